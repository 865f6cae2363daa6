import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { configured, fromSecret, rendered, ship } from './ship';
import {
  FluentBitHttpFormat, FluentBitJsonDateFormat, FluentBitLokiLineFormat, FluentBitOutput, FluentBitS3Compression, FluentBitStdoutFormat,
} from '../../../src';

const HOST = 'logs.acme.io';
const PASSWORD = fromSecret('password');

describe('what an output needs comes with it', () => {
  test.each<[string, FluentBitOutput, object]>([
    ['stdout prints lines of JSON with readable times', FluentBitOutput.stdout(), { name: 'stdout', format: 'json_lines', json_date_format: 'iso8601' }],
    ['loki goes to its port', FluentBitOutput.loki({ host: HOST }), { name: 'loki', host: HOST, port: 3100 }],
    ['elasticsearch sends no type name', FluentBitOutput.elasticsearch({ host: HOST }), { name: 'es', port: 9200, suppress_type_name: true }],
    ['elastic cloud is reached over TLS, without a host', FluentBitOutput.elasticCloud({ cloudId: 'shop:abc', cloudAuth: PASSWORD }),
      { cloud_id: 'shop:abc', cloud_auth: '${ES_CLOUD_AUTH}', tls: true }],
    ['opensearch sends no type name', FluentBitOutput.openSearch({ host: HOST }), { name: 'opensearch', port: 9200, suppress_type_name: true }],
    ['amazon opensearch gets signed requests over TLS', FluentBitOutput.openSearch({ host: HOST, awsRegion: 'eu-west-1' }),
      { aws_auth: true, aws_region: 'eu-west-1', port: 443, tls: true }],
    ['cloudwatch gets a stream for each pod', FluentBitOutput.cloudWatchLogs({ region: 'eu-west-1', logGroupName: 'shop' }),
      { name: 'cloudwatch_logs', log_stream_prefix: '${POD_NAME}.' }],
    ['s3 has a directory that can be written to, with a limit, and does not gather for long', FluentBitOutput.s3({ bucket: 'logs', region: 'eu-west-1' }),
      { name: 's3', store_dir: '/var/lib/fluent-bit/s3-0', store_dir_limit_size: 134217728, upload_timeout: '60s', retry_limit: 5 }],
    ['stackdriver without a cluster is global', FluentBitOutput.stackdriver(), { name: 'stackdriver', resource: 'global' }],
    ['splunk gets its token over TLS', FluentBitOutput.splunk({ host: HOST, splunkToken: PASSWORD }), { splunk_token: '${SPLUNK_TOKEN}', tls: true, port: 8088 }],
    ['datadog is reached over TLS', FluentBitOutput.datadog({ apikey: PASSWORD }),
      { host: 'http-intake.logs.datadoghq.com', port: 443, tls: true, apikey: '${DATADOG_APIKEY}' }],
    ['forward waits for acknowledgements', FluentBitOutput.forward({ host: HOST }), { name: 'forward', port: 24224, require_ack_response: true }],
    ['http with TLS goes to port 443', FluentBitOutput.http({ host: HOST, tls: true }), { name: 'http', port: 443, tls: true }],
    ['http without TLS goes to port 80', FluentBitOutput.http({ host: HOST }), { port: 80 }],
    ['opentelemetry goes to the port of OTLP over HTTP', FluentBitOutput.openTelemetry({ host: HOST }), { name: 'opentelemetry', port: 4318, logs_uri: '/v1/logs' }],
    ['kafka gets lists', FluentBitOutput.kafka({ brokers: ['a:9092', 'b:9092'], topics: ['logs'] }), { brokers: 'a:9092,b:9092', topics: 'logs' }],
  ])('%s', (_title, output, expected) => {
    const { pipeline } = configured({ outputs: [output] });

    expect(pipeline.outputs).toMatchObject([{ match: '*', retry_limit: 'no_limits', ...expected }]);
  });

  test('stackdriver with a cluster learns which container each record is of', () => {
    const { pipeline } = configured({ outputs: [FluentBitOutput.stackdriver({ k8sCluster: { name: 'shop', location: 'europe-west1' } })] });

    expect(pipeline.outputs).toMatchObject([{ resource: 'k8s_container', k8s_cluster_name: 'shop', k8s_cluster_location: 'europe-west1' }]);
    expect(pipeline.filters).toEqual([{
      name: 'record_modifier',
      match: 'app',
      record: ['logging.googleapis.com/local_resource_id k8s_container.${POD_NAMESPACE}.${POD_NAME}.app'],
    }]);
  });
});

test('options reach the configuration in the terms of Fluent Bit', () => {
  const { pipeline } = configured({
    outputs: [
      FluentBitOutput.stdout({ match: 'ap*', alias: 'print', format: FluentBitStdoutFormat.JSON, jsonDateKey: 'ts', jsonDateFormat: FluentBitJsonDateFormat.EPOCH }),
      FluentBitOutput.loki({
        host: HOST,
        uri: '/push',
        labels: { app: 'shop', pod: "$kubernetes['pod_name']" },
        labelKeys: ['$level', "$sub['stream']"],
        removeKeys: ['a', 'b'],
        lineFormat: FluentBitLokiLineFormat.KEY_VALUE,
        dropSingleKey: true,
        tlsVhost: 'loki',
        workers: 2,
        retryLimit: 7,
      }),
      FluentBitOutput.s3({
        bucket: 'logs',
        region: 'eu-west-1',
        uploadTimeout: Duration.minutes(5),
        totalFileSize: Size.mebibytes(1),
        storeDirLimitSize: Size.mebibytes(10),
        compression: FluentBitS3Compression.GZIP,
      }),
      FluentBitOutput.http({ host: HOST, format: FluentBitHttpFormat.MSGPACK, headers: { 'X-Shop': 'a b' }, tlsVerify: false }),
      FluentBitOutput.kafka({ brokers: ['a:9092'], topics: ['logs'], rdkafka: { 'request.required.acks': '1' } }),
    ],
  });

  expect(pipeline.outputs).toMatchObject([
    { match: 'ap*', alias: 'print', format: 'json', json_date_key: 'ts', json_date_format: 'epoch' },
    {
      'uri': '/push',
      'labels': "app=shop, pod=$kubernetes['pod_name']",
      'label_keys': "$level, $sub['stream']",
      'remove_keys': 'a,b',
      'line_format': 'key_value',
      'drop_single_key': true,
      'tls': true,
      'tls.vhost': 'loki',
      'workers': 2,
      'retry_limit': 7,
    },
    { upload_timeout: '300s', total_file_size: 1048576, store_dir_limit_size: 10485760, compression: 'gzip' },
    { 'format': 'msgpack', 'header': ['X-Shop a b'], 'tls': true, 'tls.verify': false },
    { 'rdkafka.request.required.acks': '1' },
  ]);
});

test('credentials become variables that come out of their Secrets, each with a name of its own', () => {
  const sidecar = ship({
    outputs: [
      FluentBitOutput.loki({ host: 'a', httpUser: kplus.EnvValue.fromValue('shop'), httpPasswd: fromSecret('password', 'loki-a') }),
      FluentBitOutput.loki({ host: 'b', httpPasswd: fromSecret('password', 'loki-b'), bearerToken: fromSecret('token', 'loki-b') }),
      FluentBitOutput.http({ alias: 'audit', host: HOST, secretHeaders: { Authorization: fromSecret('authorization') } }),
    ],
  });

  expect(rendered(sidecar).env).toEqual([
    { name: 'LOKI_HTTP_USER', value: 'shop' },
    { name: 'LOKI_HTTP_PASSWD', valueFrom: { secretKeyRef: { name: 'loki-a', key: 'password' } } },
    { name: 'LOKI_HTTP_PASSWD_2', valueFrom: { secretKeyRef: { name: 'loki-b', key: 'password' } } },
    { name: 'LOKI_BEARER_TOKEN', valueFrom: { secretKeyRef: { name: 'loki-b', key: 'token' } } },
    { name: 'AUDIT_HEADER_AUTHORIZATION', valueFrom: { secretKeyRef: { name: 'credentials', key: 'authorization' } } },
  ]);
  expect(sidecar.configuration).toContain('- Authorization ${AUDIT_HEADER_AUTHORIZATION}');
});

test('two outputs to S3 keep apart what they gather', () => {
  const s3 = FluentBitOutput.s3({ bucket: 'logs', region: 'eu-west-1' });

  expect(configured({ outputs: [s3, s3] }).pipeline.outputs.map((output: any) => output.store_dir)).toEqual(['/var/lib/fluent-bit/s3-0', '/var/lib/fluent-bit/s3-1']);
});

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
