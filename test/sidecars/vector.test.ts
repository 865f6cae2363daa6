import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { parse } from 'yaml';
import { newChart, stderrOf, templateOf } from './charts';
import { complaintsAbout, newApp } from './product-checks';
import { PodLifecycle, SidecarChecks, VectorSidecar, VectorSidecarProps } from '../../src';

const PROPS: VectorSidecarProps = {
  logs: [{ container: 'app', path: '/var/log/app' }],
  config: { sinks: { loki: { type: 'loki', inputs: ['app'], endpoint: 'https://loki.acme.io', labels: { app: 'orders' }, encoding: { codec: 'json' } } } },
};

function render(props: Partial<VectorSidecarProps> = {}, version = '1.32') {
  const chart = newChart();
  const orders = newApp(chart);
  SidecarChecks.of(chart).targetKubernetes(version);
  const life = PodLifecycle.of(orders);
  life.expect('app', { preStop: Duration.seconds(3), drain: Duration.seconds(7) });
  life.fitGracePeriod();
  const { configuration } = new VectorSidecar(orders, 'logs', { ...PROPS, ...props });
  let template: any;
  const warnings = stderrOf(() => template = templateOf(chart));
  const { spec } = template;
  const { initContainers: [vector], containers: [app] } = spec;
  return { spec, vector, app, config: parse(configuration), warnings, findings: complaintsAbout(chart, version) };
}

const refuse = (props: Partial<VectorSidecarProps>) => () => render(props);

const withSink = (sink: any) => ({ config: { sinks: { loki: { type: 'loki', inputs: ['app'], ...sink } } } });

describe('the container', () => {
  test('is probed at an API that the kubelet reaches', () => {
    expect(render().vector).toMatchObject({
      image: 'timberio/vector:0.57.0-distroless-static',
      args: ['--config', '/etc/vector-sidecar/vector.yaml'],
      env: [{ name: 'VECTOR_GRACEFUL_SHUTDOWN_LIMIT_SECS', value: '10' }],
      startupProbe: { httpGet: { path: '/health', port: 8686 }, periodSeconds: 1, failureThreshold: 30 },
      livenessProbe: { httpGet: { path: '/health', port: 8686 } },
      securityContext: { runAsUser: 65532 },
    });
  });

  test('shares the log directory, which only the app writes', () => {
    const { spec, vector, app } = render();

    expect(spec.volumes).toContainEqual({ name: 'logs-logs-app', emptyDir: { sizeLimit: '1024Mi' } });
    expect(spec.securityContext.fsGroup).toBe(65532);
    expect(vector.volumeMounts).toContainEqual({ mountPath: '/var/log/app', name: 'logs-logs-app', readOnly: true });
    expect(app.volumeMounts).toEqual([{ mountPath: '/var/log/app', name: 'logs-logs-app' }]);
  });

  test('reads on until the app has gone and five seconds more, and the grace period covers that and its own limit', () => {
    const { vector, spec, findings } = render();

    expect(vector.lifecycle).toEqual({ preStop: { sleep: { seconds: 15 } } });
    expect(spec.terminationGracePeriodSeconds).toBe(30);
    expect(findings).toEqual([]);
  });

  test('follows other limits', () => {
    const { vector, spec } = render({ settle: Duration.seconds(10), gracefulShutdownLimit: Duration.seconds(20), dataSize: Size.gibibytes(1) });

    expect(vector.lifecycle).toEqual({ preStop: { sleep: { seconds: 20 } } });
    expect(vector.env).toEqual([{ name: 'VECTOR_GRACEFUL_SHUTDOWN_LIMIT_SECS', value: '20' }]);
    expect(spec.terminationGracePeriodSeconds).toBe(42);
    expect(spec.volumes).toContainEqual({ name: 'logs-data', emptyDir: { sizeLimit: '1024Mi' } });
  });

  test('has a warning where hooks cannot sleep and the image has nothing that does', () => {
    const { vector, warnings } = render({}, '1.29');

    expect(vector.lifecycle).toBeUndefined();
    expect(warnings).toContain('container "logs" stops reading as soon as the main containers have ended');
    expect(render({ image: 'timberio/vector:0.57.0-alpine' }, '1.29').vector.lifecycle.preStop.exec).toEqual({ command: ['sleep', '15'] });
  });

  test('has no hook and no group of its own without log files', () => {
    const { vector, spec } = render({ logs: [], config: { sources: { app: { type: 'statsd', address: '127.0.0.1:8125', mode: 'udp' } }, ...PROPS.config } });

    expect(vector.lifecycle).toBeUndefined();
    expect(spec.securityContext.fsGroup).toBeUndefined();
  });
});

describe('the configuration', () => {
  test('has the source, the API and the data directory put in', () => {
    expect(render({ logs: [{ container: 'app', path: '/var/log/app', files: ['a.log', 'b-*.log'] }] }).config).toEqual({
      ...PROPS.config,
      data_dir: '/var/lib/vector',
      api: { enabled: true, address: '0.0.0.0:8686' },
      sources: { app: { type: 'file', include: ['/var/log/app/a.log', '/var/log/app/b-*.log'], read_from: 'beginning' } },
    });
  });

  test('takes transforms, outputs of routes, and patterns as inputs', () => {
    const transforms = { split: { type: 'route', inputs: ['app'], route: { bad: '.level == "error"' } } };

    expect(refuse({ config: { transforms, sinks: { a: { type: 'loki', inputs: ['split.bad'] }, b: { type: 'loki', inputs: ['spl*'] } } } })).not.toThrow();
  });
});

describe('bad input', () => {
  test('no sink', () => {
    expect(refuse({ config: {} })).toThrow('container "logs" has no sink, got \'config\' without "sinks"; give at least one');
  });

  test('no source', () => {
    expect(refuse({ logs: [] })).toThrow('container "logs" has no source, got \'config\' without "sources"; give at least one');
  });

  test('an input that is not there', () => {
    expect(refuse(withSink({ inputs: ['ap'] })))
      .toThrow('sink "loki" of container "logs" has an input that is not there, got "ap"; name one of "app"');
    expect(refuse({ config: { sinks: { loki: { type: 'loki' } } } })).toThrow('sink "loki" of container "logs" has an input that is not there, got none; name one of "app"');
  });

  test.each<[string, any, string]>([
    ['a sink without a type', { sinks: { loki: { inputs: ['app'] } } }, 'sink "loki" of container "logs" has no type, got undefined; give the name of one, such as "loki"'],
    ['a source without a type', { ...PROPS.config, sources: { web: { type: '' } } }, 'source "web" of container "logs" has no type, got ""; give the name of one, such as "file"'],
    ['a transform without a type', { ...PROPS.config, transforms: { split: { type: 3, inputs: ['app'] } } },
      'transform "split" of container "logs" has no type, got 3; give the name of one, such as "remap"'],
    ['a sink that is nothing', { sinks: { loki: null } }, 'sink "loki" of container "logs" is not written out, got null; give its "type" and settings'],
    ['a source that is a text', { ...PROPS.config, sources: { web: 'file' } }, 'source "web" of container "logs" is not written out, got "file"; give its "type" and settings'],
    ['an input that is a text', { sinks: { loki: { type: 'loki', inputs: 'app' } } },
      'sink "loki" of container "logs" has inputs that are no list, got "app"; write a list of ids'],
  ])('%s', (_, config, error) => {
    expect(refuse({ config })).toThrow(error);
  });

  test('two sources of one id', () => {
    expect(refuse({ config: { ...PROPS.config, sources: { app: { type: 'file' } } } })).toThrow(
      'container "logs" has two sources of one id, got "app"; rename the one in \'config\', or give all files of the container in one log');
  });

  test.each([[{ api: { address: '127.0.0.1:8686' } }, 'api.address"; leave it out, and give \'apiPort\''], [{ data_dir: '/tmp' }, 'data_dir"; leave it out']])('%j', (own, rest) => {
    expect(refuse({ config: { ...PROPS.config, ...own } })).toThrow(`container "logs" has a setting that the construct makes, got "${rest}`);
  });

  test.each(['var/log', '/', '/var/log/*', '/var/log/'])('%p as a log directory', (path) => {
    expect(refuse({ logs: [{ container: 'app', path }] })).toThrow(
      `log path of container "app" is no absolute directory, got "${path}"; give one such as "/var/log/app", and patterns in 'files'`);
  });

  test('a file outside of the directory', () => {
    expect(refuse({ logs: [{ container: 'app', path: '/var/log/app', files: ['/etc/passwd'] }] })).toThrow(
      'log of container "app" has a file that is not relative to "/var/log/app", got "/etc/passwd"; give a name such as "*.log"');
  });

  test('two containers that write to one path', () => {
    expect(refuse({ logs: [...PROPS.logs!, { container: 'other', path: '/var/log/app' }] }))
      .toThrow('two containers write log files to one path, got "/var/log/app"; let one of them write elsewhere');
  });

  test('a credential in plain text, which is not repeated', () => {
    expect(refuse(withSink({ auth: { strategy: 'basic', user: 'u', password: 's3cr3t' } }))).toThrow(
      'container "logs" has a credential in plain text, got setting "sinks.loki.auth.password"; ' +
      'refer to a variable with "${NAME}", and give it in \'envVariables\' with kplus.EnvValue.fromSecretValue({ secret, key })');
  });

  test('a variable that nobody sets', () => {
    const sink = withSink({ auth: { password: '${LOKI_PASSWORD}' }, host: '${HOST:-loki}' });
    const secret = kplus.Secret.fromSecretName(newChart(), 'secret', 'loki');

    expect(refuse(sink)).toThrow('configuration of container "logs" refers to a variable that is not set, got "${LOKI_PASSWORD}"; give it in \'envVariables\'');
    expect(refuse({ ...sink, envVariables: { LOKI_PASSWORD: kplus.EnvValue.fromSecretValue({ secret, key: 'p' }) } })).not.toThrow();
  });
});
