import { Chart, Line, Mark, Row, Segment } from './chart';
import { ofContainer, ofPod } from './findings';
import { atLeast, duration } from './words';
import { Category, Finding } from '../../checks/finding';
import { ContainerView, PodView } from '../../pod/pod-view';
import { periodOf } from '../../pod/probe-gate';
import { ContainerStartup, StartupTimeline } from '../../pod/startup';
import { Timing, timingOf } from '../../pod/timing';

const CATEGORIES: readonly Category[] = ['order', 'probes'];

/** How the pod starts: who waits for whose gate. */
export function startupChart(pod: PodView, startup: StartupTimeline, findings: readonly Finding[]): Chart {
  const end = axisEnd(pod, startup);
  const stuck = startup.containers.find((c) => c.started === Infinity || c.givesUpAt !== undefined);
  return {
    id: 'startup',
    title: 'Startup',
    verdict: stuck ? stuckVerdict(stuck) : verdict(pod, startup),
    bad: stuck !== undefined,
    end,
    rows: startup.containers.map((times, i) => {
      const container = pod.find(times.name)!;
      return {
        ...life(container, times, predecessor(startup.containers, i), timingOf(pod, container), end),
        findings: ofContainer(findings, times.name, CATEGORIES),
      };
    }),
    lines: stuck ? [] : readyLine(pod, startup),
    findings: ofPod(findings, CATEGORIES),
  };
}

function stuckVerdict({ name, givesUpAt }: ContainerStartup): string {
  return givesUpAt === undefined
    ? `Never starts: ${name} is never through.`
    : `Never starts: the startup probe of ${name} gives up at ${duration(givesUpAt)}, before it is up, and restarts it again and again.`;
}

function verdict(pod: PodView, { containers, ready, latestReady }: StartupTimeline): string {
  const unsure = atLeast(containers.some((c) => c.unknown.length > 0));
  const latest = latestReady > ready ? ` (its startup probes allow up to ${duration(latestReady)})` : '';
  const main = containers.find((c) => c.kind === 'main');
  return pod.runsToCompletion && main
    ? `The work begins ${unsure}${duration(main.start)} after the first container's start.`
    : `Ready ${unsure}${duration(ready)} after the first container's start${latest}.`;
}

function readyLine(pod: PodView, { ready }: StartupTimeline): Line[] {
  return pod.runsToCompletion ? [] : [{ kind: 'ready', at: ready, text: `ready ${duration(ready)}` }];
}

// room on the right for the bars of those that are up
function axisEnd(pod: PodView, { containers, ready }: StartupTimeline): number {
  const moments = containers.flatMap((c) => [c.started, c.start + (timingOf(pod, pod.find(c.name)!).startup?.seconds ?? 0)]);
  return Math.max(1, ...[ready, ...moments].filter(Number.isFinite)) * 1.2;
}

// mains follow one another without a gate, except that each waits for the postStart hook of the one before
function predecessor(containers: readonly ContainerStartup[], index: number): ContainerStartup | undefined {
  const before = containers[index - 1];
  return before?.kind === 'main' && before.started - before.start < 0.001 ? predecessor(containers, index - 1) : before;
}

function life(
  container: ContainerView, times: ContainerStartup, before: ContainerStartup | undefined, timing: Timing, end: number,
): Omit<Row, 'findings'> {
  const wait: Segment[] = before && times.start > 0
    ? [{ phase: 'wait', from: 0, to: Math.min(times.start, end), text: `waits for ${before.name}` }]
    : [];
  const base = { name: container.name, kind: container.kind };
  if (times.start === Infinity) {
    return { ...base, segments: wait, marks: [], note: `never starts: waits for ${before!.name}` };
  }
  const own = container.kind === 'init' ? initLife(times) : serverLife(container, times, timing, end);
  return {
    ...base,
    segments: [...wait, ...own.segments],
    marks: own.marks,
    ...(before ? { follows: { name: before.name, from: Math.min(before.kind === 'main' ? times.start : before.started, times.start), at: times.start } } : {}),
    note: [before ? `after ${before.name}` : 'first', own.note].join(', '),
    ...(own.doubt ? { doubt: own.doubt } : {}),
  };
}

type Life = Pick<Row, 'segments' | 'marks' | 'note' | 'doubt'>;

function initLife({ start, started, unknown }: ContainerStartup): Life {
  const known = unknown.length === 0;
  const text = known ? `runs ${duration(started - start)}` : 'runs to its end';
  return {
    segments: [{ phase: 'run', from: start, to: started, ...(known ? { text, label: duration(started - start) } : { text: 'how long it runs is not known, counted as 0s', unknown: true }) }],
    marks: [{ kind: 'gate', at: started, text: `ends at ${duration(started)}: the next one may start` }],
    note: text,
    ...(known ? {} : { doubt: 'run time' }),
  };
}

function serverLife(container: ContainerView, times: ContainerStartup, timing: Timing, end: number): Life {
  const { start, started } = times;
  const hook = timing.postStart?.seconds ?? 0;
  const startup = timing.startup?.seconds ?? 0;
  const segments: Segment[] = [];
  let at = start;
  const until = (moment: number, phase: Segment['phase'], text: string, label = duration(moment - at)) => {
    if (moment > at) {
      segments.push({ phase, from: at, to: Math.min(moment, end), text, ...(label ? { label } : {}) });
      at = Math.min(moment, end);
    }
  };
  until(start + hook, 'hook', `postStart hook ${duration(hook)}`);
  until(start + startup, 'start', `starts up, ${duration(startup)}`);
  until(started, 'probe', probeText(container));
  const doubt = doubtOf(times);
  const upAt = at;
  const run = container.kind === 'main' ? timing.run?.seconds : undefined;
  if (run === undefined) {
    until(end, 'up', 'is up', '');
  } else {
    until(end, 'run', `runs ${duration(run)}`, duration(run));
  }
  if (doubt) {
    segments.push({ phase: 'start', from: upAt, to: upAt, unknown: true, text: `${doubt} not known, counted as 0s` });
  }
  return { segments, marks: marks(container, times), note: note(container, times, hook, startup, run), ...(doubt ? { doubt } : {}) };
}

function marks({ kind }: ContainerView, { started, givesUpAt }: ContainerStartup): Mark[] {
  if (givesUpAt !== undefined) {
    return [{ kind: 'kill', at: givesUpAt, label: 'restarted', text: `its startup probe gives up at ${duration(givesUpAt)} and restarts it` }];
  }
  return kind === 'sidecar' && Number.isFinite(started)
    ? [{ kind: 'gate', at: started, text: `gate opens at ${duration(started)}: the next one may start` }]
    : [];
}

function probeText({ spec }: ContainerView): string {
  return spec.startupProbe ? `waits for its startup probe, which looks every ${duration(periodOf(spec.startupProbe))}` : 'is starting';
}

function doubtOf({ unknown }: ContainerStartup): string {
  return unknown.map((phase) => phase === 'postStart' ? 'postStart hook' : 'startup time').join(' and ');
}

function note(container: ContainerView, times: ContainerStartup, hook: number, startup: number, run: number | undefined): string {
  const { readinessProbe } = container.spec;
  const ready = readinessProbe ? `; readiness probe every ${duration(periodOf(readinessProbe))}` : '';
  return startNote(container, times, hook, startup, run) + ready;
}

function startNote({ kind, spec }: ContainerView, times: ContainerStartup, hook: number, startup: number, run: number | undefined): string {
  if (times.givesUpAt !== undefined) {
    return `its startup probe gives up at ${duration(times.givesUpAt)}; it would be up at ${duration(times.start + startup)}`;
  }
  if (kind === 'main') {
    return `starts at ${duration(times.start)}${hook > 0 ? `, postStart ${duration(hook)}` : ''}${run === undefined ? '' : `, runs ${duration(run)}`}`;
  }
  if (times.started === Infinity) {
    return 'its gate never opens';
  }
  const blind = times.start + startup > times.started ? ', before it is up' : '';
  const why = spec.startupProbe ? `startup probe every ${duration(periodOf(spec.startupProbe))}` : spec.lifecycle?.postStart ? 'postStart hook' : 'no startup probe';
  return `gate opens at ${duration(times.started)}${blind} (${why})`;
}
