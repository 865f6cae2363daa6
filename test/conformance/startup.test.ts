import { podOf, RecordedPod } from './recorded-pods';
import { quantile, recording } from './recording';
import { startupOf } from '../../src/pod/startup';

/** What a kubelet v1.36.2 did, in seconds after the first container's start. */
interface RecordedStartup extends RecordedPod {
  readonly containers: Readonly<Record<string, { readonly start: number }>>;
}

describe('a start on a real kubelet', () => {
  const rows = recording<RecordedStartup>('startup-v1.36').flatMap((recorded) =>
    startupOf(podOf(recorded, 'Pod')).containers.map((modelled) => ({ modelled, start: recorded.containers[modelled.name].start })));
  const errors = rows.map(({ modelled, start }) => Math.abs(modelled.start - start));
  // the first container of each pod is right by definition
  const laterErrors = errors.filter((_, i) => rows[i].start > 0);

  test('every container starts within a second of the time given at the median, and within three at the 95th percentile', () => {
    expect(errors.length).toBeGreaterThan(150);
    expect(quantile(laterErrors, 0.5)).toBeLessThan(1);
    expect(quantile(laterErrors, 0.95)).toBeLessThan(3);
  });
});
