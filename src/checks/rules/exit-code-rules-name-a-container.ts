import { jobField, quoted } from '../job';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'exit-code-rules-name-a-container',
  category: 'jobs',
  severity: 'warning',
  title: 'Name the container in exit-code rules of a podFailurePolicy',
  why: 'A rule without containerName is matched against every container of a failed pod, sidecars included (pkg/controller/job/pod_failure_policy.go). A sidecar that was ' +
    'stopped has 143, one that was killed or was in back-off is reported with 137, so that a rule for the main container\'s codes is hit by accident.',
  fix: 'set onExitCodes.containerName to the main container',
  bad: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: etl}
    spec:
      podFailurePolicy: {rules: [{action: FailJob, onExitCodes: {operator: In, values: [143]}}]}
      template:
        spec:
          restartPolicy: Never
          activeDeadlineSeconds: 3600
          initContainers: [{name: proxy, image: proxy, restartPolicy: Always}]
          containers: [{name: etl, image: etl}]`,
  good: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: etl}
    spec:
      podFailurePolicy: {rules: [{action: FailJob, onExitCodes: {containerName: etl, operator: In, values: [143]}}]}
      template:
        spec:
          restartPolicy: Never
          activeDeadlineSeconds: 3600
          initContainers: [{name: proxy, image: proxy, restartPolicy: Always}]
          containers: [{name: etl, image: etl}]`,
  acknowledge: 'When the sidecars\' exit codes are meant too. The rule is silent on In rules with none of 1, 137, 139 and 143, which sidecars hardly end with.',

  run(pod) {
    const rules: unknown = pod.jobSpec?.podFailurePolicy?.rules;
    if (!Array.isArray(rules) || pod.sidecars.length === 0) {
      return [];
    }
    return rules.flatMap((entry, i) => {
      const codes = entry?.onExitCodes;
      // what is incomplete is refused, which other rules tell
      if (!codes?.operator || !codes.values || codes.containerName || !matchesSidecars(codes)) {
        return [];
      }
      return [{
        message: `rule ${i} of podFailurePolicy also looks at the exit codes of sidecar ${quoted(pod.sidecars.map((s) => s.name))}, got ${codes.operator} [${codes.values}] without containerName`,
        fix: `set onExitCodes.containerName to "${pod.mains[0]?.name ?? ''}"`,
        field: `${jobField(pod)}.podFailurePolicy.rules[${i}].onExitCodes`,
      }];
    });
  },
};

const SIDECAR_CODES = [1, 137, 139, 143];

function matchesSidecars({ operator, values }: { operator?: unknown; values?: unknown }): boolean {
  return operator !== 'In' || (Array.isArray(values) && values.some((value) => SIDECAR_CODES.includes(value)));
}
