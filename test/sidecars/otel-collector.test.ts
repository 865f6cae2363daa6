import { Duration, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { parse } from 'yaml';
import { newChart, templateOf } from './charts';
import { newApp } from './product-checks';
import { OtelCollectorSidecar, OtelCollectorSidecarProps, OtlpProtocol, PodLifecycle } from '../../src';

const CONFIG = {
  receivers: { otlp: { protocols: { grpc: {}, http: {} } } },
  exporters: { otlphttp: { endpoint: 'https://otel.acme.io' } },
  service: {
    pipelines: { traces: { receivers: ['otlp'], exporters: ['otlphttp'] }, logs: { receivers: ['otlp'], processors: ['batch'], exporters: ['otlphttp'] } },
  },
  processors: { batch: {} },
};

function render(props: Partial<OtelCollectorSidecarProps> = {}, use: (collector: OtelCollectorSidecar) => void = () => undefined) {
  const chart = newChart();
  const collector = new OtelCollectorSidecar(newApp(chart), 'otel', { config: CONFIG, ...props });
  use(collector);
  const { metadata, spec } = templateOf(chart);
  const { initContainers: [container], containers: [app] } = spec;
  return { metadata, collector: container, app, config: parse(collector.configuration), objects: Testing.synth(chart) };
}

const refuse = (config: any, props: Partial<OtelCollectorSidecarProps> = {}) => () => render({ config, ...props });

const withExporter = (exporter: any) => ({ ...CONFIG, exporters: { otlphttp: exporter } });

describe('the container', () => {
  test('runs with the configuration, and counts as started when its health check says so', () => {
    const { collector } = render();

    expect(collector).toMatchObject({
      image: 'otel/opentelemetry-collector-k8s:0.159.0',
      args: ['--config=/etc/otel-sidecar/config.yaml'],
      env: [{ name: 'GOMEMLIMIT', value: '204MiB' }],
      startupProbe: { httpGet: { path: '/', port: 13133 }, periodSeconds: 1, failureThreshold: 60 },
      livenessProbe: { httpGet: { path: '/', port: 13133 }, periodSeconds: 30 },
      resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
      securityContext: { runAsUser: 10001 },
    });
    expect(collector).not.toHaveProperty('readinessProbe');
  });

  test('has a limit for Go\'s memory that follows the container\'s', () => {
    expect(render({ resources: { memory: { limit: Size.gibibytes(1) } } }).collector.env).toEqual([{ name: 'GOMEMLIMIT', value: '819MiB' }]);
    expect(render({ resources: {} }).collector.env).toBeUndefined();
  });

  test('is probed at another port and path where the configuration has them', () => {
    const { collector, config } = render({ healthPort: 13200, config: { ...CONFIG, extensions: { health_check: { path: '/health' } } } });

    expect(collector.startupProbe.httpGet).toMatchObject({ path: '/health', port: 13200 });
    expect(config.extensions.health_check).toEqual({ path: '/health', endpoint: '0.0.0.0:13200' });
  });

  test('is given ten seconds to deliver the rest, or as long as one says', () => {
    const drain = (props: Partial<OtelCollectorSidecarProps>) => JSON.parse(render(props).metadata.annotations['cdk8s-sidecars/lifecycle']).otel.drainSeconds;

    expect(drain({})).toBe(10);
    expect(drain({ drain: Duration.seconds(20) })).toBe(20);
  });

  test('keeps what was said of its shutdown before', () => {
    const chart = newChart();
    const orders = newApp(chart);
    PodLifecycle.of(orders).expect('otel', { drain: Duration.seconds(3) });
    new OtelCollectorSidecar(orders, 'otel', { config: CONFIG });

    expect(templateOf(chart).metadata.annotations['cdk8s-sidecars/lifecycle']).toBe('{"otel":{"drainSeconds":3}}');
  });
});

describe('the configuration', () => {
  test('has the health check and a limit for memory at the front of each pipeline', () => {
    expect(render().config).toEqual({
      ...CONFIG,
      extensions: { health_check: { endpoint: '0.0.0.0:13133' } },
      processors: { batch: {}, memory_limiter: { check_interval: '1s', limit_percentage: 80, spike_limit_percentage: 25 } },
      service: {
        extensions: ['health_check'],
        pipelines: {
          traces: { receivers: ['otlp'], processors: ['memory_limiter'], exporters: ['otlphttp'] },
          logs: { receivers: ['otlp'], processors: ['memory_limiter', 'batch'], exporters: ['otlphttp'] },
        },
      },
    });
  });

  test('keeps a limit of its own', () => {
    const traces = { receivers: ['otlp'], processors: ['memory_limiter/small', 'batch'], exporters: ['otlphttp'] };
    const { config } = render({ config: { ...CONFIG, processors: { 'batch': {}, 'memory_limiter/small': { check_interval: '1s', limit_mib: 100 } }, service: { pipelines: { traces } } } });

    expect(config.service.pipelines.traces).toEqual(traces);
    expect(config.processors).not.toHaveProperty('memory_limiter');
  });

  test('leaves what the user gave alone', () => {
    const given = structuredClone(CONFIG);
    render({ config: given });

    expect(given).toEqual(CONFIG);
  });

  test('is a ConfigMap, and a change of it replaces the pods', () => {
    const checksum = ({ metadata }: ReturnType<typeof render>) => metadata.annotations['cdk8s-sidecars/config.otel'];
    const one = render();

    expect(one.objects.find((object) => object.kind === 'ConfigMap').data['config.yaml']).toContain('0.0.0.0:13133');
    expect(checksum(one)).toMatch(/^[0-9a-f]{64}$/);
    expect(checksum(one)).not.toBe(checksum(render({ healthPort: 13200 })));
  });

  test('has no YAML anchors where parts are shared', () => {
    const shared = { endpoint: 'https://otel.acme.io' };

    expect(render({ config: { ...CONFIG, exporters: { otlphttp: shared, debug: shared } } }, (collector) => expect(collector.configuration).not.toMatch(/[&*]a\d/)).config.exporters.debug)
      .toEqual(shared);
  });
});

describe('the endpoint', () => {
  test('reaches the app in the variables that SDKs read', () => {
    expect(render({}, (collector) => collector.giveTo('app')).app.env).toEqual([
      { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://127.0.0.1:4318' },
      { name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: 'http/protobuf' },
    ]);
    expect(render({}, (collector) => collector.giveTo('app', OtlpProtocol.GRPC)).app.env[0].value).toBe('http://127.0.0.1:4317');
  });

  test('is where the receiver listens', () => {
    const config = { ...CONFIG, receivers: { 'otlp/app': { protocols: { grpc: { endpoint: '0.0.0.0:5317' } } }, 'otlp': { protocols: {} } } };
    render({ config }, (collector) => expect(collector.endpoint()).toBe('http://127.0.0.1:5317'));
  });

  test('is refused for a protocol that the receiver does not take', () => {
    const config = { ...CONFIG, receivers: { otlp: { protocols: { grpc: { endpoint: '10.0.0.1:4317' } } } } };
    render({ config }, (collector) => {
      expect(() => collector.endpoint(OtlpProtocol.HTTP_PROTOBUF)).toThrow(
        'container "otel" takes no OTLP over http/protobuf at localhost, got no such protocol in \'config\'; give "receivers.otlp.protocols" what is needed');
      expect(() => collector.giveTo('app')).toThrow(/^container "otel" takes no OTLP over gRPC or HTTP at localhost/);
    });
  });
});

describe('bad input', () => {
  test('no pipeline', () => {
    expect(refuse({ receivers: {} })).toThrow('container "otel" has no pipeline, got \'config\' without "service.pipelines"; give at least one');
  });

  test('a pipeline without exporters', () => {
    expect(refuse({ ...CONFIG, service: { pipelines: { traces: { receivers: ['otlp'] } } } }))
      .toThrow('pipeline "traces" of container "otel" has no exporters, got none; name at least one');
  });

  test('a pipeline that names what is not there', () => {
    expect(refuse({ ...CONFIG, exporters: {} })).toThrow(
      'pipeline "traces" of container "otel" names one of its exporters that is not defined, got "otlphttp"; define it under "exporters"');
  });

  test('a pipeline of no signal', () => {
    expect(refuse({ ...CONFIG, service: { pipelines: { trace: { receivers: ['otlp'], exporters: ['otlphttp'] } } } })).toThrow(
      'pipeline of container "otel" has no signal in its name, got "trace"; begin it with "traces", "metrics", "logs" or "profiles"');
  });

  test('an extension that is not there', () => {
    expect(refuse({ ...CONFIG, service: { ...CONFIG.service, extensions: ['health_check', 'pprof'] } })).toThrow(
      'service of container "otel" names an extension that is not defined, got "pprof"; define it under "extensions"');
  });

  test('a connector is an exporter of one pipeline and a receiver of another', () => {
    const pipelines = { traces: { receivers: ['otlp'], exporters: ['spanmetrics'] }, metrics: { receivers: ['spanmetrics'], exporters: ['otlphttp'] } };

    expect(refuse({ ...CONFIG, connectors: { spanmetrics: {} }, service: { pipelines } })).not.toThrow();
  });

  test('a credential in plain text, which is not repeated', () => {
    expect(refuse(withExporter({ endpoint: 'https://otel.acme.io', headers: { 'api-key': 's3cr3t' } }))).toThrow(
      'container "otel" has a credential in plain text, got setting "exporters.otlphttp.headers.api-key"; ' +
      'refer to a variable with "${env:NAME}", and give it in \'envVariables\' with kplus.EnvValue.fromSecretValue({ secret, key })');
  });

  test('a variable that nobody sets', () => {
    const config = withExporter({ endpoint: 'https://otel.acme.io', headers: { 'api-key': '${env:API_KEY}' } });
    const secret = kplus.Secret.fromSecretName(newChart(), 'secret', 'otel');

    expect(refuse(config)).toThrow('configuration of container "otel" refers to a variable that is not set, got "${env:API_KEY}"; give it in \'envVariables\'');
    expect(refuse(withExporter({ endpoint: '${ENDPOINT}' }))).toThrow(
      'configuration of container "otel" refers to a variable that is not set, got "${ENDPOINT}"; give it in \'envVariables\'');
    expect(refuse(config, { envVariables: { API_KEY: kplus.EnvValue.fromSecretValue({ secret, key: 'key' }) } })).not.toThrow();
    expect(refuse(withExporter({ endpoint: '${env:ENDPOINT:-https://otel.acme.io}', price: '$${env:NO}' }))).not.toThrow();
  });

  test('a variable that holds a credential in plain text', () => {
    expect(refuse(CONFIG, { envVariables: { API_KEY: kplus.EnvValue.fromValue('s3cr3t') } })).toThrow(
      'container "otel" has a credential in plain text, got variable "API_KEY"; give kplus.EnvValue.fromSecretValue({ secret, key })');
  });

  test('an endpoint of the health check of its own', () => {
    expect(refuse({ ...CONFIG, extensions: { health_check: { endpoint: 'localhost:13133' } } })).toThrow(
      'container "otel" has an endpoint for its health check already, got "localhost:13133"; leave it out, and give \'healthPort\'');
  });
});
