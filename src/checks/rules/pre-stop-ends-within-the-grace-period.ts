import { ContainerView, PodView } from '../../pod/pod-view';
import { graceFor, hooksThatTakeAllGrace, requiredGraceOf } from '../../pod/shutdown';
import { timingOf } from '../../pod/timing';
import { inSeconds } from '../duration-text';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'pre-stop-ends-within-the-grace-period',
  category: 'shutdown',
  severity: 'error',
  title: 'Let every preStop hook end well before the grace period does',
  why: 'The grace period begins with the preStop hooks. A hook that takes all of it is cut off, SIGTERM comes to all containers at once and SIGKILL two seconds later: ' +
    'nothing is left for the container to end in, and sidecars do not wait for it any more ' +
    '(https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution).',
  fix: 'shorten the hook or raise "terminationGracePeriodSeconds"',
  bad: `
    containers:
      - {name: app, image: app, lifecycle: {preStop: {exec: {command: [sleep, "30"]}}}}`,
  good: `
    terminationGracePeriodSeconds: 45
    containers:
      - {name: app, image: app, lifecycle: {preStop: {exec: {command: [sleep, "30"]}}}}`,
  acknowledge: 'Never: the hook does not do what it is for.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of hooksThatTakeAllGrace(pod)) {
      if (isRefused(pod, container)) {
        continue;
      }
      const seconds = timingOf(pod, container).preStop!.seconds;
      const requiredSeconds = requiredGraceOf(pod);
      const grace = pod.spec.terminationGracePeriodSeconds ?? '30 (the default)';
      complaints.push({
        message: `container "${container.name}" has a preStop hook that ${Number.isFinite(seconds) ? `takes ${inSeconds(seconds)}` : 'never ends'}, ` +
          `got terminationGracePeriodSeconds ${grace}: the hook is cut off, and SIGTERM comes to every container at once`,
        fix: Number.isFinite(requiredSeconds) ? `shorten the hook, or set terminationGracePeriodSeconds: ${graceFor(requiredSeconds)} or more` : 'shorten the hook',
        container: container.name,
        field: `${container.field}.lifecycle.preStop`,
        related: [`${pod.field}.terminationGracePeriodSeconds`],
      });
    }
    return complaints;
  },
};

/** The API server refuses a sleep above the grace period, but not one that is equal to it (KEP-3960). */
function isRefused(pod: PodView, { spec }: ContainerView): boolean {
  return (spec.lifecycle?.preStop?.sleep?.seconds ?? 0) > (pod.spec.terminationGracePeriodSeconds ?? 30);
}
