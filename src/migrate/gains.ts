import { PodView } from '../pod/pod-view';
import { ContainerShutdown, NOTICE_SECONDS, shutdownOf } from '../pod/shutdown';
import { startupOf } from '../pod/startup';

/** What was raced, killed or never ended in a pod, and is not any more: one line each, from the timelines of both. */
export function gainsOf(before: PodView, after: PodView): string[] {
  const moved = after.sidecars.filter(({ name }) => before.find(name)?.kind === 'main').map(({ name }) => name);
  return [
    ...moved.map((name) => startGain(name, before, after)),
    ...before.runsToCompletion ? moved.slice(0, 1).map(() => jobGain(moved, after)) : moved.map((name) => stopGain(name, before, after)),
    ...killGains(before, after),
  ].filter((gain) => gain !== undefined);
}

function startGain(name: string, before: PodView, after: PodView): string | undefined {
  const sidecar = after.find(name)!;
  if (!sidecar.spec.startupProbe && !sidecar.spec.lifecycle?.postStart) {
    return undefined;
  }
  const later = [...after.inits.slice(after.inits.indexOf(sidecar) + 1), ...after.mains].filter((other) => !other.implicit);
  const ahead = later.filter((other) => isAhead(before, other.name, name)).map((other) => `"${other.name}"`);
  // mains wait for the postStart hooks of those before them
  const beside = before.find(name)!.spec.lifecycle?.postStart ? []
    : later.filter((other) => !isAhead(before, other.name, name)).map((other) => `"${other.name}"`);
  const { started } = startupOf(after).containers.find((container) => container.name === name)!;
  const was = [
    ...ahead.length > 0 ? [`${ahead.join(' and ')} started before it`] : [],
    ...beside.length > 0 ? [`${beside.join(' and ')} started without waiting for it`] : [],
  ];
  return was.length === 0 ? undefined : `start of "${name}": ${was.join(', ')}; it is there first, started at about ${seconds(started)}`;
}

/** Containers that had started before the sidecar did: init containers, and mains that stood in front of it. */
function isAhead(before: PodView, name: string, sidecar: string): boolean {
  const order = [...before.inits, ...before.mains].map((container) => container.name);
  return order.indexOf(name) < order.indexOf(sidecar);
}

function jobGain(moved: readonly string[], after: PodView): string {
  const end = Math.max(...shutdownOf(after, { job: true }).containers.map(({ exit }) => exit));
  return `end: the work was done, but the pod went on as long as ${moved.map((name) => `"${name}"`).join(' and ')} ran; ` +
    `it ends ${Number.isFinite(end) ? `about ${seconds(end)}` : 'at the latest with the grace period'} after the work`;
}

function stopGain(name: string, before: PodView, after: PodView): string | undefined {
  const was = stopOf(before, name);
  const is = stopOf(after, name);
  const last = Math.max(...shutdownOf(before).containers.filter((c) => c.name !== name && after.find(c.name)?.kind === 'main').map(({ exit }) => exit));
  if (was?.sigterm === undefined || is?.sigterm === undefined) {
    return undefined;
  }
  const when = was.sigterm > NOTICE_SECONDS ? `${clock(was.sigterm)} after` : 'with';
  const gone = was.unknown.includes('drain') ? `got SIGTERM ${when} the deletion` : `was gone ${clock(was.exit)} after the deletion`;
  return last > was.sigterm
    ? `stop of "${name}": it ${gone}, while the app ran until ${clock(last)}; it gets SIGTERM after the app, at ${clock(is.sigterm)}`
    : `stop of "${name}": it ${gone}, however long the app took; it gets SIGTERM when the app has ended`;
}

function killGains(before: PodView, after: PodView): string[] {
  const killed = (pod: PodView) => new Set(shutdownOf(pod).containers.filter((container) => container.killed).map(({ name }) => name));
  const now = killed(after);
  return [...killed(before)].filter((name) => !now.has(name)).map((name) => `kill of "${name}": it was ended by SIGKILL; it ends by itself`);
}

function stopOf(pod: PodView, name: string): ContainerShutdown | undefined {
  return shutdownOf(pod).containers.find((container) => container.name === name);
}

function clock(time: number): string {
  return seconds(Math.max(0, time - NOTICE_SECONDS));
}

function seconds(value: number): string {
  return Number.isFinite(value) ? `${Math.round(value * 10) / 10}s` : 'for ever';
}
