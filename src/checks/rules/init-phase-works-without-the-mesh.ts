import { ContainerView, PodView } from '../../pod/pod-view';
import { productOf } from '../../pod/products/catalogue';
import { Complaint } from '../finding';
import { isMeshInit, meshOf } from '../mesh';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'init-phase-works-without-the-mesh',
  category: 'order',
  severity: 'warning',
  title: 'Let nothing wait for the network before a mesh\'s proxy runs',
  why: 'A proxy that is a main container starts after all init containers and sidecars. Where the mesh\'s CNI plugin redirects the traffic, they have no network until then: a startup ' +
    'probe that needs it never succeeds, and the proxy is never started. Without the plugin their traffic goes around the mesh ' +
    '(https://istio.io/latest/docs/setup/additional-setup/cni/#compatibility-with-application-init-containers).',
  fix: 'have the mesh inject its proxy as a native sidecar',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      labels: {sidecar.istio.io/inject: "true"}
      annotations: {sidecar.istio.io/nativeSidecar: "false"}
    spec:
      initContainers:
        - name: sql
          image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3
          restartPolicy: Always
          startupProbe: {httpGet: {path: /startup, port: 9090}, periodSeconds: 1, failureThreshold: 60}
      containers: [{name: app, image: app}]`,
  good: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      labels: {sidecar.istio.io/inject: "true"}
      annotations: {sidecar.istio.io/nativeSidecar: "true"}
    spec:
      initContainers:
        - name: sql
          image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3
          restartPolicy: Always
          startupProbe: {httpGet: {path: /startup, port: 9090}, periodSeconds: 1, failureThreshold: 60}
      containers: [{name: app, image: app}]`,
  acknowledge: 'When the container needs no network, or its ports or addresses are excluded from the redirection. The rule is silent on containers that run as the proxy\'s own user.',

  run(pod) {
    if (pod.inits.length === 0) {
      return [];
    }
    const proxy = pod.mains.find((main) => meshOf(main) !== undefined);
    if (!proxy) {
      return [];
    }
    const user = proxy.injection?.proxyUser ?? proxy.spec.securityContext?.runAsUser ?? productOf(proxy)?.user?.uid;
    // what comes after the redirection has no network in any case: of that another rule speaks
    const redirection = pod.inits.findIndex((init) => !init.implicit && isMeshInit(init));
    return pod.inits
      .slice(0, redirection < 0 ? pod.inits.length : redirection)
      .filter((init) => !init.implicit && userOf(pod, init) !== user)
      .flatMap((init) => complaint(init, proxy));
  },
};

function complaint(init: ContainerView, proxy: ContainerView): Complaint[] {
  const role = productOf(init)?.product.role;
  if (init.kind === 'init') {
    return [{
      message: `container "${init.name}" runs before "${proxy.name}": outside of the mesh, and without a network where the mesh's CNI plugin redirects`,
      container: init.name,
      field: init.field,
      severity: 'info',
    }];
  }
  const gate = init.spec.startupProbe ? 'startupProbe' : init.spec.lifecycle?.postStart ? 'lifecycle.postStart' : undefined;
  return gate !== undefined && role !== undefined && NEEDS_NETWORK.has(role) ? [{
    message: `container "${init.name}" holds back everything after it until it is started, which may need the network that "${proxy.name}" gives, a main container: where the mesh's CNI plugin ` +
      'redirects, neither ever starts',
    container: init.name,
    field: `${init.field}.${gate}`,
    related: [proxy.field],
  }] : [];
}

const NEEDS_NETWORK = new Set(['connection-proxy', 'secrets', 'content']);

function userOf(pod: PodView, { spec }: ContainerView): number | undefined {
  return spec.securityContext?.runAsUser ?? pod.spec.securityContext?.runAsUser;
}
