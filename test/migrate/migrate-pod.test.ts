import { APP, migratedPod, PROXY } from './migrated-pod';
import { findRule } from '../../src/checks/registry';
import { RULE_IDS } from '../../src/migrate/rule-ids';

const names = (list: any) => list.map(({ name }: any) => name);

describe('what becomes a sidecar', () => {
  test('nothing in a pod with a single container', () => {
    expect(migratedPod({ containers: [PROXY] })).toMatchObject({ report: [], spec: { containers: [PROXY] } });
  });

  test('the container that is named, even when it is all that a product could be', () => {
    const { spec } = migratedPod({ containers: [{ name: 'a', image: 'bitnami/pgbouncer:1.23.1' }, { ...PROXY, name: 'b' }] }, { sidecars: ['b'] });

    expect(names(spec.initContainers)).toEqual(['b']);
    expect(names(spec.containers)).toEqual(['a']);
  });

  test('no product that runs once', () => {
    const once = { name: 'sync', image: 'registry.k8s.io/git-sync/git-sync:v4.2.3', args: ['--one-time', '--root=/git'] };

    expect(migratedPod({ containers: [APP, once], initContainers: [{ ...once, name: 'init' }] }).report).toEqual([]);
  });
});

describe('where it goes', () => {
  const init = (name: string, more: object = {}) => ({ name, image: 'registry.acme.io/init:1', ...more });
  const order = (spec: object, template?: object) => names(migratedPod({ containers: [APP, PROXY], ...spec }, { template }).spec.initContainers);

  test('in front of init containers that nothing is known of', () => {
    expect(order({ initContainers: [init('a'), init('b')] })).toEqual(['proxy', 'a', 'b']);
  });

  test('behind the one that writes what it mounts', () => {
    const volumeMounts = [{ name: 'config', mountPath: '/config' }];

    expect(order({
      initContainers: [init('a'), init('render', { volumeMounts }), init('b')], containers: [APP, { ...PROXY, volumeMounts }], volumes: [{ name: 'config', emptyDir: {} }],
    })).toEqual(['a', 'render', 'proxy', 'b']);
  });

  test('as the annotation says', () => {
    const metadata = { annotations: { 'cdk8s-sidecars/lifecycle': '{"proxy":{"startsAfter":["a"]}}' } };

    expect(order({ initContainers: [init('a'), init('b')] }, { metadata })).toEqual(['a', 'proxy', 'b']);
  });

  test('nowhere when no order fits', () => {
    const volumeMounts = [{ name: 'config', mountPath: '/config' }];
    const metadata = { annotations: { 'cdk8s-sidecars/lifecycle': '{"proxy":{"startsBefore":["render"]}}' } };
    const { spec, report } = migratedPod({
      initContainers: [init('render', { volumeMounts })], containers: [APP, { ...PROXY, volumeMounts }], volumes: [{ name: 'config', emptyDir: {} }],
    }, { template: { metadata } });

    expect(names(spec.containers)).toEqual(['app', 'proxy']);
    expect(report).toEqual(['refused: no start order fits: "proxy" before "render" before "proxy"']);
  });
});

describe('the startup probe', () => {
  test('has the budget that the readiness probe had, within limits', () => {
    const exporter = (probe: object) => migratedPod({ containers: [APP, { name: 'x', image: 'x:1', readinessProbe: { tcpSocket: { port: 9 }, ...probe } }] },
      { sidecars: ['x'] }).spec.initContainers![0].startupProbe;

    expect(exporter({})).toEqual({ tcpSocket: { port: 9 }, periodSeconds: 1, failureThreshold: 30 });
    expect(exporter({ initialDelaySeconds: 20, periodSeconds: 15, failureThreshold: 4 })).toMatchObject({ failureThreshold: 80 });
    expect(exporter({ periodSeconds: 600, failureThreshold: 10 })).toMatchObject({ failureThreshold: 600 });
  });

  test('keeps its own budget at a shorter period, a 0 standing for the default', () => {
    const startup = (probe: object) => migratedPod({ containers: [APP, { name: 'x', image: 'x:1', startupProbe: { tcpSocket: { port: 9 }, ...probe } }] },
      { sidecars: ['x'] }).spec.initContainers![0].startupProbe;

    expect(startup({ periodSeconds: 5, failureThreshold: 12 })).toMatchObject({ periodSeconds: 1, failureThreshold: 60 });
    expect(startup({ periodSeconds: 0, failureThreshold: 0 })).toMatchObject({ periodSeconds: 1, failureThreshold: 30 });
  });

  test('is left out where it is known to fail', () => {
    const { spec, report } = migratedPod({
      containers: [APP, { name: 'logs', image: 'cr.fluentbit.io/fluent/fluent-bit:4.2.8', ports: [{ containerPort: 2020 }] }],
    });

    expect(spec.initContainers).toEqual([expect.not.objectContaining({ startupProbe: expect.anything() })]);
    expect(report).toContain('left: container "logs" has no startup probe: one at Fluent Bit\'s own health endpoint would fail, ' +
      'as it needs \'http_server: on\' in the service section');
  });

  test('does not take a port that another container has', () => {
    const { spec } = migratedPod({
      containers: [{ ...APP, ports: [{ containerPort: 9090 }] }, { ...PROXY, args: ['--port=5432', 'acme:europe-west1:db'] }],
    });

    expect(spec.initContainers![0]).not.toHaveProperty('startupProbe');
    expect(spec.initContainers![0].args).toEqual(['--port=5432', 'acme:europe-west1:db']);
  });
});

test('the grace period is raised to what is needed, and never lowered', () => {
  const app = { ...APP, lifecycle: { preStop: { sleep: { seconds: 29 } } } };
  const grace = (spec: object) => migratedPod({ containers: [app, PROXY], ...spec }).spec.terminationGracePeriodSeconds;

  expect(grace({})).toBe(32);
  expect(grace({ terminationGracePeriodSeconds: 300 })).toBe(300);
});

test('what can be done is done although something else is refused', () => {
  const { spec, report } = migratedPod({
    initContainers: [{ name: 'setup', image: 'setup:1', ports: [{ containerPort: 5432 }] }],
    containers: [APP, PROXY, { name: 'statsd', image: 'prom/statsd-exporter:v0.27.1' }],
  });

  expect(names(spec.initContainers)).toEqual(['statsd', 'setup']);
  expect(names(spec.containers)).toEqual(['app', 'proxy']);
  expect(report.filter((line) => line.startsWith('refused'))).toEqual([
    'refused: container "proxy" listens on port 5432, as init container "setup" does, and would run beside it; change one of the ports',
  ]);
});

test.each([27, 28])('nothing is changed for Kubernetes 1.%d', (minor) => {
  expect(migratedPod({ containers: [APP, PROXY] }, { minor }).spec).toEqual({ containers: [APP, PROXY] });
});

test.each(RULE_IDS)('the rule %s exists', (id) => {
  expect(findRule(id)).toBeDefined();
});
