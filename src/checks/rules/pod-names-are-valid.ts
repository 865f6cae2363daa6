import { Fault, labelFault, qualifiedNameFault, subdomainFault } from '../../pod/names';
import { PodView } from '../../pod/pod-view';
import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

const NAMES: readonly (readonly [string, (text: string) => Fault])[] = [
  ['hostname', labelFault],
  ['subdomain', labelFault],
  ['serviceAccountName', subdomainFault],
  ['nodeName', subdomainFault],
  ['priorityClassName', subdomainFault],
];

export const rule: Rule = {
  id: 'pod-names-are-valid',
  category: 'admission',
  severity: 'error',
  title: 'Write hostname, service account, node, classes and gates of a pod as names',
  why: 'The API server refuses a pod that refers to something by a text that cannot be its name ' +
    '(https://kubernetes.io/docs/concepts/overview/working-with-objects/names/).',
  fix: 'correct the name',
  bad: `
    hostname: orders.api
    containers:
      - {name: app, image: app}`,
  good: `
    hostname: orders-api
    containers:
      - {name: app, image: app}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    for (const [name, faultOf] of NAMES) {
      const value = pod.spec[name] as string | undefined;
      if (value) {
        check(complaints, pod, name, value, faultOf(value));
      }
    }
    const { runtimeClassName, hostnameOverride, readinessGates, schedulingGates } = pod.spec as any;
    if (runtimeClassName !== undefined) {
      check(complaints, pod, 'runtimeClassName', runtimeClassName, subdomainFault(runtimeClassName));
    }
    if (hostnameOverride !== undefined) {
      checkHostname(complaints, pod, hostnameOverride);
    }
    readinessGates?.forEach(({ conditionType = '' }, i: number) =>
      check(complaints, pod, `readinessGates[${i}].conditionType`, conditionType, qualifiedNameFault(conditionType)));
    schedulingGates?.forEach(({ name = '' }, i: number) =>
      check(complaints, pod, `schedulingGates[${i}]`, name,
        qualifiedNameFault(name) ?? (schedulingGates.findIndex((gate: any) => gate.name === name) < i ? 'is used twice' : undefined)));
    if (schedulingGates?.length > 0 && pod.spec.nodeName && pod.templateField === '') {
      complain(complaints, 'pod', `${pod.field}.nodeName`, 'is bound to a node although it has scheduling gates', pod.spec.nodeName, 'remove \'nodeName\' or the gates');
    }
    return complaints;
  },
};

function check(to: Complaint[], pod: PodView, name: string, value: string, fault: Fault): void {
  if (fault) {
    complain(to, 'pod', `${pod.field}.${name}`, `has a '${name}' that ${fault}`, value);
  }
}

// KEP-4762: the whole host name, which must fit into 64 characters
function checkHostname(to: Complaint[], pod: PodView, hostname: string): void {
  check(to, pod, 'hostnameOverride', hostname, hostname.length > 64 ? 'is longer than 64 characters' : subdomainFault(hostname));
  if (pod.spec.hostNetwork || pod.spec.setHostnameAsFQDN) {
    complain(to, 'pod', `${pod.field}.hostnameOverride`, 'overrides its host name although it uses the node\'s or its full domain name', hostname,
      'remove \'hostnameOverride\', or \'hostNetwork\' and \'setHostnameAsFQDN\'');
  }
}
