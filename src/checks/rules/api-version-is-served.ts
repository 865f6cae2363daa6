import { workloadKindOf } from '../../pod/workload-kinds';
import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

const GONE = new Set(['extensions/v1beta1', 'apps/v1beta1', 'apps/v1beta2', 'batch/v1beta1', 'batch/v2alpha1']);

export const rule: Rule = {
  id: 'api-version-is-served',
  category: 'admission',
  severity: 'error',
  title: 'Use the API version that is still served',
  why: 'The beta versions of workloads are gone: those of "extensions" and "apps" since Kubernetes 1.16, those of "batch" since 1.25. The API server does not know ' +
    'an object of these or of any other version than the one that is served (https://kubernetes.io/docs/reference/using-api/deprecation-guide/).',
  fix: 'use the version "v1"',
  bad: `
    apiVersion: batch/v1beta1
    kind: CronJob
    metadata: {name: export}
    spec:
      schedule: "0 3 * * *"
      jobTemplate:
        spec:
          template:
            spec:
              restartPolicy: Never
              containers:
                - {name: app, image: app}`,
  good: `
    apiVersion: batch/v1
    kind: CronJob
    metadata: {name: export}
    spec:
      schedule: "0 3 * * *"
      jobTemplate:
        spec:
          template:
            spec:
              restartPolicy: Never
              containers:
                - {name: app, image: app}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    const { apiVersion, kind } = pod.object;
    const served = workloadKindOf(pod.object)?.apiVersion;
    if (served !== undefined && served !== apiVersion) {
      complain(complaints, kind, 'apiVersion', GONE.has(apiVersion) ? 'has an API version that is gone' : 'has an API version that no API server knows', apiVersion, `write "${served}"`);
    }
    return complaints;
  },
};
