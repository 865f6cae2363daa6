import { DraftPod, insertTidily } from './draft-pod';
import { LegacySidecar } from './find';
import { NO_NEIGHBOURS } from '../checks/rule';
import { rule as readsToTheEnd } from '../checks/rules/log-shipper-reads-to-the-end';
import { rule as decidesReadiness } from '../checks/rules/telemetry-does-not-decide-readiness';
import { timingOf } from '../pod/timing';

/** Seconds that a log shipper needs for what the app wrote last (see the rule). */
const SETTLE_SECONDS = 5;

/** Takes the readiness probe from what only watches the app. The startup probe has been made of it by then. */
export function dropReadiness(pod: DraftPod, { container: was, product }: LegacySidecar): void {
  const container = pod.find(was.name)!;
  if (decidesReadiness.run(pod.view, NO_NEIGHBOURS).some((complaint) => complaint.container === was.name)) {
    delete container.readinessProbe;
    pod.changed(decidesReadiness.id as 'telemetry-does-not-decide-readiness', `${was.field}.readinessProbe`,
      `loses its readiness probe: when ${product!.product.title} has a problem, the app still serves`, was.name);
  }
}

/** Gives a log shipper time to read after the app has ended. Its hook runs from the beginning of the termination. */
export function addReadingTime(pod: DraftPod, { container: was }: LegacySidecar): void {
  const view = pod.view;
  const container = pod.find(was.name)!;
  if (!readsToTheEnd.run(view, NO_NEIGHBOURS).some((complaint) => complaint.container === was.name)) {
    return;
  }
  if (pod.version.minor < 30) {
    pod.leave(was.field, `has no time to read what the app writes last: Kubernetes 1.${pod.version.minor} has no sleep hook`, was.name);
    return;
  }
  const mains = view.runsToCompletion ? 0 : Math.max(0, ...view.mains.map((main) => {
    const { preStop, drain } = timingOf(view, main);
    return (preStop?.seconds ?? 0) + (drain?.seconds ?? 0);
  }));
  const seconds = Math.ceil(mains) + SETTLE_SECONDS;
  if (!container.lifecycle) {
    insertTidily(container, 'lifecycle', {}, ['startupProbe']);
  }
  container.lifecycle!.preStop = { sleep: { seconds } };
  pod.changed('log-shipper-reads-to-the-end', `${was.field}.lifecycle.preStop`,
    `gets a preStop sleep of ${seconds}s, so that it reads on for ${SETTLE_SECONDS}s after the app has ended`, was.name);
}
