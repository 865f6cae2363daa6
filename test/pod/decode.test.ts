import * as fc from 'fast-check';
import { decode, ShapeProblem } from '../../src/pod/decode';
import { schemaOf } from '../../src/pod/schema/schema';

const read = (value: unknown, type = 'PodSpec', minor = 36) => decode(value, schemaOf(minor), type, 'spec');
const told = (problems: readonly ShapeProblem[]) => problems.map((p) => `${p.kind} ${p.field}`);

test('a value with nothing wrong is handed on as it is', () => {
  const spec = { containers: [{ name: 'app', ports: [{ containerPort: 80 }], livenessProbe: { httpGet: { port: 'http' } } }] };

  expect(read(spec)).toEqual({ value: spec, problems: [] });
  expect(read(spec).value).toBe(spec);
});

test('the value given is never changed', () => {
  const spec = { sidecars: [], containers: [{ name: null, lifecycle: { stopSignal: 'SIGINT' } }] };

  read(spec);

  expect(spec).toEqual({ sidecars: [], containers: [{ name: null, lifecycle: { stopSignal: 'SIGINT' } }] });
});

test('unknown fields are reported with their path and left out', () => {
  const { value, problems } = read({ sidecars: [], containers: [{ name: 'app', startupProbes: {} }] });

  expect(told(problems)).toEqual(['unknown spec.sidecars', 'unknown spec.containers[0].startupProbes']);
  expect(value).toEqual({ containers: [{ name: 'app' }] });
});

test('field names are compared with their case', () => {
  expect(told(read({ Containers: [] }).problems)).toEqual(['unknown spec.Containers']);
});

describe('types', () => {
  test.each<[string, unknown]>([
    ['an integer as text', { terminationGracePeriodSeconds: '30' }],
    ['a fraction for an integer', { terminationGracePeriodSeconds: 1.5 }],
    ['an integer beyond 64 bits', { terminationGracePeriodSeconds: 1e19 }],
    ['an integer beyond 32 bits', { priority: 2147483648 }],
    ['not a number', { priority: NaN }],
    ['a boolean as text', { hostNetwork: 'true' }],
    ['a number for a text', { nodeName: 5 }],
    ['a boolean for a text', { nodeName: true }],
    ['a number for a list', { containers: 3 }],
    ['a map for a list', { containers: {} }],
    ['a list for a map', { nodeSelector: [] }],
    ['a number in a map of texts', { nodeSelector: { a: 1 } }],
    ['a list for an object', { securityContext: [] }],
    ['a text for an object', { securityContext: '' }],
    ['a fraction for a port', { containers: [{ livenessProbe: { tcpSocket: { port: 80.5 } } }] }],
    ['a boolean for a port', { containers: [{ livenessProbe: { tcpSocket: { port: true } } }] }],
    ['a boolean for a quantity', { overhead: { cpu: true } }],
    ['no quantity', { overhead: { cpu: '1x' } }],
    ['an empty quantity', { overhead: { cpu: '' } }],
  ])('%s is reported and left out', (_name, spec) => {
    expect(read(spec).problems).toMatchObject([{ kind: 'type' }]);
  });

  test.each<[string, unknown]>([
    ['an integer with a fraction of zero', { terminationGracePeriodSeconds: 30.0 }],
    ['the bounds of 32 bits', { priority: -2147483648, containers: [{ ports: [{ containerPort: 2147483647 }] }] }],
    ['the upper bound of 64 bits', { terminationGracePeriodSeconds: 9223372036854775807 }],
    ['a quantity as a number', { overhead: { cpu: 0.5, memory: 1e9 } }],
    ['a port by number or name', { containers: [{ readinessProbe: { tcpSocket: { port: 80 } }, livenessProbe: { tcpSocket: { port: 'web' } } }] }],
  ])('%s is right', (_name, spec) => {
    expect(read(spec).problems).toEqual([]);
  });

  test('a date that a YAML parser made of a text is a text again', () => {
    const meta = { creationTimestamp: new Date(0), annotations: { since: new Date(0) } };

    expect(read(meta, 'ObjectMeta')).toEqual({
      value: { creationTimestamp: '1970-01-01T00:00:00.000Z', annotations: { since: '1970-01-01T00:00:00.000Z' } },
      problems: [],
    });
  });

  test('a time must be one', () => {
    expect(told(read({ creationTimestamp: 'today' }, 'ObjectMeta').problems)).toEqual(['type spec.creationTimestamp']);
    expect(read({ creationTimestamp: null }, 'ObjectMeta')).toEqual({ value: {}, problems: [] });
  });

  test('the path of a map entry has its key in brackets', () => {
    expect(told(read({ labels: { 'a.b/c': 1 } }, 'ObjectMeta').problems)).toEqual(['type spec.labels[a.b/c]']);
  });
});

test('null is nothing in an object, and an empty value in lists and maps', () => {
  const spec = { hostNetwork: null, containers: [null, { command: ['a', null], env: [null] }], nodeSelector: { a: null }, overhead: { cpu: null } };

  expect(read(spec)).toEqual({
    value: { containers: [{}, { command: ['a', ''], env: [{}] }], nodeSelector: { a: '' }, overhead: { cpu: '0' } },
    problems: [],
  });
});

describe('dropped fields', () => {
  test('are left out of what is kept', () => {
    const { value, problems } = read({ containers: [{ name: 'app', restartPolicy: 'Never' }] }, 'PodSpec', 34);

    expect(told(problems)).toEqual(['dropped spec.containers[0].restartPolicy']);
    expect(value).toEqual({ containers: [{ name: 'app' }] });
  });

  test('1.34 keeps the restart policy of sidecars and drops every other', () => {
    const spec = { initContainers: [{ restartPolicy: 'Always' }, { restartPolicy: 'always' }, { restartPolicy: 'Never' }] };

    expect(told(read(spec, 'PodSpec', 34).problems)).toEqual([
      'dropped spec.initContainers[1].restartPolicy',
      'dropped spec.initContainers[2].restartPolicy',
    ]);
    expect(read(spec, 'PodSpec', 35).problems).toEqual([]);
  });

  test('a lifecycle goes with its stop signal when it holds nothing else', () => {
    const spec = { containers: [{ lifecycle: { stopSignal: 'SIGINT' } }, { lifecycle: { stopSignal: 'SIGINT', preStop: { exec: {} } } }] };

    const { value, problems } = read(spec);

    expect(told(problems)).toEqual(['dropped spec.containers[0].lifecycle', 'dropped spec.containers[1].lifecycle.stopSignal']);
    expect(value).toEqual({ containers: [{}, { lifecycle: { preStop: { exec: {} } } }] });
  });

  test('are unknown before they exist and kept later', () => {
    const spec = { resources: { limits: { cpu: 1 } } };

    expect([31, 32, 33, 34].map((minor) => told(read(spec, 'PodSpec', minor).problems)))
      .toEqual([['unknown spec.resources'], ['dropped spec.resources'], ['dropped spec.resources'], []]);
  });
});

test('whatever is given, what is kept has nothing wrong any more', () => {
  const schema = schemaOf(36);
  const key = fc.constantFrom('spec', 'template', 'metadata', 'containers', 'initContainers', 'env', 'ports', 'lifecycle', 'preStop', 'exec', 'name', '__proto__', 'x');
  const json = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'medium' }, fc.jsonValue({ maxDepth: 1 }), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(key, tie('value'), { maxKeys: 4 })),
  })).value;
  fc.assert(fc.property(json, fc.constantFrom('Deployment', 'Pod', 'CronJob'), (value, type) => {
    const { value: kept } = decode(value, schema, type);
    expect(decode(kept, schema, type).problems).toEqual([]);
  }), { numRuns: 2000 });
});
