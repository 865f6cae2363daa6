import { Chart, Line, Mark, Row, Segment } from './chart';
import { cronVerdict } from './cron-verdict';
import { ofContainer, ofPod } from './findings';
import { atLeast, duration, list } from './words';
import { CronRuns } from '../../checks/cron-runs';
import { Category, Finding } from '../../checks/finding';
import { JobRun } from '../../pod/job-run';
import { ContainerView, PodView } from '../../pod/pod-view';
import { ContainerShutdown, graceFor, NOTICE_SECONDS, ShutdownTimeline } from '../../pod/shutdown';
import { timingOf } from '../../pod/timing';

export interface ShutdownChartOptions {
  /** What begins the shutdown: the deletion of the pod, or the mains' own end, as in a Job. */
  readonly cause: 'deletion' | 'completion';
  readonly findings: readonly Finding[];
  /** The run that ends so, where it is known how long it takes. @default - unknown */
  readonly run?: JobRun;
  /** How a CronJob's runs follow one another. @default - no CronJob */
  readonly runs?: CronRuns;
  /** Whose findings it shows. */
  readonly categories: readonly Category[];
}

interface Stop extends ContainerShutdown {
  readonly preStopEnd: number;
  readonly sigterm: number;
}

/** How the pod stops: who waits for whom, and who is killed. */
export function shutdownChart(pod: PodView, shutdown: ShutdownTimeline, options: ShutdownChartOptions): Chart {
  const stops = inStoppingOrder(shutdown.containers);
  const bad = shutdown.requiredSeconds > shutdown.gracePeriodSeconds || stops.some((stop) => stop.killed || stop.hookCut || stop.outOfTurn);
  const cron = options.runs && cronVerdict(options.runs, options.run);
  return {
    id: options.cause,
    title: options.cause === 'deletion' ? 'Shutdown after a deletion' : 'Shutdown after the mains have ended',
    verdict: [verdict(shutdown, stops, options), ...(cron ? [cron.text] : [])].join(' '),
    ...(bad ? { advice: advice(shutdown, stops, pod) } : cron?.advice ? { advice: cron.advice } : {}),
    bad: bad || cron?.advice !== undefined,
    end: axisEnd(shutdown, stops),
    rows: stops.map((stop) => ({
      ...life(stop, waitedFor(stop, stops), pod.find(stop.name)!, pod, shutdown.gracePeriodSeconds),
      findings: ofContainer(options.findings, stop.name, options.categories),
    })),
    lines: lines(shutdown),
    findings: ofPod(options.findings, options.categories),
  };
}

// mains that ended by themselves have nothing to stop
function inStoppingOrder(containers: readonly ContainerShutdown[]): Stop[] {
  const stops = containers.filter((c): c is Stop => c.sigterm !== undefined);
  return [...stops.filter((c) => c.kind === 'main'), ...stops.filter((c) => c.kind === 'sidecar').reverse()];
}

// a sidecar waits for every main and for the sidecar declared after it: the last of them to end lets it go on
function waitedFor(self: Stop, stops: readonly Stop[]): Stop | undefined {
  const next = stops[stops.indexOf(self) - 1];
  const before = self.kind === 'main' ? [] : stops.filter((c) => c.kind === 'main' || c === next);
  return before.reduce<Stop | undefined>((last, c) => last === undefined || c.exit >= last.exit ? c : last, undefined);
}

function life(stop: Stop, before: Stop | undefined, container: ContainerView, pod: PodView, grace: number): Omit<Row, 'findings'> {
  const { preStopEnd, sigterm, exit } = stop;
  const waits = before !== undefined && sigterm > preStopEnd;
  const hook = container.spec.lifecycle?.preStop ? preStopEnd - NOTICE_SECONDS : 0;
  const segments: Segment[] = [];
  if (hook > 0) {
    segments.push({ phase: 'hook', from: NOTICE_SECONDS, to: preStopEnd, label: duration(hook), text: `preStop hook ${duration(hook)}${stop.hookCut ? ', cut off by the grace period' : ''}` });
  }
  if (waits) {
    segments.push({ phase: 'wait', from: hook > 0 ? preStopEnd : 0, to: sigterm, text: `waits for ${before.name}` });
  }
  segments.push(stop.unknown.includes('drain')
    ? { phase: 'drain', from: sigterm, to: exit, unknown: true, text: `SIGTERM at ${duration(sigterm)}; how long it takes to exit is not known, counted as 0s` }
    : { phase: 'drain', from: sigterm, to: exit, label: duration(exit - sigterm), text: `SIGTERM at ${duration(sigterm)}, gone at ${duration(exit)}` });
  const reason = stop.killed ? killReason(stop, timingOf(pod, container).drain?.seconds ?? 0) : '';
  const marks: Mark[] = stop.killed ? [{ kind: 'kill', at: exit, label: 'SIGKILL', text: `SIGKILL at ${duration(exit)}: ${reason}` }] : [];
  const doubts = stop.unknown.map((phase) => phase === 'drain' ? 'time to exit' : 'preStop hook');
  return {
    name: stop.name,
    kind: stop.kind,
    segments,
    marks,
    ...(waits && !stop.outOfTurn ? { follows: { name: before.name, from: sigterm, at: sigterm } } : {}),
    note: [hookNote(stop, hook), turnNote(stop, waits ? before : undefined, grace), endNote(stop, reason)].filter(Boolean).join('; '),
    ...(doubts.length > 0 ? { doubt: doubts.join(' and ') } : {}),
  };
}

function hookNote({ preStopEnd, hookCut }: Stop, hook: number): string {
  return hookCut ? `preStop cut off at ${duration(preStopEnd)}` : hook > 0 ? `preStop ${duration(hook)}` : '';
}

function turnNote({ sigterm, outOfTurn }: Stop, before: Stop | undefined, grace: number): string {
  if (outOfTurn) {
    return `SIGTERM out of turn at ${duration(sigterm)}, because the grace of ${duration(grace)} is over`;
  }
  return `SIGTERM at ${duration(sigterm)}${before ? `, when ${before.name} has gone` : ''}`;
}

function endNote(stop: Stop, reason: string): string {
  if (stop.killed) {
    return `killed at ${duration(stop.exit)}, ${reason}`;
  }
  return stop.unknown.includes('drain') ? '' : `gone at ${duration(stop.exit)}`;
}

function killReason(stop: Stop, need: number): string {
  return Number.isFinite(need) ? `needs ${duration(need)} and has ${duration(stop.exit - stop.sigterm)}` : 'because it ignores SIGTERM';
}

function verdict(shutdown: ShutdownTimeline, stops: readonly Stop[], { cause, run }: ShutdownChartOptions): string {
  const { requiredSeconds: need, gracePeriodSeconds } = shutdown;
  if (stops.length === 0) {
    return 'No sidecar is left to stop.';
  }
  const given = duration(gracePeriodSeconds);
  const killed = stops.filter((stop) => stop.killed).map((stop) => stop.name);
  const needs = Number.isFinite(need) ? `Needs ${duration(need)} to stop in order and has ${given}` : `Does not stop by itself and has ${given}`;
  if (killed.length > 0) {
    return `${needs}: ${list(killed)} ${killed.length === 1 ? 'is' : 'are'} killed.`;
  }
  if (need > gracePeriodSeconds || stops.some((stop) => stop.hookCut || stop.outOfTurn)) {
    return `${needs}: hooks are cut off or the order is lost.`;
  }
  const unsure = atLeast(stops.some((stop) => stop.unknown.length > 0));
  if (cause === 'deletion') {
    return `Needs ${unsure}${duration(need)} to stop and has ${given}.`;
  }
  const total = run ? `, ${duration(run.sidecarsEnd)} after its start at the earliest` : '';
  return `Needs ${unsure}${duration(need)} to stop its sidecars and has ${given}; a Job completes only then${total}.`;
}

function advice({ requiredSeconds }: ShutdownTimeline, stops: readonly Stop[], pod: PodView): string {
  if (Number.isFinite(requiredSeconds)) {
    return `Set terminationGracePeriodSeconds to ${graceFor(requiredSeconds)} or more, or make hooks and drains shorter.`;
  }
  const endless = stops.filter((stop) => {
    const { preStop, drain } = timingOf(pod, pod.find(stop.name)!);
    return preStop?.seconds === Infinity || drain?.seconds === Infinity;
  });
  return `Make ${list(endless.map((stop) => stop.name))} end by itself: no grace period is long enough.`;
}

// the clock of the grace period starts when the kubelet takes notice
function lines({ gracePeriodSeconds: given, requiredSeconds: need }: ShutdownTimeline): Line[] {
  const grace: Line = { kind: 'grace', at: NOTICE_SECONDS + given, text: `grace ${duration(given)}` };
  return Number.isFinite(need) && need > given ? [grace, { kind: 'needed', at: NOTICE_SECONDS + need, text: `needs ${duration(need)}` }] : [grace];
}

function axisEnd({ requiredSeconds, gracePeriodSeconds: grace }: ShutdownTimeline, stops: readonly Stop[]): number {
  const need = Number.isFinite(requiredSeconds) ? requiredSeconds : 0;
  const busy = Math.max(need, ...stops.map((stop) => stop.exit));
  // a grace period far beyond what is needed would press everything else against the left side
  if (grace > 4 * busy && stops.every((stop) => stop.unknown.length === 0) && need > 0) {
    return busy * 1.5;
  }
  return Math.max(1, busy, grace) * (stops.some((stop) => stop.killed) ? 1.15 : 1.08);
}
