import { Duration, Size } from 'cdk8s';
import { configured } from './ship';
import { FluentBitInput, FluentBitMultilineParser, FluentBitParser } from '../../../src';

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
    ['a time that is none', () => FluentBitInput.custom('tail', { settings: { path: '/a', refresh_interval: 'abc' } }),
      'input "tail" has a bad \'refresh_interval\', got "abc"; give a time such as "10s"'],
  ])('%s', (_title, make, message) => {
    expect(make).toThrow(new Error(message));
  });
});
