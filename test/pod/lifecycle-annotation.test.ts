import * as fc from 'fast-check';
import { pod, viewOf } from './pods';
import { formatLifecycleAnnotation, LIFECYCLE_ANNOTATION, LifecycleEntry, lifecycleAnnotationOf } from '../../src/pod/lifecycle-annotation';

const SPEC = { initContainers: [{ name: 'proxy', restartPolicy: 'Always' }, { name: 'migrate' }], containers: [{ name: 'app' }] };
const annotated = (text: string) => pod(SPEC, '1.36', { annotations: { [LIFECYCLE_ANNOTATION]: text } });

test('a pod without the annotation has no expectations and no problems', () => {
  expect(lifecycleAnnotationOf(pod(SPEC))).toEqual({ expectations: new Map(), problems: [] });
});

test('every key is read', () => {
  const entry = {
    startupSeconds: 3, runSeconds: 20, preStopSeconds: 4, postStartSeconds: 0.5, drainSeconds: 'never', startsBefore: ['migrate'], startsAfter: ['app'],
  };

  const { expectations, problems } = lifecycleAnnotationOf(annotated(JSON.stringify({ proxy: entry })));

  expect(problems).toEqual([]);
  expect(expectations.get('proxy')).toEqual(entry);
});

test.each([
  ['broken JSON', '{"app":', 'annotation "cdk8s-sidecars/lifecycle" is no JSON object, got "{\\"app\\":"'],
  ['a list', '[]', 'annotation "cdk8s-sidecars/lifecycle" is no JSON object, got "[]"'],
  ['a container without an object', '{"app":5}', 'annotation "cdk8s-sidecars/lifecycle" says no object of container "app", got 5'],
  ['a negative time', '{"app":{"drainSeconds":-1}}', 'container "app" has a "drainSeconds" in annotation "cdk8s-sidecars/lifecycle" that is no duration, got -1'],
  ['a time as text', '{"app":{"runSeconds":"20"}}', 'container "app" has a "runSeconds" in annotation "cdk8s-sidecars/lifecycle" that is no duration, got "20"'],
  ['never, where only a drain can be never', '{"app":{"runSeconds":"never"}}',
    'container "app" has a "runSeconds" in annotation "cdk8s-sidecars/lifecycle" that is no duration, got "never"'],
  ['a time that is null', '{"app":{"drainSeconds":null}}',
    'container "app" has a "drainSeconds" in annotation "cdk8s-sidecars/lifecycle" that is no duration, got null'],
  ['an unknown key', '{"app":{"drain":5}}', 'container "app" has an unknown key in annotation "cdk8s-sidecars/lifecycle", got "drain"'],
  ['names that are no list', '{"app":{"startsAfter":"proxy"}}',
    'container "app" has a "startsAfter" in annotation "cdk8s-sidecars/lifecycle" that is no list of names, got "proxy"'],
  ['an unknown container', '{"ap":{}}', 'annotation "cdk8s-sidecars/lifecycle" speaks of container "ap", which the pod does not have'],
  ['a relation to an unknown container', '{"proxy":{"startsBefore":["migrat"]}}',
    'container "proxy" has a "startsBefore" in annotation "cdk8s-sidecars/lifecycle" with a container that the pod does not have, got "migrat"'],
])('%s is a problem', (_what, text, message) => {
  const { problems } = lifecycleAnnotationOf(annotated(text));

  expect(problems.map((problem) => problem.message)).toEqual([message]);
  expect(problems[0].field).toBe('metadata.annotations[cdk8s-sidecars/lifecycle]');
});

test('what is right beside a problem is used', () => {
  const { expectations } = lifecycleAnnotationOf(annotated('{"app":{"drainSeconds":-1,"preStopSeconds":4},"proxy":{"drainSeconds":5}}'));

  expect(Object.fromEntries(expectations)).toEqual({ app: { preStopSeconds: 4 }, proxy: { drainSeconds: 5 } });
});

test('on a workload the pod template is read, and the annotation on the workload itself is a problem', () => {
  const annotations = { [LIFECYCLE_ANNOTATION]: '{"app":{"drainSeconds":5}}' };
  const deployment = (metadata: object, template: object) => viewOf({
    apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', ...metadata }, spec: { template: { metadata: template, spec: SPEC } },
  });

  expect(lifecycleAnnotationOf(deployment({}, { annotations })).expectations.get('app')).toEqual({ drainSeconds: 5 });
  expect(lifecycleAnnotationOf(deployment({ annotations }, {})).problems).toEqual([{
    message: 'annotation "cdk8s-sidecars/lifecycle" is on the Deployment itself, where nothing reads it',
    fix: 'move it to spec.template.metadata.annotations',
    field: 'metadata.annotations[cdk8s-sidecars/lifecycle]',
    unknownName: false,
  }]);
});

test('no text makes it fail', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
    lifecycleAnnotationOf(annotated(text));
  }));
});

describe('writing', () => {
  test('the text does not depend on the order in which things were said', () => {
    const app: LifecycleEntry = { drainSeconds: 5, startupSeconds: 3 };
    const proxy: LifecycleEntry = { startsAfter: ['a'], startsBefore: ['b'], drainSeconds: 'never' };

    const text = formatLifecycleAnnotation(new Map([['proxy', proxy], ['app', app], ['migrate', {}]]));

    expect(text).toBe('{"app":{"startupSeconds":3,"drainSeconds":5},"proxy":{"drainSeconds":"never","startsBefore":["b"],"startsAfter":["a"]}}');
    expect(formatLifecycleAnnotation(new Map([['app', { startupSeconds: 3, drainSeconds: 5 }], ['proxy', proxy]]))).toBe(text);
  });

  test('what is written is read back', () => {
    const seconds = fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }).map((s) => (Object.is(s, -0) ? 0 : s)), { nil: undefined });
    const names = fc.option(fc.subarray(['proxy', 'migrate', 'app']), { nil: undefined });
    const entry = fc.record({
      startupSeconds: seconds,
      runSeconds: seconds,
      preStopSeconds: seconds,
      postStartSeconds: seconds,
      drainSeconds: fc.oneof(seconds, fc.constant('never' as const)),
      startsBefore: names,
      startsAfter: names,
    });

    fc.assert(fc.property(entry, (said) => {
      const { expectations, problems } = lifecycleAnnotationOf(annotated(formatLifecycleAnnotation(new Map([['app', said]]))));
      expect(problems).toEqual([]);
      expect(expectations.get('app') ?? {}).toEqual(said);
    }));
  });
});
