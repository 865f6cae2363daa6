import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

const SERVED: Readonly<Record<string, string>> = {
  Deployment: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  ReplicaSet: 'apps/v1',
  Job: 'batch/v1',
  CronJob: 'batch/v1',
};

// the versions that are gone; a custom resource of the same kind has a group of its own
const GONE = new Set(['extensions/v1beta1', 'apps/v1beta1', 'apps/v1beta2', 'batch/v1beta1', 'batch/v2alpha1']);

export const rule: Rule = {
  id: 'api-version-is-served',
  category: 'admission',
  severity: 'error',
  title: 'Use the API version that is still served',
  why: 'The beta versions of workloads are gone: those of "extensions" and "apps" since Kubernetes 1.16, those of "batch" since 1.25. The API server does not know such an object ' +
    '(https://kubernetes.io/docs/reference/using-api/deprecation-guide/).',
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
    if (GONE.has(apiVersion) && SERVED[kind] !== undefined) {
      complain(complaints, kind, 'apiVersion', 'has an API version that is gone', apiVersion, `write "${SERVED[kind]}"`);
    }
    return complaints;
  },
};
