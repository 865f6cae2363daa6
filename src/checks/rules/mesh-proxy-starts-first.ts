import { ContainerView } from '../../pod/pod-view';
import { isMeshInit, meshOf } from '../mesh';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'mesh-proxy-starts-first',
  category: 'order',
  severity: 'warning',
  title: 'Let a mesh\'s native proxy start before every other sidecar',
  why: 'Sidecars and init containers in front of the proxy have no mesh, and behind the mesh\'s redirection no network at all; at the end they outlive it, and what they still have to send does not leave the ' +
    'pod. Injectors put the proxy first; another webhook, or an edit of the injected manifest, can change that (KEP-753; istio issue 53920).',
  fix: 'move the proxy to the front of initContainers, behind the mesh\'s own init container',
  bad: `
    initContainers:
      - {name: logs, image: "fluent/fluent-bit:5.1.1", restartPolicy: Always}
      - {name: linkerd-proxy, image: "cr.l5d.io/linkerd/proxy:edge-26.5.2", restartPolicy: Always}
    containers: [{name: app, image: app}]`,
  good: `
    initContainers:
      - {name: linkerd-proxy, image: "cr.l5d.io/linkerd/proxy:edge-26.5.2", restartPolicy: Always}
      - {name: logs, image: "fluent/fluent-bit:5.1.1", restartPolicy: Always}
    containers: [{name: app, image: app}]`,
  acknowledge: 'When the sidecar in front needs no network, as one that only waits for a signal. The rule is silent on init containers that run to their end before the mesh redirects.',

  run(pod) {
    if (pod.sidecars.length === 0 || pod.inits.length < 2) {
      return [];
    }
    const at = pod.inits.findIndex((init) => !init.implicit && init.kind === 'sidecar' && meshOf(init) !== undefined);
    const proxy = pod.inits[at];
    const redirection = pod.inits.findIndex(isMeshInit);
    const isCutOff = (init: ContainerView, i: number) => init.kind === 'sidecar' || (redirection >= 0 && redirection < i);
    return at <= 0 ? [] : pod.inits.slice(0, at).filter((init, i) => !isMeshInit(init) && isCutOff(init, i)).map((init) => ({
      message: `container "${init.name}" starts before "${proxy.name}", ${init.kind === 'sidecar' ? 'and outlives it' : 'after the traffic has been redirected to it'}`,
      fix: `move "${proxy.name}" in front of "${init.name}" in initContainers`,
      container: init.name,
      field: init.field,
      related: [proxy.field],
    }));
  },
};
