import { Complaint } from '../finding';
import { Rule } from '../rule';
import { hasNamedSidecarPort, namedTargets, portNamed } from '../services';

/** https://github.com/kubernetes/kubernetes/pull/128850 */
const RESOLVED_SINCE_MINOR = 33;

export const rule: Rule = {
  id: 'service-port-names-reach-sidecars',
  category: 'ports',
  severity: 'error',
  title: 'Let Services name a sidecar\'s port only from Kubernetes 1.33 on',
  why: 'Up to 1.32 the EndpointSlice controller looks a target port\'s name up among the main containers only (kubernetes issue 127958): the Service gets no endpoint ' +
    'for a port that a sidecar has, without any event. From 1.33 on it finds it, but a main container\'s port of the same name wins.',
  fix: 'use the port\'s number as targetPort',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata: {name: orders, labels: {app: orders}}
    spec:
      initContainers: [{name: auth, image: auth, restartPolicy: Always, ports: [{name: web, containerPort: 4180}]}]
      containers: [{name: app, image: app, ports: [{name: web, containerPort: 8080}]}]
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: orders}
    spec: {selector: {app: orders}, ports: [{port: 80, targetPort: web}]}`,
  good: `
    apiVersion: v1
    kind: Pod
    metadata: {name: orders, labels: {app: orders}}
    spec:
      initContainers: [{name: auth, image: auth, restartPolicy: Always, ports: [{name: auth, containerPort: 4180}]}]
      containers: [{name: app, image: app, ports: [{name: web, containerPort: 8080}]}]
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: orders}
    spec: {selector: {app: orders}, ports: [{port: 80, targetPort: 4180}]}`,
  acknowledge: 'When the main container\'s port is the one that is meant.',
  reads: ['Service'],
  concerns: hasNamedSidecarPort,

  run(pod, others) {
    if (!hasNamedSidecarPort(pod)) {
      return [];
    }
    return namedTargets(pod, others).flatMap(({ service, port }): Complaint[] => {
      const sidecar = portNamed(pod, port, 'sidecar');
      const main = portNamed(pod, port, 'main');
      if (!sidecar || main?.port === sidecar.port) {
        return [];
      }
      const about = { container: sidecar.container, field: `${sidecar.field}.name`, fix: `use the number ${sidecar.port} as targetPort in Service "${service}"` };
      if (main) {
        return [{
          ...about,
          message: `service "${service}" names port "${port}", which sidecar "${sidecar.container}" (${sidecar.port}) and container "${main.container}" (${main.port}) have: it gets the main container's`,
          severity: 'warning',
          related: [`${main.field}.name`],
        }];
      }
      return pod.version.minor >= RESOLVED_SINCE_MINOR ? [] : [{
        ...about,
        message: `service "${service}" names port "${port}" of sidecar "${sidecar.container}", which Kubernetes 1.${pod.version.minor} does not find`,
      }];
    });
  },
};
