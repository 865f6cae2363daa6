import * as fc from 'fast-check';
import { RenderedPod } from '../../src/host/rendered-pod';
import { placeInStartOrder, standsInOrder, StartKnowledge } from '../../src/host/start-order';
import { LIFECYCLE_ANNOTATION } from '../../src/pod/lifecycle-annotation';
import { Manifest } from '../../src/pod/manifest';
import { START_ROLES } from '../../src/pod/order';

const NAMES = ['proxy', 'logs', 'sql', 'migrate'];

/** Init containers in any order, some of them sidecars with roles, and now and then a relation. */
const pods = fc.record({
  inits: fc.shuffledSubarray(NAMES),
  sidecars: fc.subarray(NAMES.slice(0, 3)).chain((names) => fc.tuple(...names.map((name) => fc.record({
    name: fc.constant(name),
    role: fc.constantFrom(...START_ROLES),
    startsAfter: fc.option(fc.subarray(NAMES.filter((other) => other !== name)), { nil: undefined, freq: 4 }),
  })))),
  annotated: fc.boolean(),
});

function manifestOf(inits: readonly string[], annotated: boolean): Manifest {
  const annotations = annotated ? { [LIFECYCLE_ANNOTATION]: '{"app":{"drainSeconds":2}}' } : undefined;
  const spec = { initContainers: inits.map((name) => ({ name })), containers: [{ name: 'app' }] };
  return { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: { metadata: { annotations }, spec } } };
}

test('a pod that stands in order is one in which placing changes nothing', () => {
  const seen = { left: 0, placed: 0 };
  fc.assert(fc.property(pods, ({ inits, sidecars, annotated }) => {
    const manifest = manifestOf(inits, annotated);
    const knowledge: StartKnowledge = { sidecars, injected: new Set(), injectedMains: new Set(), expectations: new Map() };
    const pod = RenderedPod.of(manifest)!;
    placeInStartOrder(pod, knowledge);

    if (standsInOrder(manifest.spec.template, knowledge)) {
      seen.left++;
      expect([pod.finish(), pod.errors]).toEqual([manifest, []]);
    } else {
      seen.placed++;
    }
  }), { numRuns: 1_000 });
  expect(Math.min(seen.left, seen.placed)).toBeGreaterThan(50);
});

test.each([
  ['a list of another type', { spec: { initContainers: 'proxy' } }],
  ['no template', undefined],
])('%s does not stand in order', (_, template) => {
  const knowledge: StartKnowledge = { sidecars: [], injected: new Set(), injectedMains: new Set(), expectations: new Map() };
  expect(standsInOrder(template as any, knowledge)).toBe(false);
});
