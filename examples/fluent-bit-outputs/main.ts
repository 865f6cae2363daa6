import { App, Chart, Duration, Size, YamlOutputType } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import {
  FluentBitFilter, FluentBitInput, FluentBitLog, FluentBitMultilineParser, FluentBitOutput, FluentBitParser, FluentBitSidecar, FluentBitSidecarProps,
  PodLifecycle, SidecarChecks,
} from 'cdk8s-sidecars';

const app = new App({ yamlOutputType: YamlOutputType.FILE_PER_APP });
const chart = new Chart(app, 'shop', { namespace: 'shop', disableResourceNameHashes: true });
SidecarChecks.of(app).targetKubernetes('1.32');

// a deployment for each output, so that each is seen by itself
ship('stdout', { outputs: [FluentBitOutput.stdout()] });

ship('loki', {
  filters: [FluentBitFilter.podMetadata({ labels: ['app'] })],
  outputs: [FluentBitOutput.loki({
    host: 'loki.monitoring.svc',
    labels: { app: 'checkout', pod: "$kubernetes['pod_name']" },
    tenantId: 'shop',
    httpUser: secret('loki', 'user'),
    httpPasswd: secret('loki', 'password'),
  })],
});

ship('opensearch', {
  outputs: [FluentBitOutput.openSearch({
    host: 'vpc-shop.eu-west-1.es.amazonaws.com',
    awsRegion: 'eu-west-1',
    index: 'checkout',
  })],
});

ship('elasticsearch', {
  outputs: [FluentBitOutput.elasticsearch({
    host: 'elasticsearch.logging.svc',
    tlsCaFile: '/certificates/ca.crt',
    httpUser: secret('elasticsearch', 'user'),
    httpPasswd: secret('elasticsearch', 'password'),
    logstashFormat: true,
    logstashPrefix: 'checkout',
  })],
  volumeMounts: [{
    path: '/certificates',
    volume: kplus.Volume.fromSecret(chart, 'certificates', kplus.Secret.fromSecretName(chart, 'ca', 'elasticsearch-ca'), { name: 'certificates' }),
    readOnly: true,
  }],
});

ship('cloudwatch-logs', {
  outputs: [FluentBitOutput.cloudWatchLogs({ region: 'eu-west-1', logGroupName: '/shop/checkout', autoCreateGroup: true, logRetentionDays: 30 })],
});

ship('s3', {
  outputs: [FluentBitOutput.s3({ bucket: 'shop-logs', region: 'eu-west-1', uploadTimeout: Duration.minutes(2) })],
});

ship('stackdriver', {
  outputs: [FluentBitOutput.stackdriver({ k8sCluster: { name: 'shop', location: 'europe-west1' }, severityKey: 'level' })],
});

ship('splunk', {
  outputs: [FluentBitOutput.splunk({ host: 'hec.acme.io', splunkToken: secret('splunk', 'token'), eventIndex: 'shop', eventSourcetype: '_json' })],
});

ship('datadog', {
  outputs: [FluentBitOutput.datadog({ apikey: secret('datadog', 'api-key'), site: 'datadoghq.eu', ddService: 'checkout', ddSource: 'java', ddTags: { team: 'shop' } })],
});

ship('forward', {
  outputs: [FluentBitOutput.forward({ host: 'fluentd.logging.svc', sharedKey: secret('fluentd', 'shared-key') })],
});

ship('http', {
  outputs: [FluentBitOutput.http({
    host: 'logs.acme.io',
    uri: '/ingest',
    tls: true,
    gzip: true,
    secretHeaders: { 'X-Api-Key': secret('ingest', 'api-key') },
  })],
});

ship('opentelemetry', {
  inputs: [FluentBitInput.openTelemetry()],
  outputs: [FluentBitOutput.openTelemetry({ host: 'otel-collector.monitoring.svc', logsBodyKey: '$log' })],
});

ship('kafka', {
  outputs: [FluentBitOutput.kafka({
    brokers: ['kafka-0.kafka:9093', 'kafka-1.kafka:9093'],
    topics: ['checkout-logs'],
    rdkafka: { 'security.protocol': 'SASL_SSL', 'sasl.mechanism': 'SCRAM-SHA-512', 'sasl.username': 'checkout' },
    rdkafkaSecrets: { 'sasl.password': secret('kafka', 'password') },
  })],
});

// two at once, one of them a plugin without options of its own; a stack trace is one record, and lines have fields
ship('several', {
  filters: [
    FluentBitFilter.parser({
      parsers: [FluentBitParser.regex('checkout', '^(?<time>[^ ]+) (?<level>[A-Z]+) (?<message>.*)$', {
        timeKey: 'time',
        timeFormat: '%Y-%m-%dT%H:%M:%S.%L',
      })],
    }),
    FluentBitFilter.grep({ exclude: { level: '^(DEBUG|TRACE)$' } }),
    FluentBitFilter.modify({ add: { service: 'checkout' } }),
  ],
  outputs: [
    FluentBitOutput.s3({ alias: 'archive', bucket: 'shop-archive', region: 'eu-west-1' }),
    FluentBitOutput.custom('gelf', { settings: { host: 'graylog.logging.svc', port: 12201, mode: 'tcp', gelf_short_message_key: 'message' } }),
  ],
}, { multilineParsers: [FluentBitMultilineParser.JAVA] });

app.synth();

/** A workload whose logs are shipped. */
function ship(id: string, props: FluentBitSidecarProps, log: Partial<FluentBitLog> = {}): void {
  const deployment = new kplus.Deployment(chart, id, {
    replicas: 2,
    podMetadata: { labels: { app: 'checkout' } },
    securityContext: { ensureNonRoot: true },
    containers: [{
      name: 'checkout',
      image: 'registry.acme.io/checkout:2.8.1',
      portNumber: 8080,
      securityContext: {
        user: 1000,
        group: 1000,
        capabilities: { drop: [kplus.Capability.ALL] },
        seccompProfile: { type: kplus.SeccompProfileType.RUNTIME_DEFAULT },
      },
      resources: { cpu: { request: kplus.Cpu.millis(250) }, memory: { request: Size.mebibytes(512), limit: Size.gibibytes(1) } },
    }],
  });
  new FluentBitSidecar(deployment, 'logs', { logs: [{ container: 'checkout', path: '/var/log/checkout', ...log }], ...props });

  const life = PodLifecycle.of(deployment);
  life.expect('checkout', { drain: Duration.seconds(20) });
  life.fitGracePeriod();
}

function secret(name: string, key: string): kplus.EnvValue {
  const imported = chart.node.tryFindChild(`secret-${name}`) as kplus.ISecret | undefined
    ?? kplus.Secret.fromSecretName(chart, `secret-${name}`, `${name}-credentials`);
  return kplus.EnvValue.fromSecretValue({ secret: imported, key });
}
