import { finding, report, TYPICAL, workload } from './workloads';
import { otherFindings } from '../../../src/report/timeline/workload-report';

const side = { image: 'a', restartPolicy: 'Always' };
const preStop = (seconds: number) => ({ lifecycle: { preStop: { sleep: { seconds } } } });

describe('the shutdown chart', () => {
  test('goes from the mains to the sidecar declared first, each linked to the one that it waited for', () => {
    const [chart] = report(workload({
      initContainers: [{ name: 'proxy', ...side }, { name: 'shipper', ...side, ...preStop(12) }],
      containers: [{ name: 'app', image: 'a', ...preStop(5) }],
    }, { app: { drainSeconds: 2 }, proxy: { drainSeconds: 1 }, shipper: { drainSeconds: 1 } })).shutdowns;

    expect(chart.rows.map((row) => [row.name, row.follows?.name])).toEqual([['app', undefined], ['shipper', undefined], ['proxy', 'shipper']]);
    expect(chart.rows.map((row) => row.note)).toEqual([
      'preStop 5s; SIGTERM at 5.5s; gone at 7.5s',
      'preStop 12s; SIGTERM at 12.5s; gone at 13.5s',
      'SIGTERM at 13.5s, when shipper has gone; gone at 14.5s',
    ]);
    expect(chart.rows[2].segments).toMatchObject([{ phase: 'wait', from: 0, to: 13.5 }, { phase: 'drain', from: 13.5, to: 14.5 }]);
    expect(chart).toMatchObject({ bad: false, verdict: 'Needs 14s to stop and has 30s.', lines: [{ kind: 'grace', at: 30.5 }] });
  });

  test('names everyone who is killed, and the grace period that would save them', () => {
    const [chart] = report(TYPICAL).shutdowns;

    expect(chart).toMatchObject({
      bad: true,
      verdict: 'Needs 40s to stop in order and has 30s: app and proxy are killed.',
      advice: 'Set terminationGracePeriodSeconds to 42 or more, or make hooks and drains shorter.',
    });
    expect(chart.rows.map((row) => row.marks)).toMatchObject([
      [{ kind: 'kill', at: 30.5, text: 'SIGKILL at 30.5s: needs 20s and has 15s' }],
      [{ kind: 'kill', at: 32.5 }],
    ]);
    expect(chart.lines.map((line) => line.kind)).toEqual(['grace', 'needed']);
  });

  test('does not advise a grace period where none is long enough', () => {
    const [chart] = report(workload({ containers: [{ name: 'app', image: 'a' }, { name: 'slow', image: 'a' }] }, { app: { drainSeconds: 'never' }, slow: { drainSeconds: 40 } })).shutdowns;

    expect(chart.verdict).toBe('Does not stop by itself and has 30s: app and slow are killed.');
    expect(chart.advice).toBe('Make app end by itself: no grace period is long enough.');
  });

  test('tells hooks that are cut off and sidecars that go out of turn', () => {
    const [chart] = report(workload({
      terminationGracePeriodSeconds: 10, initContainers: [{ name: 'proxy', ...side }], containers: [{ name: 'app', image: 'a', ...preStop(20) }],
    }, { app: { drainSeconds: 1 }, proxy: { drainSeconds: 1 } })).shutdowns;

    expect(chart.verdict).toBe('Needs 22s to stop in order and has 10s: hooks are cut off or the order is lost.');
    expect(chart.rows.map((row) => row.note)).toEqual([
      'preStop cut off at 10.5s; SIGTERM at 10.5s; gone at 11.5s',
      'SIGTERM out of turn at 10.5s, because the grace of 10s is over; gone at 11.5s',
    ]);
    expect(chart.rows[1].follows).toBeUndefined();
  });

  test('keeps a long grace period off the axis only when everything is known', () => {
    const spec = { terminationGracePeriodSeconds: 3600, containers: [{ name: 'app', image: 'a' }] };

    const [known] = report(workload(spec, { app: { drainSeconds: 4 } })).shutdowns;
    const [unknown] = report(workload(spec)).shutdowns;

    expect(known.end).toBeLessThan(10);
    expect(unknown.end).toBeGreaterThan(3600);
    expect(unknown).toMatchObject({ verdict: 'Needs at least 0s to stop and has 1h.', rows: [{ doubt: 'time to exit' }] });
  });

  test('shows of a Job both the deletion and the end of its mains, where only sidecars are left', () => {
    const spec = { initContainers: [{ name: 'proxy', ...side }], containers: [{ name: 'etl', image: 'a' }] };

    const { shutdowns } = report(workload(spec, { proxy: { drainSeconds: 3 } }, 'Job'));
    const timed = report(workload(spec, { proxy: { drainSeconds: 3 }, etl: { runSeconds: 60 } }, 'Job')).shutdowns;

    expect(shutdowns.map((chart) => [chart.id, chart.rows.map((row) => row.name)])).toEqual([['deletion', ['etl', 'proxy']], ['completion', ['proxy']]]);
    expect(shutdowns[1].verdict).toBe('Needs 3s to stop its sidecars and has 30s; a Job completes only then.');
    expect(timed[1].verdict).toBe('Needs 3s to stop its sidecars and has 30s; a Job completes only then, 64s after its start at the earliest.');
  });

  test('shows each finding once', () => {
    const job = workload({ initContainers: [{ name: 'proxy', ...side }], containers: [{ name: 'etl', image: 'a' }] }, {}, 'Job');
    const findings = [
      finding(job, { category: 'shutdown', container: 'proxy' }), finding(job, { category: 'jobs', container: 'proxy' }), finding(job, { category: 'jobs' }),
      finding(job, { category: 'security' }), finding(job, { category: 'shutdown', container: 'not-there' }),
    ];

    const drawn = report(job, findings);

    const shown = [...drawn.shutdowns, drawn.startup].flatMap((chart) => [...chart.findings, ...chart.rows.flatMap((row) => row.findings)]);
    expect(shown).toHaveLength(3);
    expect(new Set([...shown, ...otherFindings(drawn)])).toEqual(new Set(findings));
  });
});
