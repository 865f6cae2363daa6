import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { LinkerdProxyOptions, MeshProxySidecar, PodLifecycle, PortRange } from '../../../src';
import { errorsOf, newChart, newDeployment, stderrOf, templateOf } from '../charts';

const NATIVE = 'linkerd.io/proxy-enable-native-sidecar';
const GRACE = 'config.linkerd.io/shutdown-grace-period';

function inLinkerd(options: LinkerdProxyOptions = {}, props: kplus.DeploymentProps = {}) {
  const chart = newChart();
  const deployment = newDeployment(chart, props);
  return { chart, deployment, proxy: MeshProxySidecar.linkerd(deployment, 'mesh', options) };
}

function annotationsOf(options: LinkerdProxyOptions, props?: kplus.DeploymentProps): Record<string, string> {
  return templateOf(inLinkerd(options, props).chart).metadata.annotations;
}

test('annotations are on the pod template, where the injector looks', () => {
  const { chart, proxy } = inLinkerd();

  expect(templateOf(chart).metadata.annotations).toEqual({
    'linkerd.io/inject': 'enabled',
    [`config.${NATIVE}`]: 'true',
    'config.linkerd.io/proxy-cpu-request': '100m',
    'config.linkerd.io/proxy-memory-request': '20Mi',
    'config.linkerd.io/proxy-memory-limit': '250Mi',
    [GRACE]: '25s',
  });
  expect(proxy).toMatchObject({ name: 'linkerd-proxy', native: true });
});

test('a synthesis with the proxy is clean, and silent', () => {
  const { chart } = inLinkerd();

  expect(stderrOf(() => templateOf(chart))).toBe('');
});

describe('versions', () => {
  test.each<[string, string[]]>([
    ['2.15', ['config.alpha']],
    ['2.18', ['config.alpha']],
    ['2.19.2', ['config.alpha', 'config.beta']],
    ['2.20', ['config']],
  ])('%s reads the annotation of its time', (version, prefixes) => {
    const keys = Object.keys(annotationsOf({ version })).filter((key) => key.endsWith(NATIVE));

    expect(keys.sort()).toEqual(prefixes.map((prefix) => `${prefix}.${NATIVE}`));
  });

  test('before 2.15, there are no native proxies', () => {
    expect(() => inLinkerd({ version: '2.14' })).toThrow('there are no native proxies before Linkerd 2.15, got \'version\' "2.14"; upgrade Linkerd, or set \'native\' to false');
    expect(annotationsOf({ version: '2.14', native: false })[`config.alpha.${NATIVE}`]).toBe('false');
  });

  test.each(['2.99', '1.24', 'edge'])('%s is unknown', (version) => {
    expect(() => inLinkerd({ version })).toThrow(`'version' is no known version of Linkerd, got "${version}"; give one from "2.14" to "2.20"`);
  });
});

test('ports and networks go around the mesh', () => {
  expect(annotationsOf({
    skipInboundPorts: [PortRange.single(22), PortRange.between(8100, 8102)],
    skipOutboundPorts: [PortRange.single(5432)],
    skipSubnets: ['10.1.0.0/16'],
    opaquePorts: [PortRange.single(3306)],
    awaitProxy: false,
    resources: { memory: { request: Size.mebibytes(64) } },
  })).toMatchObject({
    'config.linkerd.io/skip-inbound-ports': '22,8100-8102',
    'config.linkerd.io/skip-outbound-ports': '5432',
    'config.linkerd.io/skip-subnets': '10.1.0.0/16',
    'config.linkerd.io/opaque-ports': '3306',
    'config.linkerd.io/proxy-await': 'disabled',
    'config.linkerd.io/proxy-memory-request': '64Mi',
  });
});

describe('the drain', () => {
  test('ends before the grace period, whatever comes first', () => {
    const { chart, deployment } = inLinkerd({}, { terminationGracePeriod: Duration.seconds(60) });
    PodLifecycle.of(deployment).expect('app', { preStop: Duration.seconds(5), drain: Duration.seconds(20) });

    expect(templateOf(chart).metadata.annotations[GRACE]).toBe('33s');
  });

  test('is no longer than the mesh\'s own', () => {
    expect(annotationsOf({}, { terminationGracePeriod: Duration.minutes(10) })[GRACE]).toBe('120s');
  });

  test('is as long as is said, if it fits the grace period', () => {
    expect(annotationsOf({ shutdownGracePeriod: Duration.seconds(12) })[GRACE]).toBe('12s');
    expect(errorsOf(() => annotationsOf({ shutdownGracePeriod: Duration.seconds(30) }))).toEqual([expect.stringContaining(
      'container "linkerd-proxy" may drain for longer than the pod has, got \'shutdownGracePeriod\' 30s and terminationGracePeriodSeconds 30; ' +
      'set \'shutdownGracePeriod\' to at most 25s, or raise the grace period')]);
  });
});

test('the proxy starts first, and stops last', () => {
  const life = PodLifecycle.of(inLinkerd().deployment);

  expect(life.startup().containers.map(({ name }) => name)).toEqual(['linkerd-init', 'linkerd-proxy', 'app']);
  expect(life.shutdown().containers[0].name).toBe('linkerd-proxy');
});

describe('bad input is refused', () => {
  test('a wait that a native proxy does not need', () => {
    expect(() => inLinkerd({ waitBeforeExit: Duration.seconds(40) })).toThrow(
      '\'waitBeforeExit\' has no effect on a native proxy, got 40s; leave it out: a native proxy is stopped after the app in any case');
    expect(annotationsOf({ native: false, waitBeforeExit: Duration.seconds(20) })['config.alpha.linkerd.io/proxy-wait-before-exit-seconds']).toBe('20');
  });

  test('ports that overlap', () => {
    expect(() => inLinkerd({ skipInboundPorts: [PortRange.between(80, 90), PortRange.single(85)] })).toThrow('\'skipInboundPorts\' names port 85 twice, got 80-90, 85; name it once');
  });

  test('ranges that are none', () => {
    expect(() => PortRange.between(90, 80)).toThrow('a range of ports ends before it begins, got 90-80; give the lower port first');
    expect(() => PortRange.single(70000)).toThrow('a port is no number from 1 to 65535, got 70000; give a port');
  });
});
