import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { APP, READ, ship, templateAround } from './ship';
import { PodLifecycle } from '../../../src';
import { errorsOf, newChart, newDeployment, stderrOf } from '../charts';

describe('log directories', () => {
  test('a volume that the container has there already is read, and none is added', () => {
    const chart = newChart();
    const volume = kplus.Volume.fromEmptyDir(chart, 'own', 'own');
    const deployment = newDeployment(chart, { containers: [{ ...APP, volumeMounts: [{ path: '/var/log/app/', volume, subPath: 'app' }] }] });

    const { spec } = templateAround(ship({}, deployment));

    expect(spec.containers[0].volumeMounts).toEqual([{ mountPath: '/var/log/app/', name: 'own', subPath: 'app' }]);
    expect(spec.initContainers[0].volumeMounts).toContainEqual({ mountPath: '/var/log/app', name: 'own', subPath: 'app', readOnly: true });
    expect(spec.volumes.map((v: any) => v.name).sort()).toEqual(['logs-config', 'logs-state', 'own']);
  });

  test('two containers may write to the same path', () => {
    const deployment = newDeployment(undefined, { containers: [APP, { ...APP, name: 'web' }] });
    const sidecar = ship({ logs: [...READ.logs, { container: 'web', path: '/var/log/app', sizeLimit: Size.mebibytes(10) }] }, deployment);
    PodLifecycle.of(deployment).expect('web', { drain: Duration.seconds(1) });

    const { spec } = templateAround(sidecar);

    expect(spec.initContainers[0].volumeMounts.slice(2)).toEqual([
      { mountPath: '/var/log/app', name: 'logs-app-var-log-app', readOnly: true },
      { mountPath: '/logs/web/var/log/app', name: 'logs-web-var-log-app', readOnly: true },
    ]);
    expect(spec.volumes).toContainEqual({ name: 'logs-web-var-log-app', emptyDir: { sizeLimit: '10Mi' } });
    expect(sidecar.configuration).toContain('path: /logs/web/var/log/app/*.log\n');
  });

  test.each([
    ['that differ in what no name can hold', '/var/log/app', '/var/log-app', 'logs-app-var-log-app', 'logs-app-var-log-app-2'],
    ['that differ at the end of a long path', `/var/${'x'.repeat(60)}/a`, `/var/${'x'.repeat(60)}/b`,
      `logs-app-var-${'x'.repeat(50)}`, `logs-app-var-${'x'.repeat(47)}-2`],
  ])('two directories %s are two volumes', (_, first, second, firstVolume, secondVolume) => {
    const { spec } = templateAround(ship({ logs: [{ container: 'app', path: first }, { container: 'app', path: second }] }));

    expect(spec.containers[0].volumeMounts).toEqual([{ mountPath: first, name: firstVolume }, { mountPath: second, name: secondVolume }]);
    expect(spec.volumes.map((v: any) => v.name)).toEqual(expect.arrayContaining([firstVolume, secondVolume]));
  });

  test('a container that does not exist is an error that names those that do', () => {
    const sidecar = ship({ logs: [{ container: 'ap', path: '/var/log/app' }] });

    expect(errorsOf(() => stderrOf(() => templateAround(sidecar)))).toEqual([
      '[chart/orders] container "ap" does not exist, cannot mount volume "logs-ap-var-log-app" into it; name one of "logs", "app"',
    ]);
  });

  test('a directory that the container can only read is an error', () => {
    const chart = newChart();
    const volume = kplus.Volume.fromEmptyDir(chart, 'own', 'own');
    const deployment = newDeployment(chart, { containers: [{ ...APP, volumeMounts: [{ path: '/var/log/app', volume, readOnly: true }] }] });

    expect(errorsOf(() => stderrOf(() => templateAround(ship({}, deployment))))).toEqual([
      '[chart/orders] container "app" cannot write log files to "/var/log/app", got a read-only mount of volume "own"; mount it without readOnly',
    ]);
  });

  test('the group of the workload stays', () => {
    const deployment = newDeployment(undefined, { securityContext: { fsGroup: 2000 } });

    expect(templateAround(ship({}, deployment)).spec.securityContext.fsGroup).toBe(2000);
  });
});
