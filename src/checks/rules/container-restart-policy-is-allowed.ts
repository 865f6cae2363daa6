import { ContainerView, PodView } from '../../pod/pod-view';
import { complain, oneOf, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { checkRestartRules, RestartRule } from '../restart-rules';
import { Rule } from '../rule';

const POLICIES = ['Always', 'Never', 'OnFailure'];

export const rule: Rule = {
  id: 'container-restart-policy-is-allowed',
  category: 'admission',
  severity: 'error',
  title: 'Set on a container only a restart policy that the Kubernetes version allows there',
  why: 'Before Kubernetes 1.35 "restartPolicy: Always" on init containers is the only restart policy of a container; from then on all three ' +
    'values are allowed everywhere (https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#individual-container-restart-policy-and-rules). ' +
    'Upper and lower case count: "always" makes no sidecar.',
  fix: 'set \'restartPolicy: Always\' on an init container, or remove it',
  bad: `
    initContainers:
      - {name: proxy, image: envoy, restartPolicy: always}
    containers:
      - {name: app, image: app}`,
  good: `
    initContainers:
      - {name: proxy, image: envoy, restartPolicy: Always}
    containers:
      - {name: app, image: app}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      if (container.spec.restartPolicy !== undefined || container.spec.restartPolicyRules !== undefined) {
        checkContainer(complaints, pod, container);
      }
    }
    return complaints;
  },
};

function checkContainer(to: Complaint[], pod: PodView, container: ContainerView): void {
  const { restartPolicy } = container.spec;
  const field = `${container.field}.restartPolicy`;
  if (pod.version.minor >= 35) {
    checkAnyPolicy(to, pod, container, field);
  } else if (container.kind === 'main' && pod.version.minor < 34) {
    complain(to, container, field, 'has a restart policy although it is no init container', restartPolicy,
      'move the container to \'initContainers\' to make it a sidecar, or remove \'restartPolicy\'');
  } else if (restartPolicy !== 'Always' && pod.version.minor < 34) {
    complain(to, container, field, 'is an init container with an unknown restart policy', restartPolicy, 'write "Always", or remove \'restartPolicy\'');
  }
}

function checkAnyPolicy(to: Complaint[], pod: PodView, container: ContainerView, field: string): void {
  const { restartPolicy } = container.spec;
  const rules = (container.spec.restartPolicyRules ?? []) as readonly RestartRule[];
  if (restartPolicy === undefined) {
    if (rules.length > 0) {
      complain(to, container, field, 'has restart rules without a restart policy', undefined, 'set \'restartPolicy\'');
    }
  } else if (!POLICIES.includes(restartPolicy)) {
    const meant = POLICIES.find((policy) => policy.toLowerCase() === restartPolicy.toLowerCase());
    complain(to, container, field, 'has an unknown restart policy', restartPolicy, meant ? `write "${meant}"` : `use ${oneOf(POLICIES)}`);
  }
  if (rules.length > 0 && container.kind === 'sidecar' && pod.version.minor === 35) {
    complain(to, container, `${field}Rules`, 'is a sidecar with restart rules', undefined, 'remove \'restartPolicyRules\'');
  }
  checkRestartRules(to, container, rules, pod.version.minor, `${field}Rules`);
}
