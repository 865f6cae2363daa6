import { labelFault, subdomainFault } from '../../pod/names';
import { ContainerView, PodView } from '../../pod/pod-view';
import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

interface PodClaim {
  readonly name?: string;
  readonly resourceClaimName?: string;
  readonly resourceClaimTemplateName?: string;
}

interface ContainerClaim {
  readonly name?: string;
  readonly request?: string;
}

export const rule: Rule = {
  id: 'resource-claims-are-valid',
  category: 'admission',
  severity: 'error',
  title: 'Claim devices once, by the names that the pod gives to its claims',
  why: 'The API server refuses a claim of a pod without a name or without exactly one of a claim and a template, and a container that uses a claim twice or one that the pod lacks ' +
    '(https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/).',
  fix: 'correct the claim',
  bad: `
    containers:
      - {name: app, image: app, resources: {claims: [{name: gpu}]}}`,
  good: `
    containers:
      - {name: app, image: app, resources: {claims: [{name: gpu}]}}
    resourceClaims:
      - {name: gpu, resourceClaimTemplateName: one-gpu}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    const claims = (pod.spec.resourceClaims ?? []) as readonly PodClaim[];
    claims.forEach((claim, i) => checkPodClaim(complaints, pod, claims, claim, i));
    for (const container of pod.containers) {
      const used = container.spec.resources?.claims as readonly ContainerClaim[] | undefined;
      used?.forEach((claim, i) => checkUse(complaints, container, claims, used, claim, i));
    }
    return complaints;
  },
};

function checkPodClaim(to: Complaint[], pod: PodView, claims: readonly PodClaim[], claim: PodClaim, index: number): void {
  const field = `${pod.field}.resourceClaims[${index}]`;
  const { name = '' } = claim;
  const fault = claims.findIndex((other) => other.name === name) < index ? 'is used twice' : name === '' ? 'is empty' : labelFault(name);
  if (fault) {
    complain(to, 'pod', `${field}.name`, `has a claim whose name ${fault}`, name, 'give each claim a name of its own');
  }
  if (pod.version.minor < 31) {
    return;
  }
  if ((claim.resourceClaimName === undefined) === (claim.resourceClaimTemplateName === undefined)) {
    complain(to, 'pod', field, 'has a claim that needs one of \'resourceClaimName\' and \'resourceClaimTemplateName\'', undefined, 'set exactly one of them');
  }
  for (const part of ['resourceClaimName', 'resourceClaimTemplateName'] as const) {
    const nameFault = claim[part] === undefined ? undefined : subdomainFault(claim[part]);
    if (nameFault) {
      complain(to, 'pod', `${field}.${part}`, `has a claim with a '${part}' that ${nameFault}`, claim[part], 'correct the name');
    }
  }
}

function checkUse(
  to: Complaint[], container: ContainerView, claims: readonly PodClaim[], used: readonly ContainerClaim[], claim: ContainerClaim, index: number,
): void {
  const field = `${container.field}.resources.claims[${index}]`;
  const { name = '', request = '' } = claim;
  const overlaps = (other: ContainerClaim) => other.name === name && (!other.request || request === '' || other.request === request);
  if (name === '' || used.slice(0, index).some(overlaps) || !claims.some((c) => c.name === name)) {
    complain(to, container, field, 'uses a claim that the pod does not have, or uses it twice', name, 'use each of the pod\'s \'resourceClaims\' once');
  }
  const fault = request === '' ? undefined : labelFault(request);
  if (fault) {
    complain(to, container, `${field}.request`, `uses a request of a claim whose name ${fault}`, request, 'correct the name');
  }
}
