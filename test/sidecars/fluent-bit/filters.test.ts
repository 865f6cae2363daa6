import { Duration } from 'cdk8s';
import { configured, rendered, ship, templateAround } from './ship';
import { FluentBitFilter, FluentBitLogicalOp } from '../../../src';
import { errorsOf, newDeployment } from '../charts';

describe('filters', () => {
  test('options reach the configuration in the terms of Fluent Bit, in the order given', () => {
    const { pipeline } = configured({
      filters: [
        FluentBitFilter.modify({ match: 'app', set: { env: 'live' }, remove: ['a'], rename: { b: 'c' }, copy: { d: 'e' }, conditions: ['Key_exists b'] }),
        FluentBitFilter.grep({ regex: { level: 'ERROR|WARN' }, logicalOp: FluentBitLogicalOp.OR }),
        FluentBitFilter.recordModifier({ record: { host: '${HOSTNAME}' }, removeKeys: ['secret'] }),
        FluentBitFilter.nest({ wildcards: ['http_*'], nestUnder: 'http', removePrefix: 'http_' }),
        FluentBitFilter.lift({ nestedUnder: 'http', addPrefix: 'http_' }),
        FluentBitFilter.lua({ call: 'keep', code: 'function keep(tag, ts, record)\n  return 0, ts, record\nend\n', typeIntKeys: ['status', 'size'] }),
        FluentBitFilter.throttle({ rate: 1000, interval: Duration.seconds(2) }),
        FluentBitFilter.custom('expect', { settings: { key_exists: 'log' } }),
      ],
    });

    expect(pipeline.filters).toEqual([
      { name: 'modify', match: 'app', condition: ['Key_exists b'], set: ['env live'], remove: ['a'], rename: ['b c'], copy: ['d e'] },
      { name: 'grep', match: '*', logical_op: 'OR', regex: ['level ERROR|WARN'] },
      { name: 'record_modifier', match: '*', record: ['host ${HOSTNAME}'], remove_key: ['secret'] },
      { name: 'nest', match: '*', operation: 'nest', wildcard: ['http_*'], nest_under: 'http', remove_prefix: 'http_' },
      { name: 'nest', match: '*', operation: 'lift', nested_under: 'http', add_prefix: 'http_' },
      { name: 'lua', match: '*', call: 'keep', code: 'function keep(tag, ts, record)\n  return 0, ts, record\nend\n', type_int_key: 'status size' },
      { name: 'throttle', match: '*', rate: 1000, window: 5, interval: '2s' },
      { name: 'expect', match: '*', key_exists: 'log' },
    ]);
  });

  test('the pod\'s metadata comes through the downward API', () => {
    const sidecar = ship(
      { filters: [FluentBitFilter.podMetadata({ labels: ['app.kubernetes.io/name'], key: 'k8s' })] },
      newDeployment(undefined, { podMetadata: { labels: { 'app.kubernetes.io/name': 'shop' } } }),
    );

    expect(rendered(sidecar).env.map((e: any) => [e.name, e.valueFrom.fieldRef.fieldPath])).toEqual([
      ['POD_NAMESPACE', 'metadata.namespace'],
      ['POD_NAME', 'metadata.name'],
      ['POD_UID', 'metadata.uid'],
      ['NODE_NAME', 'spec.nodeName'],
      ['POD_LABEL_APP_KUBERNETES_IO_NAME', "metadata.labels['app.kubernetes.io/name']"],
    ]);
    expect(sidecar.configuration).toContain('nest_under: k8s');
  });

  test('a label that the pod does not have is an error: Fluent Bit would not start without its value', () => {
    const sidecar = ship({ filters: [FluentBitFilter.podMetadata({ labels: ['team'] })] }, newDeployment(undefined, { podMetadata: { labels: { app: 'shop' } } }));

    expect(errorsOf(() => templateAround(sidecar))).toEqual([
      expect.stringContaining('container "logs" is to add a label that the pod does not have, got "team"; name one of ["app"'),
    ]);
  });
});

describe('bad input', () => {
  test.each<[string, () => unknown, string]>([
    ['a misspelt filter', () => FluentBitFilter.custom('grpe'),
      'Fluent Bit has no filter of that name, got "grpe"; did you mean "grep", or set \'unchecked\' for a plugin of your own image'],
    ['a key with a space', () => FluentBitFilter.modify({ set: { 'a b': 'c' } }),
      '\'set\' of filter "modify" has a key that cannot be told from its value, got "a b"; give one without a space'],
    ['an empty value', () => FluentBitFilter.recordModifier({ record: { a: '' } }), '\'record\' of filter "record_modifier" has no value for "a", got ""; give a value'],
    ['no change', () => FluentBitFilter.modify({}),
      'filter "modify" changes nothing, got no change; give \'set\', \'add\', \'remove\', \'removeWildcard\', \'rename\' or \'copy\''],
    ['no pattern', () => FluentBitFilter.grep({}), 'filter "grep" has no pattern, got neither \'regex\' nor \'exclude\'; give one of them'],
    ['an operator for both kinds of pattern', () => FluentBitFilter.grep({ regex: { a: 'b' }, exclude: { a: 'c' }, logicalOp: FluentBitLogicalOp.AND }),
      'filter "grep" has \'logicalOp\' with both \'regex\' and \'exclude\', got "AND"; make two filters of it'],
    ['keys to remove and keys to keep', () => FluentBitFilter.recordModifier({ removeKeys: ['a'], allowlistKeys: ['b'] }),
      'filter "record_modifier" has both \'removeKeys\' and \'allowlistKeys\', got ["a"] and ["b"]; give one of them'],
    ['no parser', () => FluentBitFilter.parser({ parsers: [] }), 'filter "parser" has nothing to parse with, got an empty \'parsers\'; give at least one'],
    ['a function that is not there', () => FluentBitFilter.lua({ call: 'a', code: 'function b() end' }),
      'filter "lua" calls a function that its code does not define, got "a"; use one of "b"'],
    ['a rate of nothing', () => FluentBitFilter.throttle({ rate: 0 }), 'filter "throttle" lets nothing pass, got \'rate\' 0; give a number above 0'],
  ])('%s', (_title, make, message) => {
    expect(make).toThrow(new Error(message));
  });
});
