import { complain, oneOf, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

const SETTINGS: readonly (readonly [string, readonly string[]])[] = [
  ['restartPolicy', ['Always', 'OnFailure', 'Never']],
  ['dnsPolicy', ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None']],
];
const PREEMPTION = ['PreemptLowerPriority', 'Never'];

export const rule: Rule = {
  id: 'pod-settings-are-known',
  category: 'admission',
  severity: 'error',
  title: 'Use the values that the API has for the pod\'s policies',
  why: 'The API server refuses every other restart policy, DNS policy, preemption policy and operating system; upper and lower case count ' +
    '(https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec).',
  fix: 'use a value that the API knows',
  bad: `
    dnsPolicy: clusterFirst
    containers:
      - {name: app, image: app}`,
  good: `
    dnsPolicy: ClusterFirst
    containers:
      - {name: app, image: app}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    for (const [name, values] of SETTINGS) {
      // an empty text counts as absent
      const value = pod.spec[name] as string | undefined;
      if (value && !values.includes(value)) {
        complain(complaints, 'pod', `${pod.field}.${name}`, `has an unknown '${name}'`, value, `use ${oneOf(values)}`);
      }
    }
    const preemption = pod.spec.preemptionPolicy as string | undefined;
    if (preemption !== undefined && !PREEMPTION.includes(preemption)) {
      complain(complaints, 'pod', `${pod.field}.preemptionPolicy`, 'has an unknown \'preemptionPolicy\'', preemption, `use ${oneOf(PREEMPTION)}`);
    }
    const os = pod.spec.os;
    if (os && os.name !== 'linux' && os.name !== 'windows') {
      complain(complaints, 'pod', `${pod.field}.os${os.name ? '' : '.name'}`, 'has an unknown operating system', os.name ?? '', 'use "linux" or "windows"');
    }
    return complaints;
  },
};
