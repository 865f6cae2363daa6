import { TYPICAL, workload } from './workloads';
import { timelineEntry, timelineJson } from '../../../src/report/timeline/json';
import { cronJob } from '../../checks/workloads';

describe('the JSON of a timeline', () => {
  test('has start and stop of each container, in seconds', () => {
    const json = JSON.parse(timelineJson([timelineEntry(TYPICAL, 'orders.yaml', false)]));

    expect(json).toEqual({
      workloads: [{
        object: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'orders' },
        file: 'orders.yaml',
        startup: {
          containers: [
            { name: 'proxy', kind: 'sidecar', start: 0, started: 2.5 },
            { name: 'migrate', kind: 'init', start: 3, started: 11 },
            { name: 'app', kind: 'main', start: 12, started: 12 },
          ],
          ready: 12,
        },
        shutdown: {
          gracePeriodSeconds: 30,
          requiredSeconds: 40,
          containers: [
            { name: 'proxy', kind: 'sidecar', preStopEnd: 0.5, sigterm: 30.5, exit: 32.5, killed: true },
            { name: 'app', kind: 'main', preStopEnd: 15.5, sigterm: 15.5, exit: 30.5, killed: true },
          ],
        },
      }],
    });
  });

  test('says null of what never comes or does not apply, and names what is unknown', () => {
    const job = workload({
      initContainers: [{ name: 'proxy', image: 'a', restartPolicy: 'Always' }], containers: [{ name: 'etl', image: 'a' }],
    }, { proxy: { drainSeconds: 'never' } }, 'Job');

    const { shutdown, startup } = JSON.parse(timelineEntry(job, 'etl.yaml', true));

    expect(shutdown.requiredSeconds).toBeNull();
    expect(shutdown.containers).toEqual([
      { name: 'proxy', kind: 'sidecar', preStopEnd: 0.5, sigterm: 0.5, exit: 30.5, killed: true },
      { name: 'etl', kind: 'main', preStopEnd: null, sigterm: null, exit: 0, killed: false },
    ]);
    expect(startup.ready).not.toBeNull();
    expect(JSON.parse(timelineEntry(workload({ containers: [{ name: 'a', image: 'a' }] }), 'f', false)).shutdown.containers[0].unknown).toEqual(['drain']);
  });

  test('says of a Job when its mains and its sidecars end, with null where nobody knows how long it runs', () => {
    const job = (durations: Parameters<typeof workload>[1]) => workload({
      initContainers: [{ name: 'proxy', image: 'a', restartPolicy: 'Always' }], containers: [{ name: 'etl', image: 'a' }],
    }, durations, 'Job');
    const endOf = (pod: ReturnType<typeof workload>) => JSON.parse(timelineEntry(pod, 'f', false)).job;

    expect(endOf(job({ etl: { runSeconds: 60 }, proxy: { drainSeconds: 3 } }))).toEqual({ mainsEnd: 60.5, sidecarsEnd: 64 });
    expect(endOf(job({}))).toEqual({ mainsEnd: null, sidecarsEnd: null });
    expect(endOf(TYPICAL)).toBeUndefined();
  });

  test('says of a CronJob when the next run starts at the earliest, and whether that is too early', () => {
    const fits = (schedule: string, runSeconds?: number) => JSON.parse(timelineEntry(
      cronJob({ schedule }, {}, { containers: [{ name: 'app', image: 'a', ...(runSeconds ? { command: ['sleep', String(runSeconds)] } : {}) }] }), 'f', false)).job;

    expect(fits('* * * * *', 70)).toMatchObject({ mainsEnd: 70, nextStart: 60, fits: false });
    expect(fits('@hourly', 70)).toMatchObject({ nextStart: 3600, fits: true });
    expect(fits('@hourly')).toMatchObject({ nextStart: 3600, fits: null });
    expect(fits('0 3 30 2 *', 70)).toMatchObject({ nextStart: null, fits: true });
    expect(fits('nightly', 70)).toEqual({ mainsEnd: 70, sidecarsEnd: 70 });
  });

  test('tells that a startup probe gives up, with the times of a patient one', () => {
    const stuck = workload({
      initContainers: [{ name: 'proxy', image: 'a', restartPolicy: 'Always', startupProbe: { tcpSocket: { port: 80 }, periodSeconds: 1, failureThreshold: 3 } }],
      containers: [{ name: 'app', image: 'a' }],
    }, { proxy: { startupSeconds: 60 } });

    expect(JSON.parse(timelineEntry(stuck, 'f', false)).startup).toEqual({
      containers: [
        { name: 'proxy', kind: 'sidecar', start: 0, started: 60.5, givesUpAt: 3.5 },
        { name: 'app', kind: 'main', start: 61, started: 61 },
      ],
      ready: 61,
    });
  });

  test('is an empty list for no workload', () => {
    expect(JSON.parse(timelineJson([]))).toEqual({ workloads: [] });
  });
});
