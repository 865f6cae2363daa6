import { ContainerView, PodView } from '../../pod/pod-view';
import { Complaint } from '../finding';
import { causeText, meshOf } from '../mesh';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'pod-is-in-one-mesh',
  category: 'order',
  severity: 'error',
  title: 'Let one service mesh at most inject its proxy into a pod',
  why: 'Every mesh redirects all of the pod\'s traffic to its own proxy with rules of iptables. Those of the second send the traffic of the first proxy round in a circle, or past ' +
    'it, and which of the two webhooks comes first is up to the API server (https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/).',
  fix: 'take the pod out of all meshes but one',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      labels: {sidecar.istio.io/inject: "true"}
      annotations: {linkerd.io/inject: enabled, sidecar.istio.io/nativeSidecar: "true", config.linkerd.io/proxy-enable-native-sidecar: "true"}
    spec:
      containers: [{name: app, image: app}]`,
  good: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      labels: {sidecar.istio.io/inject: "true"}
      annotations: {sidecar.istio.io/nativeSidecar: "true"}
    spec:
      containers: [{name: app, image: app}]`,
  acknowledge: 'When one of the two redirects nothing, such as Istio with the interception mode NONE.',

  run(pod) {
    const proxies = pod.sidecars.length + pod.mains.length < 2 ? [] : firstOfEachMesh(pod);
    return proxies.slice(1).map(([mesh, proxy]): Complaint => ({
      message: `container "${proxy.name}" puts the pod into ${mesh} (${reasonFor(proxy)}), which is in ${proxies[0][0]} already (${reasonFor(proxies[0][1])})`,
      container: proxy.name,
      field: proxy.field,
      related: [proxies[0][1].field],
    }));
  },
};

function firstOfEachMesh(pod: PodView): [string, ContainerView][] {
  const found = new Map<string, ContainerView>();
  for (const list of [pod.sidecars, pod.mains]) {
    for (const container of list) {
      const mesh = meshOf(container);
      if (mesh !== undefined && !found.has(mesh)) {
        found.set(mesh, container);
      }
    }
  }
  return [...found];
}

function reasonFor({ name, injection }: ContainerView): string {
  return injection ? causeText(injection.cause) : `container "${name}"`;
}
