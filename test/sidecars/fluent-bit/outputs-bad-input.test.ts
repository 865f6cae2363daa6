import * as kplus from 'cdk8s-plus-30';
import { configured } from './ship';
import { FluentBitOutput } from '../../../src';

const HOST = 'logs.acme.io';

describe('bad input', () => {
  test.each<[string, () => unknown, string]>([
    ['a secret as a string', () => FluentBitOutput.datadog({ apikey: 'abc' as any }),
      '\'apikey\' of output "datadog" is a secret, got it in plain text; give kplus.EnvValue.fromSecretValue({ secret, key })'],
    ['a secret as a plain value', () => FluentBitOutput.loki({ host: HOST, httpPasswd: kplus.EnvValue.fromValue('abc') }),
      '\'httpPasswd\' of output "loki" is a secret, got it in plain text; give kplus.EnvValue.fromSecretValue({ secret, key })'],
    ['a secret in a ConfigMap', () => FluentBitOutput.splunk({ host: HOST, splunkToken: kplus.EnvValue.fromConfigMap({ name: 'c' } as kplus.IConfigMap, 'token') }),
      '\'splunkToken\' of output "splunk" is a secret, got it from a configMapKeyRef; give kplus.EnvValue.fromSecretValue({ secret, key })'],
    ['a user as a string', () => FluentBitOutput.loki({ host: HOST, httpUser: 'shop' as any }),
      '\'httpUser\' of output "loki" is no environment value, got a string; give kplus.EnvValue.fromValue(...) or kplus.EnvValue.fromSecretValue(...)'],
    ['a secret in a plain header', () => FluentBitOutput.http({ host: HOST, headers: { Authorization: 'Bearer abc' } }),
      'header "Authorization" of output "http" carries a secret, got it in plain text; give it in \'secretHeaders\''],
    ['a secret among the properties of librdkafka', () => FluentBitOutput.kafka({ brokers: ['a:1'], topics: ['t'], rdkafka: { 'sasl.password': 'abc' } }),
      'property "sasl.password" of output "kafka" is a secret, got it in plain text; give it in \'rdkafkaSecrets\''],
    ['a secret among the settings of a custom output', () => FluentBitOutput.custom('nrlogs', { settings: { license_key: 'abc' } }),
      '\'license_key\' of output "nrlogs" is a secret, got it in plain text; give it in \'secrets\''],
    ['a secret in a header of a custom output', () => FluentBitOutput.custom('http', { settings: { header: ['X-Api-Key abc'] } }),
      '\'header\' of output "http" is a secret, got it in plain text; give it in \'secrets\''],
    ['an unknown key', () => FluentBitOutput.custom('loki', { settings: { lables: 'a=b' } }),
      'output "loki" knows no such key, got "lables"; did you mean "labels", see https://docs.fluentbit.io/manual/data-pipeline/outputs/loki'],
    ['an unknown word', () => FluentBitOutput.custom('stdout', { settings: { format: 'xml' } }),
      'output "stdout" has a bad \'format\', got "xml"; give one of "msgpack", "json", "json_lines", "json_stream"'],
    ['a bad size', () => FluentBitOutput.custom('es', { settings: { buffer_size: '10Q' } }),
      'output "es" has a bad \'buffer_size\', got "10Q"; give a size such as "10M"'],
    ['a common key with a bad value', () => FluentBitOutput.custom('nats', { settings: { port: 'many' } }),
      'output "nats" has a bad \'port\', got "many"; give a port from 1 to 65535'],
    ['a port that is none', () => FluentBitOutput.loki({ host: HOST, port: 70000 }), 'output "loki" has a bad \'port\', got 70000; give a port from 1 to 65535'],
    ['an object as a value', () => FluentBitOutput.custom('nats', { settings: { host: { a: 1 } } }),
      'output "nats" has a \'host\' that is no setting, got {"a":1}; give text, a number, true, false or a list of texts'],
    ['an option among the settings', () => FluentBitOutput.custom('nats', { settings: { Match: 'a' } }),
      'output "nats" has \'Match\' among its \'settings\', got "a"; give it as an option of its own'],
    ['a misspelt plugin', () => FluentBitOutput.custom('opensearhc'),
      'Fluent Bit has no output of that name, got "opensearhc"; did you mean "opensearch", or set \'unchecked\' for a plugin of your own image'],
    ['a plugin without what it needs', () => FluentBitOutput.custom('s3', { settings: { region: 'r' } }),
      'output "s3" lacks what it does not start without, got no \'bucket\'; give it, see https://docs.fluentbit.io/manual/data-pipeline/outputs/s3'],
    ['a plugin without one of several that it needs', () => FluentBitOutput.custom('cloudwatch_logs', { settings: { region: 'r', log_group_name: 'g' } }),
      'output "cloudwatch_logs" lacks what it does not start without, got no \'log_stream_prefix\' or \'log_stream_name\'; give it, ' +
      'see https://docs.fluentbit.io/manual/data-pipeline/outputs/cloudwatch'],
    ['a URL as the host', () => FluentBitOutput.loki({ host: 'https://loki.acme.io' }),
      'output "loki" has a bad \'host\', got "https://loki.acme.io"; give a name or an address, and the port in \'port\''],
    ['a host with its port', () => FluentBitOutput.loki({ host: 'loki:3100' }),
      'output "loki" has a bad \'host\', got "loki:3100"; give a name or an address, and the port in \'port\''],
    ['a host with a login', () => FluentBitOutput.http({ host: 'https://shop:abc@acme.io' }),
      'output "http" has a bad \'host\', got "...@acme.io"; give a name or an address, and the port in \'port\''],
    ['a plugin without a name', () => FluentBitOutput.custom(''), 'output has no name, got ""; give the name of a plugin, such as "nats"'],
    ['a certificate without its key', () => FluentBitOutput.loki({ host: HOST, tlsCrtFile: '/tls.crt' }),
      'output "loki" has half of a client\'s certificate, got only \'tlsCrtFile\'; give both \'tlsCrtFile\' and \'tlsKeyFile\''],
    ['two names of the stream', () => FluentBitOutput.cloudWatchLogs({ region: 'r', logGroupName: 'g', logStreamName: 'a', logStreamPrefix: 'b' }),
      'output "cloudwatch_logs" names its stream twice, got \'logStreamName\' "a" and \'logStreamPrefix\' "b"; give one of them'],
    ['a role without a region', () => FluentBitOutput.openSearch({ host: HOST, awsRoleArn: 'arn' }),
      'output "opensearch" cannot sign requests without a region, got \'awsRoleArn\' alone; give \'awsRegion\' too'],
    ['TLS off with options of TLS', () => FluentBitOutput.loki({ host: HOST, tls: false, tlsCaFile: '/ca.crt' }),
      'output "loki" has TLS off beside options of TLS, got \'tls\' false; leave \'tls\' out or take the options out'],
    ['a label that Loki does not take', () => FluentBitOutput.loki({ host: HOST, labels: { 'app.kubernetes.io/name': 'shop' } }),
      'output "loki" has a label that Loki does not take, got "app.kubernetes.io/name"; use letters, digits and "_", such as "app_kubernetes_io_name"'],
    ['a label with a comma', () => FluentBitOutput.loki({ host: HOST, labels: { app: 'a,b' } }),
      'output "loki" has a label "app" that cannot stand in a list, got "a,b"; give a value without a comma'],
    ['a label key that is no field', () => FluentBitOutput.loki({ host: HOST, labelKeys: ['level'] }),
      'output "loki" has a label key that is no field of the record, got "level"; write it as "$level"'],
    ['no brokers', () => FluentBitOutput.kafka({ brokers: [], topics: ['t'] }), 'output "kafka" has no brokers, got an empty \'brokers\'; give at least one'],
  ])('%s', (_title, make, message) => {
    expect(make).toThrow(new Error(message));
  });

  test('an error about a secret does not repeat it', () => {
    expect(() => FluentBitOutput.datadog({ apikey: 'hunter2' as any })).toThrow(expect.objectContaining({ message: expect.not.stringContaining('hunter2') }));
  });

  test.each(['::1', 'fd00::10', '10.0.0.1', 'loki.monitoring.svc.cluster.local', '${LOKI}'])('%s is a host', (host) => {
    expect(() => FluentBitOutput.loki({ host })).not.toThrow();
  });

  test('plugins that nobody knows, and names in capitals, are taken', () => {
    const { pipeline } = configured({
      outputs: [
        FluentBitOutput.custom('acme_lake'),
        FluentBitOutput.custom('gstdout', { unchecked: true }),
        FluentBitOutput.custom('S3', { settings: { Bucket: 'logs' } }),
      ],
    });

    expect(pipeline.outputs).toMatchObject([{ name: 'acme_lake' }, { name: 'gstdout' }, { name: 's3', bucket: 'logs', store_dir: '/var/lib/fluent-bit/s3-0' }]);
  });

  test('keys of a newer Fluent Bit can be forced', () => {
    const { pipeline } = configured({ outputs: [FluentBitOutput.custom('loki', { unchecked: true, settings: { brand_new: 'x' } })] });

    expect(pipeline.outputs).toMatchObject([{ name: 'loki', brand_new: 'x' }]);
  });
});
