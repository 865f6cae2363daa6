import { ContainerView, PodView } from '../../pod/pod-view';
import { productOf } from '../../pod/products/catalogue';
import { Complaint } from '../finding';
import { listensOn } from '../listening';
import { LocalUse, localUses } from '../local-uses';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'init-starts-after-the-sidecar-it-uses',
  category: 'order',
  severity: 'error',
  title: 'Put a sidecar in front of the init containers that use it',
  why: 'An init container runs to its end before the next entry of initContainers starts: what stands behind it, main containers included, is not there ' +
    'while it runs (https://kubernetes.io/docs/concepts/workloads/pods/init-containers/). An init container that connects to localhost then fails, or waits for ever.',
  fix: 'move the sidecar in front of the init container',
  bad: `
    initContainers:
      - {name: migrate, image: migrate, env: [{name: DATABASE_URL, value: "postgres://app@localhost:5432/orders"}]}
      - {name: sql, image: sql, restartPolicy: Always, ports: [{containerPort: 5432}]}
    containers: [{name: app, image: app}]`,
  good: `
    initContainers:
      - {name: sql, image: sql, restartPolicy: Always, ports: [{containerPort: 5432}], startupProbe: {tcpSocket: {port: 5432}, periodSeconds: 1}}
      - {name: migrate, image: migrate, env: [{name: DATABASE_URL, value: "postgres://app@localhost:5432/orders"}]}
    containers: [{name: app, image: app}]`,
  acknowledge: 'When the init container has the setting, but does not connect. Of main containers only those count that are known to be the way to a ' +
    'backend, such as the Cloud SQL Auth Proxy.',

  run(pod) {
    if (pod.classics.length === 0 || (pod.sidecars.length === 0 && !pod.mains.some(isConnectionProxy))) {
      return [];
    }
    return pod.classics.filter((init) => !init.implicit).flatMap((init) => localUses(init).flatMap((use) => complaintsOf(pod, init, use)));
  },
};

function complaintsOf(pod: PodView, init: ContainerView, use: LocalUse): Complaint[] {
  const at = pod.inits.indexOf(init);
  const listensThere = (container: ContainerView) => container.kind !== 'init' && listensOn(container, use.port);
  if (pod.inits.slice(0, at).some(listensThere)) {
    return [];
  }
  const sidecar = pod.inits.slice(at + 1).find(listensThere);
  const listener = sidecar ?? pod.mains.find((main) => isConnectionProxy(main) && listensThere(main));
  if (!listener) {
    return [];
  }
  const asked = `container "${init.name}" uses localhost:${use.port} (${use.where}), but`;
  return [{
    ...(sidecar
      ? { message: `${asked} sidecar "${listener.name}", which listens there, starts after it`, fix: `move "${listener.name}" in front of "${init.name}" in initContainers` }
      : {
        message: `${asked} container "${listener.name}", which listens there, is a main container and starts only when every init container has ended`,
        fix: `make "${listener.name}" a sidecar: move it in front of "${init.name}" in initContainers, with restartPolicy: Always`,
        severity: 'warning' as const,
      }),
    container: init.name,
    field: use.field,
    related: [listener.field],
  }];
}

function isConnectionProxy(container: ContainerView): boolean {
  return productOf(container)?.product.role === 'connection-proxy';
}
