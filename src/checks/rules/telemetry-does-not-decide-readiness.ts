import { ContainerView, PodView } from '../../pod/pod-view';
import { productOf } from '../../pod/products/catalogue';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'telemetry-does-not-decide-readiness',
  category: 'probes',
  severity: 'warning',
  title: 'Give log shippers and telemetry agents no readiness probe',
  why: 'A sidecar\'s readiness counts for the pod (KEP-753): when the log backend is down or slow and the agent says that it is not ready, a healthy app is taken ' +
    'out of its Services, on all replicas at once.',
  fix: 'remove the readinessProbe; a startupProbe and, with patience, a livenessProbe are enough',
  bad: `
    initContainers:
      - {name: logs, image: "fluent/fluent-bit:5.1.1", restartPolicy: Always, readinessProbe: {httpGet: {path: /api/v1/health, port: 2020}}}
    containers: [{name: app, image: app}]`,
  good: `
    initContainers:
      - {name: logs, image: "fluent/fluent-bit:5.1.1", restartPolicy: Always, startupProbe: {httpGet: {path: /, port: 2020}, periodSeconds: 1}}
    containers: [{name: app, image: app}]`,
  acknowledge: 'When no request may be served that is not logged. The rule is silent on pods that are nothing but telemetry, such as a node\'s agent.',

  run(pod) {
    const deciding = pod.containers.filter((container) => container.spec.readinessProbe && isTelemetry(container) && servesSomethingElse(pod));
    return deciding.map((container) => ({
      message: `container "${container.name}" is ${productOf(container)!.product.title} and decides with its readiness probe whether the pod gets requests`,
      container: container.name,
      field: `${container.field}.readinessProbe`,
    }));
  },
};

function isTelemetry(container: ContainerView): boolean {
  const role = productOf(container)?.product.role;
  return role === 'log-shipper' || role === 'telemetry';
}

function servesSomethingElse(pod: PodView): boolean {
  return pod.mains.some((main) => productOf(main) === undefined);
}
