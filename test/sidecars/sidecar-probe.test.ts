import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { IMAGE, newChart, newDeployment, templateOf } from './charts';
import { NativeSidecar, SidecarHook, SidecarProbe } from '../../src';

const PERIOD = { periodSeconds: Duration.seconds(2) };

test.each<[string, kplus.Probe, object]>([
  ['gRPC', SidecarProbe.fromGrpc(9000, { ...PERIOD, service: 'ready' }), { grpc: { port: 9000, service: 'ready' }, periodSeconds: 2, failureThreshold: 3 }],
  ['gRPC without a service', SidecarProbe.fromGrpc(9000, PERIOD), { grpc: { port: 9000 }, periodSeconds: 2, failureThreshold: 3 }],
  ['HTTP on a named port, with headers', SidecarProbe.fromHttpGet('/ready', { ...PERIOD, portName: 'admin', headers: { Host: 'orders' } }),
    { httpGet: { path: '/ready', port: 'admin', scheme: 'HTTP', httpHeaders: [{ name: 'Host', value: 'orders' }] }, periodSeconds: 2, failureThreshold: 3 }],
  ['HTTPS on a numbered port', SidecarProbe.fromHttpGet('/', { ...PERIOD, port: 8443, scheme: kplus.ConnectionScheme.HTTPS }),
    { httpGet: { path: '/', port: 8443, scheme: 'HTTPS' }, periodSeconds: 2, failureThreshold: 3 }],
  ['TCP on a named port, with a grace period of its own', SidecarProbe.fromTcpSocket({ ...PERIOD, portName: 'admin', terminationGracePeriod: Duration.seconds(5) }),
    { tcpSocket: { port: 'admin' }, terminationGracePeriodSeconds: 5, periodSeconds: 2, failureThreshold: 3 }],
  ['the container\'s port', SidecarProbe.fromTcpSocket(PERIOD), { tcpSocket: { port: 15000 }, periodSeconds: 2, failureThreshold: 3 }],
  ['a command', SidecarProbe.fromCommand(['/ready'], { ...PERIOD, failureThreshold: 9 }), { exec: { command: ['/ready'] }, periodSeconds: 2, failureThreshold: 9 }],
])('%s', (_, startup, rendered) => {
  const deployment = newDeployment();

  new NativeSidecar(deployment, 'proxy', { image: IMAGE, ports: [{ number: 15000, name: 'admin' }], startup });

  expect(templateOf(Chart.of(deployment)).spec.initContainers[0].startupProbe).toEqual(rendered);
});

test('probes and hooks serve for containers of cdk8s-plus-30 too', () => {
  const chart = newChart();
  new kplus.Deployment(chart, 'orders', {
    containers: [{
      image: IMAGE,
      readiness: SidecarProbe.fromGrpc(9000),
      lifecycle: { preStop: SidecarHook.fromSleep(Duration.seconds(5)) },
    }],
  });

  expect(templateOf(chart).spec.containers[0]).toMatchObject({
    readinessProbe: { grpc: { port: 9000 } },
    lifecycle: { preStop: { sleep: { seconds: 5 } } },
  });
});

test('a hook calls a named port with headers', () => {
  const deployment = newDeployment();

  new NativeSidecar(deployment, 'proxy', {
    image: IMAGE,
    ports: [{ number: 15000, name: 'admin' }],
    lifecycle: { preStop: SidecarHook.fromHttpGet('/lame-duck', { portName: 'admin', headers: { Accept: 'text/plain' } }) },
  });

  expect(templateOf(Chart.of(deployment)).spec.initContainers[0].lifecycle).toEqual({
    preStop: { httpGet: { path: '/lame-duck', port: 'admin', scheme: 'HTTP', httpHeaders: [{ name: 'Accept', value: 'text/plain' }] } },
  });
});

test('a port has either a number or a name', () => {
  const both = { port: 80, portName: 'http' };
  const message = '\'port\' and \'portName\' exclude each other, got 80 and "http"; give one of them';

  expect(() => SidecarProbe.fromHttpGet('/', both)).toThrow(message);
  expect(() => SidecarProbe.fromTcpSocket(both)).toThrow(message);
  expect(() => SidecarHook.fromHttpGet('/', both)).toThrow(message);
});

test('durations are whole seconds', () => {
  expect(() => SidecarHook.fromSleep(Duration.millis(2500))).toThrow(
    '\'duration\' of a sleep hook is no whole number of seconds, got 2.5s; give a duration of full seconds');
  expect(() => SidecarProbe.fromGrpc(80, { terminationGracePeriod: Duration.millis(10) })).toThrow(
    '\'terminationGracePeriod\' of a probe is no whole number of seconds, got 0.01s; give a duration of full seconds');
  expect(() => SidecarHook.fromSleep(Duration.seconds(-1))).toThrow('Duration amounts cannot be negative. Received: -1');
});
