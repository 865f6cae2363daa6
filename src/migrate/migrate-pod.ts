import { nameDefaultContainer } from './default-container';
import { DraftPod, insertTidily, nativeRule } from './draft-pod';
import { findLegacySidecars, LegacySidecar } from './find';
import { addGate } from './gate';
import { fitGracePeriod } from './grace';
import { askForNativeProxy } from './injected-mesh';
import { InputFacts } from './input-facts';
import { nativesOf } from './natives';
import { MigrateOptions } from './options';
import { place } from './place';
import { refusalOf, wholeRefusal } from './refusals';
import { addReadingTime, dropReadiness } from './telemetry';
import { appWrapper, sidecarWrapper } from './workarounds/command-wrapper';
import { flagFile } from './workarounds/flag-file';
import { kruise } from './workarounds/kruise';
import { mainHooks } from './workarounds/main-hooks';
import { sharedProcessNamespace } from './workarounds/shared-process-namespace';
import { sidecarPostStart } from './workarounds/sidecar-post-start';
import { sidecarPreStop } from './workarounds/sidecar-pre-stop';
import { Workaround } from './workarounds/workaround';
import { wrapperScript } from './workarounds/wrapper-script';

/** What is wrapped around a sidecar's own command hides what it is. */
const AROUND_SIDECARS: readonly Workaround[] = [flagFile, sidecarWrapper];

/** The process namespace goes when nothing is left that uses it. */
const WORKAROUNDS: readonly Workaround[] = [sidecarPreStop, sidecarPostStart, wrapperScript, mainHooks, appWrapper, kruise, sharedProcessNamespace];

/** Turns the legacy sidecars of a pod into native ones, and takes out what was done because they were none. */
export function migratePod(pod: DraftPod, options: MigrateOptions, facts: InputFacts): void {
  const legacy = findLegacySidecars(pod.before, options.sidecars).filter(({ container }) => !options.except?.has(container.name));
  const refusal = legacy.length === 0 ? undefined : wholeRefusal(pod, legacy, facts);
  if (refusal) {
    pod.refuse(pod.before.field, refusal);
    return;
  }
  if (pod.version.minor < 29) {
    return;
  }
  const moved = legacy.filter((sidecar) => {
    const reason = refusalOf(pod, sidecar, facts);
    if (reason) {
      pod.refuse(sidecar.container.field, reason, sidecar.container.name);
    }
    return !reason;
  });
  if (!move(pod, moved)) {
    return;
  }
  AROUND_SIDECARS.forEach((workaround) => workaround.remove(pod, nativesOf(pod)));
  moved.forEach((sidecar) => addGate(pod, sidecar, facts));
  askForNativeProxy(pod);
  const natives = nativesOf(pod);
  if (natives.length === 0) {
    return;
  }
  moved.forEach((sidecar) => dropReadiness(pod, sidecar));
  WORKAROUNDS.forEach((workaround) => workaround.remove(pod, natives));
  moved.forEach((sidecar) => addReadingTime(pod, sidecar));
  if (moved.length > 0) {
    fitGracePeriod(pod);
    nameDefaultContainer(pod);
  }
}

function move(pod: DraftPod, moved: readonly LegacySidecar[]): boolean {
  const placement = place(pod.before, moved);
  if (placement.cycle) {
    pod.refuse(pod.before.field, `no start order fits: ${placement.cycle.map((name) => `"${name}"`).join(' before ')}`);
    return false;
  }
  for (const { container: was, because } of moved) {
    const container = pod.find(was.name)!;
    insertTidily(container, 'restartPolicy', 'Always', ['image', 'name']);
    if (was.kind === 'init') {
      pod.changed('init-containers-come-to-an-end', was.field, `gets restartPolicy: Always: it ${because} and never ends, so that nothing after it would start`, was.name);
      continue;
    }
    pod.mains.splice(pod.mains.indexOf(container), 1);
    pod.setInits([...pod.inits, container]);
    const reason = placement.reasons.get(was.name);
    pod.changed(reason?.startsWith('before') ? 'init-starts-after-the-sidecar-it-uses' : nativeRule(pod), was.field,
      `${because} and becomes a native sidecar: initContainers[${placement.order.indexOf(was.name)}] with restartPolicy: Always${reason ? `, ${reason}` : ''}`, was.name);
  }
  if (moved.some(({ container }) => container.kind === 'main')) {
    pod.setInits([...pod.inits].sort((a, b) => placement.order.indexOf(a.name!) - placement.order.indexOf(b.name!)));
  }
  return true;
}
