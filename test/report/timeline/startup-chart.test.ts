import { finding, report, TYPICAL, workload } from './workloads';

const side = { image: 'a', restartPolicy: 'Always' };
const probe = (periodSeconds: number) => ({ startupProbe: { periodSeconds } });

describe('the startup chart', () => {
  test('has a bar for each phase of a gated sidecar, and a gate at its end', () => {
    const { startup } = report(workload({
      initContainers: [{ name: 'proxy', ...side, ...probe(10), lifecycle: { postStart: { exec: { command: ['sleep', '2'] } } } }],
      containers: [{ name: 'app', image: 'a' }],
    }, { proxy: { startupSeconds: 5 } }));

    expect(startup.rows[0].segments).toMatchObject([
      { phase: 'hook', from: 0, to: 2, label: '2s' },
      { phase: 'start', from: 2, to: 5, text: 'starts up, 5s' },
      { phase: 'probe', from: 5, to: 7.5, text: 'waits for its startup probe, which looks every 10s' },
      { phase: 'up', from: 7.5, to: startup.end },
    ]);
    expect(startup.rows[0].marks).toMatchObject([{ kind: 'gate', at: 7.5 }]);
  });

  test('says who waits for whom, and links the gate to the start', () => {
    const { startup } = report(TYPICAL);

    expect(startup.rows.map((row) => [row.note, row.follows])).toEqual([
      ['first, gate opens at 2.5s (startup probe every 1s)', undefined],
      ['after proxy, runs 8s', { name: 'proxy', from: 2.5, at: 3 }],
      ['after migrate, starts at 12s', { name: 'migrate', from: 11, at: 12 }],
    ]);
    expect(startup.lines).toMatchObject([{ kind: 'ready', at: 12 }]);
  });

  test('shows that a sidecar without a startup probe lets others go on before it is up', () => {
    const { startup } = report(workload({ initContainers: [{ name: 'proxy', ...side }], containers: [{ name: 'app', image: 'a' }] }, { proxy: { startupSeconds: 3 } }));

    expect(startup.rows[0]).toMatchObject({ note: 'first, gate opens at 0s, before it is up (no startup probe)', marks: [{ kind: 'gate', at: 0 }] });
    expect(startup.rows[0].segments[0]).toMatchObject({ phase: 'start', from: 0, to: 3 });
  });

  test('lets a main wait for another only while the other is in its postStart hook', () => {
    const hook = { lifecycle: { postStart: { exec: { command: ['sleep', '4'] } } } };

    const follows = report(workload({ containers: [{ name: 'a', ...hook }, { name: 'b' }, { name: 'c' }] })).startup.rows.map((row) => row.follows?.name);

    expect(follows).toEqual([undefined, 'a', 'a']);
  });

  test('tells a startup that never ends, and stays finite', () => {
    const { startup } = report(workload({
      initContainers: [{ name: 'proxy', ...side, lifecycle: { postStart: { exec: { command: ['sleep', 'infinity'] } } } }],
      containers: [{ name: 'app', image: 'a' }],
    }));

    expect(startup).toMatchObject({ bad: true, verdict: 'Never starts: proxy is never through.', lines: [] });
    expect(startup.rows.map((row) => row.note)).toEqual(['first, its gate never opens', 'never starts: waits for proxy']);
    expect(Number.isFinite(startup.end)).toBe(true);
  });

  test('marks the moment at which a startup probe gives up', () => {
    const { startup } = report(workload({
      initContainers: [{ name: 'proxy', ...side, startupProbe: { periodSeconds: 1, failureThreshold: 3 } }],
      containers: [{ name: 'app', image: 'a' }],
    }, { proxy: { startupSeconds: 60 } }));

    expect(startup).toMatchObject({
      bad: true, verdict: 'Never starts: the startup probe of proxy gives up at 3.5s, before it is up, and restarts it again and again.', lines: [],
    });
    expect(startup.rows[0]).toMatchObject({
      note: 'first, its startup probe gives up at 3.5s; it would be up at 60s',
      marks: [{ kind: 'kill', at: 3.5, label: 'restarted' }],
    });
  });

  test('does not let the run of a Job press everything else against the left side', () => {
    const { startup } = report(workload({ initContainers: [{ name: 'proxy', ...side }], containers: [{ name: 'etl', image: 'a' }] }, { etl: { runSeconds: 3600 } }, 'Job'));

    expect(startup.end).toBeLessThan(5);
    expect(startup.rows[1].segments.at(-1)).toMatchObject({ phase: 'run', to: startup.end, label: '1h', text: 'runs 1h' });
    expect(startup.lines).toEqual([]);
  });

  test('names what is not known', () => {
    const { startup } = report(workload({ initContainers: [{ name: 'migrate', image: 'a' }], containers: [{ name: 'app', image: 'a', ...probe(1) }] }));

    expect(startup.verdict).toMatch(/^Ready at least /);
    expect(startup.rows.map((row) => row.doubt)).toEqual(['run time', 'startup time']);
    expect(startup.rows[1].segments.filter((segment) => segment.unknown)).toHaveLength(1);
  });

  test('has the findings about order and probes beside the container that they are about', () => {
    const order = finding(TYPICAL, { container: 'proxy' });
    const pod = finding(TYPICAL, { category: 'probes' });
    const security = finding(TYPICAL, { category: 'security', container: 'proxy' });

    const { startup } = report(TYPICAL, [order, pod, security]);

    expect([startup.rows[0].findings, startup.findings]).toEqual([[order], [pod]]);
  });
});
