import { TYPICAL, workload } from './workloads';
import { timelineEntry, timelineJson } from '../../../src/report/timeline/json';

describe('the JSON of a timeline', () => {
  test('has start and stop of each container, in seconds', () => {
    const json = JSON.parse(timelineJson([timelineEntry(TYPICAL, 'orders.yaml', false)]));

    expect(json).toEqual({
      workloads: [{
        object: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'orders' },
        file: 'orders.yaml',
        startup: {
          containers: [
            { name: 'proxy', kind: 'sidecar', start: 0, started: 2 },
            { name: 'migrate', kind: 'init', start: 2.5, started: 10.5 },
            { name: 'app', kind: 'main', start: 11.5, started: 11.5 },
          ],
          ready: 11.5,
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

  test('tells that a startup probe gives up, with the times of a patient one', () => {
    const stuck = workload({
      initContainers: [{ name: 'proxy', image: 'a', restartPolicy: 'Always', startupProbe: { tcpSocket: { port: 80 }, periodSeconds: 1, failureThreshold: 3 } }],
      containers: [{ name: 'app', image: 'a' }],
    }, { proxy: { startupSeconds: 60 } });

    expect(JSON.parse(timelineEntry(stuck, 'f', false)).startup).toEqual({
      containers: [
        { name: 'proxy', kind: 'sidecar', start: 0, started: 60, givesUpAt: 3 },
        { name: 'app', kind: 'main', start: 60.5, started: 60.5 },
      ],
      ready: 60.5,
    });
  });

  test('is an empty list for no workload', () => {
    expect(JSON.parse(timelineJson([]))).toEqual({ workloads: [] });
  });
});
