import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import * as fc from 'fast-check';
import { load } from 'js-yaml';
import { parse } from 'yaml';
import { configured, fromSecret, READ, rendered, SEND, ship, templateAround } from './ship';
import { FluentBitFilter, FluentBitInput, FluentBitLogLevel, FluentBitOutput, FluentBitParser, FluentBitStorage } from '../../../src';

test('the service section answers probes, tries again soon, and keeps what it could not deliver on its volume', () => {
  expect(configured().service).toEqual({
    'flush': 1,
    'grace': 10,
    'log_level': 'info',
    'http_server': true,
    'http_listen': '0.0.0.0',
    'http_port': 2020,
    'health_check': true,
    'scheduler.base': 1,
    'scheduler.cap': 10,
    'storage.path': '/var/lib/fluent-bit/buffer',
    'storage.max_chunks_up': 32,
    'storage.backlog.mem_limit': '16M',
    'storage.backlog.flush_on_shutdown': true,
  });
});

test('options of the service reach the configuration, and the probes', () => {
  const sidecar = ship({
    service: {
      flush: Duration.seconds(2),
      grace: Duration.seconds(20),
      logLevel: FluentBitLogLevel.WARN,
      httpPort: 2021,
      httpListen: '::',
      schedulerCap: Duration.minutes(1),
      extra: { 'storage.metrics': true },
    },
  });

  expect(parse(sidecar.configuration).service).toMatchObject({
    'flush': 2,
    'grace': 20,
    'log_level': 'warn',
    'http_listen': '::',
    'http_port': 2021,
    'scheduler.cap': 60,
    'storage.metrics': true,
  });
  expect(rendered(sidecar)).toMatchObject({
    startupProbe: { httpGet: { port: 2021 } },
    livenessProbe: { httpGet: { port: 2021 } },
    ports: [{ containerPort: 2021 }],
  });
});

describe('buffers', () => {
  test('the volume holds what the outputs may keep, and more', () => {
    const outputs = [FluentBitOutput.stdout(), FluentBitOutput.stdout(), FluentBitOutput.s3({ bucket: 'b', region: 'r' })];
    const sidecar = ship({ bufferSize: Size.mebibytes(100), outputs });

    expect(parse(sidecar.configuration).pipeline.outputs.map((o: any) => o['storage.total_limit_size'] ?? o.store_dir_limit_size))
      .toEqual([52428800, 52428800, 134217728]);
    expect(templateAround(sidecar).spec.volumes).toContainEqual({ name: 'logs-state', emptyDir: { sizeLimit: '292Mi' } });
  });

  test('in memory, inputs pause at a size that a last burst does not reach between two flushes', () => {
    const { service, pipeline } = configured({ storage: FluentBitStorage.MEMORY, service: { flush: Duration.seconds(2) } });

    expect(service['storage.path']).toBeUndefined();
    expect(pipeline.inputs).toMatchObject([{ mem_buf_limit: '100M' }]);
    expect(pipeline.outputs[0]['storage.total_limit_size']).toBeUndefined();
  });

  test('an input that asks for the file system gets a path for it: Fluent Bit would not start without one', () => {
    const { service } = configured({
      storage: FluentBitStorage.MEMORY,
      inputs: [FluentBitInput.custom('dummy', { settings: { 'storage.type': 'filesystem' } })],
    });

    expect(service['storage.path']).toBe('/var/lib/fluent-bit/buffer');
  });
});

test('the text is the same for the same options', () => {
  const props = { filters: [FluentBitFilter.podMetadata()], outputs: [FluentBitOutput.loki({ host: 'loki', httpPasswd: fromSecret('p'), labels: { b: '1', a: '2' } })] };

  expect(ship(props).configuration).toBe(ship(props).configuration);
});

test('any text reads as the same text, whichever version of YAML a parser goes by', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('on', 'No', '0644', '1e3', '~', 'null', '1:30', '# a', '- a', 'a: b', '*', '&a', '!a', ' a ', 'a\n b\n'));
  fc.assert(fc.property(fc.array(text.filter((t) => !t.includes('${')), { minLength: 1 }), (texts) => {
    const { configuration } = ship({ filters: [FluentBitFilter.custom('expect', { settings: { single: texts[0], several: texts } })] });

    for (const config of [parse(configuration), parse(configuration, { version: '1.1' }), load(configuration)]) {
      expect(config.pipeline.filters).toEqual([{ name: 'expect', match: '*', single: texts[0], several: texts }]);
    }
  }));
});

test('settings may refer to variables of the sidecar', () => {
  const sidecar = ship({
    envVariables: { CLUSTER: kplus.EnvValue.fromValue('blue') },
    outputs: [FluentBitOutput.loki({ host: 'loki', labels: { cluster: '${CLUSTER}' } })],
  });

  expect(sidecar.configuration).toContain('labels: cluster=${CLUSTER}\n');
  expect(rendered(sidecar).env).toEqual([{ name: 'CLUSTER', value: 'blue' }]);
});

describe('bad input', () => {
  const stdout = (alias?: string, match?: string) => FluentBitOutput.stdout({ alias, match });

  test.each<[string, () => unknown, string]>([
    ['no outputs', () => ship({ outputs: [] }), 'Fluent Bit has nowhere to send to, got no \'outputs\'; give at least one, such as FluentBitOutput.stdout()'],
    ['nothing to read', () => ship({ logs: [] }),
      'Fluent Bit has nothing to read, got neither \'logs\' nor \'inputs\'; give the directory of a container\'s log files in \'logs\''],
    ['two outputs with one alias', () => ship({ outputs: [stdout('a'), stdout('a')] }),
      'output "stdout" has an alias that another output has too, got "a"; give each its own \'alias\''],
    ['two inputs with one alias', () => ship({ inputs: [FluentBitInput.forward({ alias: 'a' }), FluentBitInput.http({ alias: 'a' })] }),
      'input "http" has an alias that another input has too, got "a"; give each its own \'alias\''],
    ['two inputs at one port', () => ship({ inputs: [FluentBitInput.forward({ port: 5000 }), FluentBitInput.http({ port: 5000 })] }),
      'input "http" listens where input "forward" does, got \'port\' 5000; give it another \'port\''],
    ['an input at the port of the HTTP server', () => ship({ inputs: [FluentBitInput.http({ port: 2020 })] }),
      'input "http" listens where the HTTP server does, got \'port\' 2020; give it another \'port\''],
    ['an output that gets nothing', () => ship({ outputs: [stdout(), stdout('b', 'ap')] }), 'output "stdout" gets nothing, got \'match\' "ap"; match one of the tags "app"'],
    ['a filter that gets nothing', () => ship({ filters: [FluentBitFilter.throttle({ match: 'web*', rate: 1 })] }),
      'filter "throttle" gets nothing, got \'match\' "web*"; match one of the tags "app"'],
    ['records that go nowhere', () => ship({ logs: [...READ.logs, { container: 'app', path: '/audit', tag: 'audit' }], outputs: [stdout('a', 'app')] }),
      'records with tag "audit" go nowhere, got outputs for "app"; give one of them a \'match\' that fits'],
    ['a variable that nobody sets', () => ship({ outputs: [FluentBitOutput.loki({ host: '${LOKI}' })] }),
      'configuration refers to a variable that is not set, got "${LOKI}"; give "LOKI" in \'envVariables\''],
    ['a password in a URL', () => ship({ outputs: [FluentBitOutput.custom('slack', { settings: { webhook: 'https://shop:abc@hooks.acme.io/x' } })] }),
      '\'webhook\' of output "slack" has a secret in it, got it in plain text; ' +
      'refer to a variable with "${NAME}", and give it in \'envVariables\' with kplus.EnvValue.fromSecretValue({ secret, key })'],
    ['a key in the query of a URL', () => ship({ outputs: [FluentBitOutput.http({ host: 'logs.acme.io', uri: '/v1/input?api_key=abc' })] }),
      '\'uri\' of output "http" has a secret in it, got it in plain text; ' +
      'refer to a variable with "${NAME}", and give it in \'envVariables\' with kplus.EnvValue.fromSecretValue({ secret, key })'],
    ['a variable with a secret in plain text', () => ship({ envVariables: { LOKI_PASSWORD: kplus.EnvValue.fromValue('abc') } }),
      'container "logs" has a credential in plain text, got variable "LOKI_PASSWORD"; give kplus.EnvValue.fromSecretValue({ secret, key })'],
    ['a variable that cannot be referred to', () => ship({ envVariables: { 'a-b': kplus.EnvValue.fromValue('c') } }),
      'variable "a-b" cannot be referred to in Fluent Bit\'s configuration; use letters, digits and "_"'],
    ['a variable with the name of a field of the pod', () => ship({ envVariables: { POD_NAME: kplus.EnvValue.fromValue('c') }, filters: [FluentBitFilter.podMetadata()] }),
      'variable "POD_NAME" of \'envVariables\' has a name that the configuration uses for a field of the pod, got another value; rename it'],
    ['a key that the service does not know', () => ship({ service: { extra: { http_sever: true } } }), 'service knows no such key, got "http_sever"; did you mean "http_server"'],
    ['an option of the service among its other keys', () => ship({ service: { extra: { grace: 5 } } }), 'service has a key of its own in \'extra\', got "grace"; give it as an option'],
    ['a server that no probe reaches', () => ship({ service: { httpListen: '127.0.0.1' } }),
      'service listens where no probe reaches it, got \'httpListen\' "127.0.0.1"; give "0.0.0.0" or "::"'],
    ['a grace of half a second', () => ship({ service: { grace: Duration.millis(500) } }),
      '\'grace\' of the service is no whole number of seconds, got 0.5s; give at least one full second'],
    ['a parser that nobody defines', () => ship({ inputs: [FluentBitInput.custom('tail', { settings: { path: '/a', parser: 'mine' } })] }),
      'plugin "tail" names a parser that is not defined, got "mine"; give it in \'parsers\''],
    ['a multiline parser that nobody defines', () => ship({ inputs: [FluentBitInput.custom('tail', { settings: { 'path': '/a', 'Multiline.Parser': 'java, node' } })] }),
      'plugin "tail" names a multiline parser that is not defined, got "node"; name one of "java", "go", "python", "ruby", "docker", "cri"'],
    ['log files of the sidecar itself', () => ship({ logs: [{ container: 'logs', path: '/log' }] }),
      'container "logs" cannot read its own log files, got it as \'container\' of a log; name the container that writes them'],
    ['a parser that is defined twice', () => ship({ parsers: [FluentBitParser.json('p'), FluentBitParser.logfmt('p')] }),
      'parser is defined twice and differently, got "p"; give each its own name'],
    ['a parser with a name that the image has', () => ship({ parsers: [FluentBitParser.json('json'), FluentBitParser.NGINX] }),
      'parser "json" has the name of one that the image defines; give it another name'],
    ['a Fluent Bit that does not read YAML', () => ship({ image: 'fluent/fluent-bit:3.1.9' }),
      'Fluent Bit reads all of its configuration as YAML from 3.2 on, got image "fluent/fluent-bit:3.1.9"; give a newer one, such as "fluent/fluent-bit:5.1.1"'],
    ['a relative log path', () => ship({ logs: [{ container: 'app', path: 'log' }] }), 'log path of container "app" is not absolute, got "log"; give one that begins with "/"'],
    ['a log path with a pattern', () => ship({ logs: [{ container: 'app', path: '/log/*.log' }] }),
      'log path of container "app" is no directory, got "/log/*.log"; give the directory, and the pattern in \'files\''],
    ['the whole file system', () => ship({ logs: [{ container: 'app', path: '/' }] }),
      'log path of container "app" is the whole file system, got "/"; give a directory of its own, such as "/var/log/app"'],
    ['absolute files', () => ship({ logs: [{ container: 'app', path: '/log', files: ['/log/a.log'] }] }),
      'log of container "app" has a file that is not relative to "/log", got "/log/a.log"; give a name such as "*.log"'],
    ['a directory that is given twice', () => ship({ logs: [{ container: 'app', path: '/log' }, { container: 'app', path: '/log/' }] }),
      'log directory of container "app" is given twice, got "/log"; give it once, with all \'files\''],
    ['a settle time of a fraction', () => ship({ settle: Duration.millis(2500) }),
      '\'settle\' of container "logs" is no whole number of seconds, got 2.5s; give a duration of full seconds'],
  ])('%s', (_title, make, message) => {
    expect(make).toThrow(new Error(message));
  });

  test('routes are not judged where tags show only at run time', () => {
    expect(() => ship({ inputs: [FluentBitInput.http()], outputs: [stdout('a', 'orders.*')] })).not.toThrow();
    expect(() => ship({ filters: [FluentBitFilter.custom('rewrite_tag', { settings: { rule: '$log ^a a false' } })], outputs: [stdout('a', 'a'), stdout('b', 'app')] })).not.toThrow();
  });
});

test('parsers of the sidecar serve custom plugins', () => {
  const { parsers } = configured({ ...SEND, parsers: [FluentBitParser.ltsv('mine')], inputs: [FluentBitInput.custom('tail', { settings: { path: '/a', parser: 'mine' } })] });

  expect(parsers).toEqual([{ name: 'mine', format: 'ltsv' }]);
});
