import { ContainerView } from '../../pod/pod-view';
import { productOf } from '../../pod/products/catalogue';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'init-containers-come-before-redirection',
  category: 'order',
  severity: 'warning',
  title: 'Let no init container run between a mesh\'s redirection and its proxy',
  why: 'A mesh\'s init container sends all traffic of the pod to the proxy. Where the proxy is a main container it does not run yet, and every init container or sidecar in between ' +
    'has no network: a migration cannot reach its database, a startup probe that needs the network never passes (istio issue 11130, linkerd2 issue 1760).',
  fix: 'let the mesh inject its proxy as a native sidecar (annotation sidecar.istio.io/nativeSidecar or config.linkerd.io/proxy-enable-native-sidecar), or put the redirection last',
  bad: `
    initContainers:
      - {name: istio-init, image: "istio/proxyv2:1.30.3", args: [istio-iptables]}
      - {name: migrate, image: migrate}
    containers:
      - {name: app, image: app}
      - {name: istio-proxy, image: "istio/proxyv2:1.30.3", args: [proxy, sidecar]}`,
  good: `
    initContainers:
      - {name: istio-init, image: "istio/proxyv2:1.30.3", args: [istio-iptables]}
      - name: istio-proxy
        image: istio/proxyv2:1.30.3
        args: [proxy, sidecar]
        restartPolicy: Always
        startupProbe: {httpGet: {path: /healthz/ready, port: 15021}, periodSeconds: 1}
      - {name: migrate, image: migrate}
    containers:
      - {name: app, image: app}`,
  acknowledge: 'When the containers in between need no network, or run as the proxy\'s user, whose traffic is not redirected. The rule is silent on those.',

  run(pod) {
    const proxy = pod.inits.length < 2 || pod.sidecars.some(isInjectedProxy) ? undefined : pod.mains.find(isInjectedProxy);
    const redirection = proxy ? pod.inits.findIndex(isRedirection) : -1;
    if (!proxy || redirection < 0) {
      return [];
    }
    const user = proxy.spec.securityContext?.runAsUser ?? productOf(proxy)!.user?.uid;
    return pod.inits.slice(redirection + 1).filter((init) => !isOfMesh(init) && (init.spec.securityContext?.runAsUser ?? 0) !== user).map((init) => ({
      message: `container "${init.name}" runs without a network: "${pod.inits[redirection].name}" redirects its traffic to "${proxy.name}", which starts later, as a main container`,
      container: init.name,
      field: init.field,
      related: [proxy.field],
    }));
  },
};

const INJECTED = ['istio-proxy', 'linkerd-proxy', 'consul-dataplane', 'kuma-dp'];

function isInjectedProxy(container: ContainerView): boolean {
  return INJECTED.includes(productOf(container)?.product.id ?? '');
}

/** Not the validation container of a mesh with a CNI plugin, nor a proxy. */
function isRedirection({ kind, name, spec }: ContainerView): boolean {
  return kind === 'init' && (name === 'istio-init' || name === 'linkerd-init' || [...spec.command ?? [], ...spec.args ?? []].includes('istio-iptables'));
}

function isOfMesh(init: ContainerView): boolean {
  return productOf(init)?.product.role === 'mesh-proxy';
}
