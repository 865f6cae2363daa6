import { jobField, quoted } from '../job';
import { Rule } from '../rule';

/** With more than this a sidecar has to fail again and again. */
const LOW_LIMIT = 2;

export const rule: Rule = {
  id: 'sidecar-restarts-fit-the-backoff-limit',
  category: 'jobs',
  severity: 'warning',
  title: 'Leave room for restarts of sidecars in backoffLimit',
  why: 'With restartPolicy OnFailure the Job controller adds up the restarts of all containers, sidecars included (pkg/controller/job/job_controller.go). A sidecar that ' +
    'crashes once or twice fails a Job whose main container is doing fine. With Never only failed pods count, and a sidecar never fails a pod.',
  fix: 'raise backoffLimit, or use restartPolicy: Never with activeDeadlineSeconds',
  bad: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: etl}
    spec:
      backoffLimit: 1
      template:
        spec:
          restartPolicy: OnFailure
          initContainers: [{name: proxy, image: proxy, restartPolicy: Always}]
          containers: [{name: etl, image: etl}]`,
  good: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: etl}
    spec:
      backoffLimit: 6
      template:
        spec:
          restartPolicy: OnFailure
          initContainers: [{name: proxy, image: proxy, restartPolicy: Always}]
          containers: [{name: etl, image: etl}]`,
  acknowledge: `When the Job shall fail as soon as a sidecar does. The rule is silent on limits above ${LOW_LIMIT}, so also on the default of 6.`,

  run(pod) {
    const limit: unknown = pod.jobSpec?.backoffLimit;
    if (typeof limit !== 'number' || limit > LOW_LIMIT || pod.spec.restartPolicy !== 'OnFailure') {
      return [];
    }
    const sidecars = pod.sidecars.filter((sidecar) => !sidecar.implicit);
    return sidecars.length === 0 ? [] : [{
      message: `restarts of sidecar ${quoted(sidecars.map((s) => s.name))} count towards backoffLimit, so that the ${limit === 2 ? 'second' : 'first'} one fails the Job, got ${limit}`,
      field: `${jobField(pod)}.backoffLimit`,
      related: sidecars.map((sidecar) => sidecar.field),
    }];
  },
};
