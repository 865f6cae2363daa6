import { ApiObject, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import fc from 'fast-check';
import { MAIN } from './jobs';
import { JobCompletionMode, NativeSidecar, PodFailureAction, PodFailureRule, PodReplacementPolicy, SidecarJob, SidecarJobProps } from '../../src';
import { checkManifest } from '../../src/checks/run';
import { RenderHook } from '../../src/host/render-hook';
import { parseKubernetesVersion } from '../../src/pod/kubernetes-version';
import { IMAGE, newChart } from '../sidecars/charts';

const count = fc.integer({ min: 0, max: 6 });
const duration = fc.integer({ min: 1, max: 100_000 }).map((seconds) => Duration.seconds(seconds));
const action = fc.constantFrom(...Object.values(PodFailureAction));
const codes = fc.array(fc.integer({ min: 1, max: 255 }), { minLength: 1, maxLength: 4 });
const failureRule = fc.oneof(
  action.map((a) => PodFailureRule.onDisruption(a)),
  fc.tuple(codes, action).map(([list, a]) => PodFailureRule.onExitCodes(list, a)),
  fc.tuple(codes, action).map(([list, a]) => PodFailureRule.onOtherExitCodes(list, a, { container: 'proxy' })),
);

const options: fc.Arbitrary<SidecarJobProps> = fc.record({
  restartPolicy: fc.constantFrom(...Object.values(kplus.RestartPolicy)),
  parallelism: count,
  completions: fc.integer({ min: 3, max: 9 }),
  completionMode: fc.constantFrom(...Object.values(JobCompletionMode)),
  backoffLimit: count,
  backoffLimitPerIndex: count,
  maxFailedIndexes: fc.integer({ min: 0, max: 3 }),
  podFailurePolicy: fc.array(failureRule, { minLength: 1, maxLength: 4 }),
  podReplacementPolicy: fc.constantFrom(...Object.values(PodReplacementPolicy)),
  successPolicy: fc.array(fc.constantFrom({ indexes: '0-2' }, { count: 1 }, { indexes: '0,2', count: 2 }, {}), { minLength: 1, maxLength: 3 }),
  activeDeadline: duration,
  ttlAfterFinished: duration,
  terminationGracePeriod: duration,
  suspend: fc.boolean(),
}, { requiredKeys: [] });

test('what a Job takes, the API server takes as well', () => {
  let taken = 0;
  fc.assert(fc.property(options, (props) => {
    let job: SidecarJob;
    try {
      job = new SidecarJob(newChart(), 'nightly', { containers: [MAIN], ...props });
    } catch {
      return;
    }
    taken++;
    new NativeSidecar(job, 'proxy', { image: IMAGE, portNumber: 5432 });

    const { manifest } = RenderHook.of(ApiObject.of(job)).render();

    expect(checkManifest(manifest, parseKubernetesVersion('1.36')).filter(({ category }) => category === 'admission')).toEqual([]);
  }), { numRuns: 2000 });
  expect(taken).toBeGreaterThan(50);
});
