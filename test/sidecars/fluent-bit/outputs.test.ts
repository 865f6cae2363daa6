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


