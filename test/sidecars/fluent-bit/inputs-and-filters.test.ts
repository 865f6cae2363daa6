import { Duration, Size } from 'cdk8s';
import { configured, READ, rendered, ship, templateAround } from './ship';
import {
  FluentBitFieldType, FluentBitFilter, FluentBitInput, FluentBitLogicalOp, FluentBitMultilineParser, FluentBitParser,
} from '../../../src';
import { errorsOf, newDeployment } from '../charts';

describe('inputs', () => {
  test('log files are read from their first line on, new ones are found within a second, and a restart goes on where it was', () => {
    expect(configured().pipeline.inputs).toEqual([{
      'name': 'tail',
      'tag': 'app',
      'path': '/var/log/app/*.log',
      'refresh_interval': 1,
      'read_from_head': true,
      'skip_long_lines': true,
      'buffer_max_size': 1048576,
      'db': '/var/lib/fluent-bit/tail-0.db',
      'storage.type': 'filesystem',
    }]);
  });

  test('every input that reads files has a database of its own', () => {
    const { pipeline } = configured({
      logs: [{ container: 'app', path: '/var/log/app' }, { container: 'app', path: '/var/log/audit', files: ['audit.json', 'deep/*.json'], tag: 'audit' }],
      inputs: [FluentBitInput.tail({ path: ['/data/*.log'] }), FluentBitInput.custom('tail', { settings: { path: '/more/*.log' }, tag: 'more' })],
    });

    expect(pipeline.inputs.map(({ path, db, tag }: any) => [path, db.slice(-8), tag])).toEqual([
      ['/var/log/app/*.log', 'ail-0.db', 'app'],
      ['/var/log/audit/audit.json,/var/log/audit/deep/*.json', 'ail-1.db', 'audit'],
      ['/data/*.log', 'ail-2.db', 'tail'],
      ['/more/*.log', 'ail-3.db', 'more'],
    ]);
  });

  test('options reach the configuration in the terms of Fluent Bit', () => {
    const { pipeline } = configured({
      logs: [{
        container: 'app',
        path: '/var/log/app/',
        excludePath: ['*.gz', '*.zip'],
        key: 'line',
        pathKey: 'file',
        refreshInterval: Duration.seconds(2),
        readFromHead: false,
        bufferMaxSize: Size.kibibytes(64),
        skipEmptyLines: true,
        rotateWait: Duration.seconds(30),
        inotifyWatcher: false,
        multilineParsers: [FluentBitMultilineParser.JAVA, FluentBitMultilineParser.GO],
      }],
    });

    expect(pipeline.inputs).toMatchObject([{
      'path': '/var/log/app/*.log',
      'exclude_path': '*.gz,*.zip',
      'multiline.parser': 'java,go',
      'key': 'line',
      'path_key': 'file',
      'refresh_interval': 2,
      'read_from_head': false,
      'buffer_max_size': 65536,
      'skip_empty_lines': true,
      'rotate_wait': 30,
      'inotify_watcher': false,
    }]);
  });

  test('what containers send is taken at localhost only', () => {
    const { pipeline } = configured({
      inputs: [
        FluentBitInput.forward(),
        FluentBitInput.http({ tagKey: 'source' }),
        FluentBitInput.openTelemetry({ tag: 'otel', listen: '0.0.0.0' }),
        FluentBitInput.custom('dummy', { settings: { rate: 1 } }),
      ],
    });

    expect(pipeline.inputs.slice(1)).toMatchObject([
      { name: 'forward', listen: '127.0.0.1', port: 24224 },
      { name: 'http', listen: '127.0.0.1', port: 9880, tag_key: 'source' },
      { name: 'opentelemetry', listen: '0.0.0.0', port: 4318, tag: 'otel', tag_from_uri: false },
      { name: 'dummy', rate: 1 },
    ]);
  });
});

describe('parsers', () => {
  test('whatever names a parser defines it, once', () => {
    const json = FluentBitParser.json('app-json', { timeKey: 'ts', timeFormat: '%s.%L', types: { status: FluentBitFieldType.INTEGER } });
    const config = configured({
      logs: [{ ...READ.logs[0], parser: json }],
      filters: [FluentBitFilter.parser({ parsers: [json, FluentBitParser.regex('words', '^(?<first>\\S+) (?<rest>.*)$')] })],
    });

    expect(config.parsers).toEqual([
      { name: 'app-json', format: 'json', time_key: 'ts', time_format: '%s.%L', time_keep: true, types: 'status:integer' },
      { name: 'words', format: 'regex', regex: '^(?<first>\\S+) (?<rest>.*)$' },
    ]);
    expect(config.pipeline.inputs[0].parser).toBe('app-json');
    expect(config.service.parsers_file).toBeUndefined();
  });

  test('a parser of the image brings the file that defines it', () => {
    const { service, parsers } = configured({ logs: [{ ...READ.logs[0], parser: FluentBitParser.NGINX }] });

    expect(service.parsers_file).toBe('/fluent-bit/etc/parsers.conf');
    expect(parsers).toBeUndefined();
  });

  test('a multiline parser of one\'s own is defined, one that is built in is not', () => {
    const own = FluentBitMultilineParser.regex('steps', {
      rules: [
        { state: 'start_state', regex: '/^\\d/', nextState: 'more' },
        { state: 'more', regex: '/^\\s/', nextState: 'more' },
      ],
    });
    const config = configured({ logs: [{ ...READ.logs[0], multilineParsers: [own, FluentBitMultilineParser.PYTHON] }] });

    expect(config.multiline_parsers).toEqual([{
      name: 'steps',
      type: 'regex',
      flush_timeout: 1000,
      rules: [{ state: 'start_state', regex: '/^\\d/', next_state: 'more' }, { state: 'more', regex: '/^\\s/', next_state: 'more' }],
    }]);
    expect(config.pipeline.inputs[0]['multiline.parser']).toBe('steps,python');
  });
});

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
    ['a relative path', () => FluentBitInput.tail({ path: ['logs/*.log'] }), 'input "tail" has a path that is not absolute, got "logs/*.log"; give one that begins with "/"'],
    ['no path', () => FluentBitInput.tail({ path: [] }), 'input "tail" has nothing to read, got an empty \'path\'; give at least one path'],
    ['both kinds of parser', () => FluentBitInput.tail({ path: ['/a'], parser: FluentBitParser.NGINX, multilineParsers: [FluentBitMultilineParser.GO] }),
      'input "tail" has both kinds of parser, got \'parser\' "nginx" and \'multilineParsers\'; join lines here and parse them with FluentBitFilter.parser()'],
    ['half a second', () => FluentBitInput.tail({ path: ['/a'], refreshInterval: Duration.millis(500) }),
      '\'refreshInterval\' of input "tail" is no whole number of seconds, got 0.5s; give at least one full second'],
    ['an unknown key of a known input', () => FluentBitInput.custom('tail', { settings: { path: '/a', refresh_intervall: 5 } }),
      'input "tail" knows no such key, got "refresh_intervall"; did you mean "refresh_interval", see https://docs.fluentbit.io/manual/data-pipeline/inputs/tail'],
    ['an input that has nothing to read', () => FluentBitInput.custom('tail'),
      'input "tail" lacks what it does not start without, got no \'path\'; give it, see https://docs.fluentbit.io/manual/data-pipeline/inputs/tail'],
    ['a misspelt filter', () => FluentBitFilter.custom('grpe'),
      'Fluent Bit has no filter of that name, got "grpe"; did you mean "grep", or set \'unchecked\' for a plugin of your own image'],
    ['a time that is none', () => FluentBitInput.custom('tail', { settings: { path: '/a', refresh_interval: 'abc' } }),
      'input "tail" has a bad \'refresh_interval\', got "abc"; give a time such as "10s"'],
    ['a parser without fields', () => FluentBitParser.regex('p', '^(.*)$'), 'parser "p" makes no field, got "^(.*)$"; name at least one group, such as (?<message>.*)'],
    ['a time without a format', () => FluentBitParser.json('p', { timeKey: 'ts' }),
      'parser "p" needs both \'timeKey\' and \'timeFormat\' or none, got \'timeKey\' "ts" alone; give the other one too'],
    ['a parser\'s name with a comma', () => FluentBitParser.json('a,b'), 'name of a parser cannot stand in a list, got "a,b"; use letters, digits, "-", "_" and "."'],
    ['a message that never begins', () => FluentBitMultilineParser.regex('m', { rules: [{ state: 'a', regex: 'x', nextState: 'a' }] }),
      'multiline parser "m" never begins, got states ["a"]; give one rule the \'state\' "start_state"'],
    ['a state without a rule', () => FluentBitMultilineParser.regex('m', { rules: [{ state: 'start_state', regex: 'x', nextState: 'b' }] }),
      'multiline parser "m" leads to a state without a rule, got \'nextState\' "b"; use one of ["start_state"]'],
    ['a name that is taken', () => FluentBitMultilineParser.regex('go', { rules: [] }), 'multiline parser "go" is built into Fluent Bit already; give yours another name'],
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
