import { podOf, RecordedPod } from './recorded-pods';
import { quantile, recording } from './recording';
import { ContainerShutdown, shutdownOf } from '../../src/pod/shutdown';
import { timingOf } from '../../src/pod/timing';

/** What a kubelet v1.36.2 did, in seconds after the deletion, or after the last main's exit. */
interface RecordedShutdown extends RecordedPod {
  readonly containers: Readonly<Record<string, { readonly term?: number; readonly exit?: number; readonly killed: boolean }>>;
}

describe.each([
  ['a deletion', 'shutdown-v1.36', 'Pod', { job: false }],
  ['the end of a Job', 'job-v1.36', 'Job', { job: true }],
] as const)('%s on a real kubelet', (_what, file, kind, options) => {
  const rows = recording<RecordedShutdown>(file).flatMap((recorded) => {
    const pod = podOf(recorded, kind);
    return shutdownOf(pod, options).containers.map((modelled) => ({
      at: `${recorded.id} ${modelled.name}`,
      modelled,
      recorded: recorded.containers[modelled.name],
      tie: isTie(modelled, timingOf(pod, pod.find(modelled.name)!).drain!.seconds),
    }));
  });

  test('every container is there', () => {
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter((row) => row.recorded === undefined)).toEqual([]);
  });

  test('every SIGKILL is named, and no other, ties aside', () => {
    const decided = rows.filter((row) => !row.tie);

    expect(decided.length).toBeGreaterThan(rows.length * 0.75);
    expect(decided.filter((row) => row.modelled.killed !== row.recorded.killed).map((row) => row.at)).toEqual([]);
  });

  test('SIGTERM comes within 1.5 seconds of the time given for 95 of 100 containers', () => {
    const errors = rows.filter((row) => row.modelled.sigterm !== undefined && row.recorded.term !== undefined)
      .map((row) => Math.abs(row.recorded.term! - row.modelled.sigterm!));

    expect(errors.length).toBeGreaterThan(40);
    expect(quantile(errors, 0.95)).toBeLessThan(1.5);
  });
});

/** The drain takes exactly what is left of the grace: which of exit and SIGKILL comes first is chance. */
function isTie({ sigterm, exit, killed }: ContainerShutdown, drain: number): boolean {
  return sigterm !== undefined && killed && Math.abs(exit - sigterm - drain) < 1e-9;
}
