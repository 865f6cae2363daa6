import { aggregate } from '../../pod/aggregate-resources';
import { requestsOf } from '../../pod/container-resources';
import { lifecycleAnnotationOf } from '../../pod/lifecycle-annotation';
import { podLevelOf } from '../../pod/pod-level-resources';
import { ContainerView, PodView } from '../../pod/pod-view';
import { productOf } from '../../pod/products/catalogue';
import { isNeededByOthers } from '../../pod/products/product';
import { Quantity } from '../../pod/quantity';
import { Complaint } from '../finding';
import { listensOn } from '../listening';
import { localUses } from '../local-uses';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'init-does-not-raise-the-request',
  category: 'resources',
  severity: 'warning',
  title: 'Put a heavy init container before the sidecars that it does not need',
  why: 'A pod requests as much as its hungriest moment needs, for all of its life. An init container runs beside the sidecars declared before it, so that their requests are added to its own ' +
    '(https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers; component-helpers/resource).',
  fix: 'move the init container in front of the sidecars',
  bad: `
    initContainers:
      - {name: cache, image: cache, restartPolicy: Always, resources: {requests: {memory: 1Gi}}}
      - {name: index, image: index, resources: {requests: {memory: 2Gi}}}
    containers:
      - {name: app, image: app, resources: {requests: {memory: 512Mi}}}`,
  good: `
    initContainers:
      - {name: index, image: index, resources: {requests: {memory: 2Gi}}}
      - {name: cache, image: cache, restartPolicy: Always, resources: {requests: {memory: 1Gi}}}
    containers:
      - {name: app, image: app, resources: {requests: {memory: 512Mi}}}`,
  acknowledge: 'When the init container needs the sidecar in a way that the manifest does not tell; a "startsAfter" in the annotation "cdk8s-sidecars/lifecycle" says so for good.',

  run(pod) {
    if (pod.classics.length === 0 || pod.sidecars.length === 0 || podLevelOf(pod)) {
      return [];
    }
    const inits = cheapestOrder(pod);
    if (inits.every((container, i) => container === pod.inits[i])) {
      return [];
    }
    const asDeclared = aggregate(pod, requestsOf);
    const cheapest = aggregate({ inits, mains: pod.mains }, requestsOf);
    const complaints: Complaint[] = [];
    for (const resource of ['cpu', 'memory']) {
      const request = asDeclared.get(resource) ?? 0n;
      const least = cheapest.get(resource) ?? 0n;
      // a small raise is not worth a finding
      if ((request - least) * 5n < least || request === least) {
        continue;
      }
      const culprit = culpritOf(pod, resource);
      complaints.push({
        message: `container "${culprit.name}" raises the ${resource} request of the pod from ${print(least)} to ${print(request)}, as it runs beside the sidecars before it`,
        fix: `order initContainers as ${inits.map((c) => `"${c.name}"`).join(', ')}`,
        container: culprit.name,
        field: culprit.field,
      });
    }
    return complaints;
  },
};

/** Every init container as early as those before it and the sidecars that it needs allow. */
function cheapestOrder(pod: PodView): ContainerView[] {
  const order: ContainerView[] = [];
  for (const container of pod.inits) {
    let at = order.length;
    while (container.kind === 'init' && at > 0 && order[at - 1].kind === 'sidecar' && !needs(pod, container, order[at - 1])) {
      at--;
    }
    order.splice(at, 0, container);
  }
  return order;
}

function needs(pod: PodView, init: ContainerView, sidecar: ContainerView): boolean {
  const { expectations } = lifecycleAnnotationOf(pod);
  const known = productOf(sidecar);
  return sidecar.implicit
    || (known !== undefined && isNeededByOthers(known.product.role))
    || (expectations.get(init.name)?.startsAfter?.includes(sidecar.name) ?? false)
    || (expectations.get(sidecar.name)?.startsBefore?.includes(init.name) ?? false)
    || localUses(init).some(({ port }) => listensOn(sidecar, port));
}

/** The init container in whose time the request is highest. */
function culpritOf(pod: PodView, resource: string): ContainerView {
  const request = (spec: ContainerView['spec']) => requestsOf(spec).get(resource) ?? 0n;
  let sidecars = 0n;
  let highest = -1n;
  let culprit = pod.classics[0];
  for (const container of pod.inits) {
    if (container.kind === 'sidecar') {
      sidecars += request(container.spec);
    } else if (request(container.spec) + sidecars > highest) {
      highest = request(container.spec) + sidecars;
      culprit = container;
    }
  }
  return culprit;
}

function print(nanos: bigint): string {
  return String(new Quantity(nanos, 'binary'));
}
