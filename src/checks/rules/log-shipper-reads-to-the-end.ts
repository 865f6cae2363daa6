import { ContainerView, PodView } from '../../pod/pod-view';
import { productOf } from '../../pod/products/catalogue';
import { timingOf } from '../../pod/timing';
import { Complaint } from '../finding';
import { sharedFiles } from '../mounts';
import { Rule } from '../rule';
import { commandText } from '../script';

/** What Fluent Bit needs to read and send a burst of some ten megabytes, and what leaves a margin. */
const SMALLEST_SETTLE_SECONDS = 3;
const SETTLE_SECONDS = 5;

export const rule: Rule = {
  id: 'log-shipper-reads-to-the-end',
  category: 'shutdown',
  severity: 'warning',
  title: 'Let Fluent Bit read on for some seconds after the last main container has ended',
  why: 'On SIGTERM Fluent Bit pauses its inputs at once, and "grace" is only for what it has already read. A native sidecar gets SIGTERM a moment after the last main ' +
    'container has ended, so that what the app wrote last is never read. Its preStop hook runs from the start of the termination and holds SIGTERM back: ' +
    'it has to outlast the main containers by some seconds (https://github.com/fluent/fluent-bit/issues/6400, KEP-753).',
  fix: `add a preStop sleep of ${SETTLE_SECONDS}s`,
  bad: `
    initContainers:
      - name: fluent-bit
        image: fluent/fluent-bit:5.1.1
        restartPolicy: Always
        volumeMounts: [{name: logs, mountPath: /var/log/app, readOnly: true}]
    containers:
      - {name: app, image: app, volumeMounts: [{name: logs, mountPath: /var/log/app}]}
    volumes: [{name: logs, emptyDir: {sizeLimit: 1Gi}}]`,
  good: `
    initContainers:
      - name: fluent-bit
        image: fluent/fluent-bit:5.1.1
        restartPolicy: Always
        volumeMounts: [{name: logs, mountPath: /var/log/app, readOnly: true}]
        lifecycle: {preStop: {sleep: {seconds: 5}}}
    containers:
      - {name: app, image: app, volumeMounts: [{name: logs, mountPath: /var/log/app}]}
    volumes: [{name: logs, emptyDir: {sizeLimit: 1Gi}}]`,
  acknowledge: 'When the last lines may be lost. The rule counts what is known of the main containers\' shutdown (see the annotation "cdk8s-sidecars/lifecycle"), and ' +
    'is silent when a sidecar that starts after Fluent Bit is known to take its time on SIGTERM, when the two share no files, and when a hook takes nobody knows how long.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const sidecar of pod.sidecars) {
      if (!isFluentBit(sidecar) || sharedFiles(pod, sidecar).length === 0 || isHeldUp(pod, sidecar)) {
        continue;
      }
      const reads = timingOf(pod, sidecar).preStop?.seconds;
      const mains = pod.runsToCompletion ? 0 : mainsSeconds(pod);
      if (reads === undefined || mains === Infinity || reads >= mains + SMALLEST_SETTLE_SECONDS) {
        continue;
      }
      const needed = Math.ceil(mains) + SETTLE_SECONDS;
      complaints.push({
        message: messageFor(sidecar, reads, mains, pod.runsToCompletion),
        fix: pod.version.minor >= 30 ? `set lifecycle.preStop.sleep.seconds to ${needed}${mains > 0 ? `, ${mains}s of the main containers and ${SETTLE_SECONDS}s more` : ''}`
          : `declare a sidecar after it whose SIGTERM handling waits for ${SETTLE_SECONDS}s`,
        container: sidecar.name,
        field: sidecar.spec.lifecycle?.preStop ? `${sidecar.field}.lifecycle.preStop` : sidecar.field,
      });
    }
    return complaints;
  },
};

function messageFor({ name }: ContainerView, reads: number, mains: number, job: boolean): string {
  if (reads === 0) {
    return `container "${name}" stops reading as soon as the main containers have ended, so that what they wrote last is lost`;
  }
  return job ? `container "${name}" reads on for only ${reads}s after the main containers have ended`
    : `container "${name}" reads on for ${reads}s from the start of the termination, but the main containers may write for ${mains}s of them`;
}

function isFluentBit(container: ContainerView): boolean {
  const id = productOf(container)?.product.id;
  return id === 'fluent-bit' || id === 'aws-for-fluent-bit';
}

function mainsSeconds(pod: PodView): number {
  return Math.max(0, ...pod.mains.map((main) => {
    const { preStop, drain } = timingOf(pod, main);
    return (preStop?.seconds ?? 0) + (drain?.seconds ?? 0);
  }));
}

/** Sidecars stop in reverse order: one that comes later and takes its time gives that time to all before it. */
function isHeldUp(pod: PodView, sidecar: ContainerView): boolean {
  return pod.sidecars.slice(pod.sidecars.indexOf(sidecar) + 1).some((later) => {
    const drain = timingOf(pod, later).drain?.seconds ?? trappedSleep(later);
    return drain >= SMALLEST_SETTLE_SECONDS;
  });
}

/** `trap 'sleep 5; exit 0' TERM` */
function trappedSleep({ spec }: ContainerView): number {
  return Number(/\btrap\s[^\n]*?\bsleep\s+(\d+)/.exec(commandText([...spec.command ?? [], ...spec.args ?? []]))?.[1] ?? 0);
}
