import { Rule } from '../rule';
import { namedTargets, portNamed } from '../services';

export const rule: Rule = {
  id: 'service-target-ports-exist',
  category: 'ports',
  severity: 'warning',
  title: 'Let Services name ports that the pod has',
  why: 'A target port\'s name that no container of a pod has is left out of the endpoints without any event, and the Service refuses connections. A port is easily lost ' +
    'when a container becomes a sidecar (https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports).',
  fix: 'name a port of the pod, or use a number',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata: {name: orders, labels: {app: orders}}
    spec:
      initContainers: [{name: auth, image: auth, restartPolicy: Always, ports: [{containerPort: 4180}]}]
      containers: [{name: app, image: app, ports: [{name: api, containerPort: 8080}]}]
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
      initContainers: [{name: auth, image: auth, restartPolicy: Always, ports: [{containerPort: 4180}]}]
      containers: [{name: app, image: app, ports: [{name: api, containerPort: 8080}]}]
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: orders}
    spec: {selector: {app: orders}, ports: [{port: 80, targetPort: api}]}`,
  acknowledge: 'When the Service selects several workloads and means another one, or an injected container has the port. The rule looks at pods with sidecars only.',
  reads: ['Service'],
  concerns: (pod) => pod.sidecars.length > 0,

  run(pod, others) {
    if (pod.sidecars.length === 0) {
      return [];
    }
    return namedTargets(pod, others).filter(({ port }) => !portNamed(pod, port, 'main') && !portNamed(pod, port, 'sidecar')).map(({ service, port }) => ({
      message: `service "${service}" names a port that no container of the pod has, got targetPort "${port}"`,
      field: `${pod.field}.containers`,
    }));
  },
};
