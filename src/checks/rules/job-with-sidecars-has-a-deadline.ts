import { jobField, quoted, sidecarGates } from '../job';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'job-with-sidecars-has-a-deadline',
  category: 'jobs',
  severity: 'warning',
  title: 'Give a Job with sidecars and restartPolicy: Never a deadline',
  why: 'A sidecar that never passes its startup probe is restarted for ever, also with restartPolicy Never, and it never fails the pod (kubernetes issue 120234): the ' +
    'main container never starts, no attempt ever fails, backoffLimit never counts. Only activeDeadlineSeconds ends such a Job. A CronJob that forbids ' +
    'concurrency does not run again until then.',
  fix: 'set activeDeadlineSeconds to more than the longest run',
  bad: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: etl}
    spec:
      template:
        spec:
          restartPolicy: Never
          initContainers: [{name: proxy, image: proxy, restartPolicy: Always, startupProbe: {tcpSocket: {port: 5432}, periodSeconds: 1}}]
          containers: [{name: etl, image: etl}]`,
  good: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: etl}
    spec:
      activeDeadlineSeconds: 3600
      template:
        spec:
          restartPolicy: Never
          initContainers: [{name: proxy, image: proxy, restartPolicy: Always, startupProbe: {tcpSocket: {port: 5432}, periodSeconds: 1}}]
          containers: [{name: etl, image: etl}]`,
  acknowledge: 'When something else watches the Job. The rule is silent with OnFailure, where restarts of sidecars count towards backoffLimit, and on sidecars ' +
    'that hold nothing back: without startup probe and postStart hook.',

  run(pod) {
    if (pod.jobSpec === undefined || pod.spec.restartPolicy === 'OnFailure' || pod.jobSpec?.activeDeadlineSeconds || pod.spec.activeDeadlineSeconds) {
      return [];
    }
    const gates = sidecarGates(pod);
    return gates.length === 0 ? [] : [{
      message: `${pod.object.kind === 'Job' ? 'job' : 'cron job'} has no activeDeadlineSeconds and hangs for ever when sidecar ${quoted(gates.map((s) => s.name))} does not start` +
        (pod.manifest.spec?.concurrencyPolicy === 'Forbid' ? ', and no later run starts either' : ''),
      field: jobField(pod),
      related: gates.map((sidecar) => sidecar.field),
    }];
  },
};
