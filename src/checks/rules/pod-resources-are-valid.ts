import { aggregate } from '../../pod/aggregate-resources';
import { Amounts, amountsOf, requestsOf } from '../../pod/container-resources';
import { Resources } from '../../pod/manifest';
import { PodView } from '../../pod/pod-view';
import { parseQuantity, Quantity } from '../../pod/quantity';
import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { checkResources, podResourceFault } from '../resource-requirements';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'pod-resources-are-valid',
  category: 'admission',
  severity: 'error',
  title: 'Request for the whole pod at least what its containers request together',
  why: 'From Kubernetes 1.34 on a pod\'s own resources stand for all of its containers. The API server refuses requests below the sum of the containers\' ' +
    '(sidecars count in full), requests above the limit, and a container\'s limit above the pod\'s ' +
    '(https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/, KEP-2837).',
  fix: 'raise the pod\'s resources or lower the containers\'',
  bad: `
    resources: {requests: {cpu: 100m}}
    containers:
      - {name: app, image: app, resources: {requests: {cpu: 200m}}}`,
  good: `
    resources: {requests: {cpu: 300m}}
    containers:
      - {name: app, image: app, resources: {requests: {cpu: 200m}}}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    if (pod.spec.resources) {
      check(complaints, pod, pod.spec.resources, `${pod.field}.resources`);
    }
    return complaints;
  },
};

function check(to: Complaint[], pod: PodView, resources: Resources, field: string): void {
  if (resources.claims !== undefined) {
    complain(to, 'pod', `${field}.claims`, 'has claims among its own resources', undefined, 'move the claims to a container');
  }
  const together = pod.templateField === ''
    ? aggregate(pod, requestsOf)
    : aggregate(pod, ({ resources: own }) => amountsOf(own?.requests));
  const requests = pod.templateField === '' ? filledIn(resources, together) : resources.requests ?? {};
  checkResources(to, 'pod', { ...resources, requests }, field, podResourceFault);
  for (const name in requests) {
    const sum = together.get(name) ?? 0n;
    if (sum > amountOf(requests[name])) {
      complain(to, 'pod', `${field}.requests[${name}]`, `requests less "${name}" than its containers together, which request ${new Quantity(sum, 'decimal')}`,
        requests[name], `request at least ${new Quantity(sum, 'decimal')}`);
    }
  }
  for (const container of pod.mains) {
    const limits = container.spec.resources?.limits;
    for (const name in limits) {
      const most = resources.limits?.[name];
      if (most !== undefined && amountOf(limits[name]) > amountOf(most)) {
        complain(to, container, `${field}.containers[${container.index}][${name}].limits`, `has a higher limit of "${name}" than the pod's ${most}`, limits[name],
          'lower the limit, or raise the pod\'s');
      }
    }
  }
}

// SetDefaults_Pod of pkg/apis/core/v1/defaults.go: of a Pod, not of a pod template
function filledIn(resources: Resources, together: Amounts): Record<string, string | number> {
  const requests: Record<string, string | number> = { ...resources.requests };
  const lists: readonly (readonly [string, string | number])[] = [
    ...[...together].map(([name, nanos]) => [name, new Quantity(nanos, 'decimal').toString()] as const),
    ...Object.entries(resources.limits ?? {}),
  ];
  for (const [name, amount] of lists) {
    if (requests[name] === undefined && (name === 'cpu' || name === 'memory')) {
      requests[name] = amount;
    }
  }
  return requests;
}

function amountOf(text: string | number): bigint {
  return parseQuantity(text)?.nanos ?? 0n;
}
