import { podOf, RecordedPod } from './recorded-pods';
import { quantile, recording } from './recording';
import { jobRunOf } from '../../src/pod/job-run';
import { shutdownOf } from '../../src/pod/shutdown';
import { startupOf } from '../../src/pod/startup';

interface RecordedJob extends RecordedPod {
  readonly containers: Readonly<Record<string, { readonly exit?: number }>>;
}

test('a Job\'s sidecars are gone when the model says so, within 1.5 seconds for 95 of 100 pods of a real kubelet', () => {
  const errors = recording<RecordedJob>('job-v1.36').flatMap((recorded) => {
    const pod = podOf(recorded, 'Job');
    const { mainsEnd, sidecarsEnd } = jobRunOf(pod, startupOf(pod), shutdownOf(pod, { job: true }))!;
    const exits = Object.values(recorded.containers).map(({ exit }) => exit).filter((exit): exit is number => exit !== undefined);

    // who is killed cannot report when
    return Object.keys(recorded.containers).length === exits.length ? [Math.abs(Math.max(...exits) - (sidecarsEnd - mainsEnd))] : [];
  });

  expect(errors.length).toBeGreaterThan(15);
  expect(quantile(errors, 0.95)).toBeLessThan(1.5);
});
