import { Handler, Probe } from '../pod/manifest';
import { ContainerView, PodView } from '../pod/pod-view';

export type ProbeKind = 'startupProbe' | 'livenessProbe' | 'readinessProbe';
export type HookKind = 'postStart' | 'preStop';

export const PROBE_KINDS: readonly ProbeKind[] = ['livenessProbe', 'readinessProbe', 'startupProbe'];
export const HOOK_KINDS: readonly HookKind[] = ['postStart', 'preStop'];

/** The API path of a probe or hook, made only when there is something to say about it. */
export type FieldOf = () => string;

/** Visits each probe of the containers that may have one: mains and sidecars. */
export function forEachProbe(pod: PodView, visit: (probe: Probe, kind: ProbeKind, container: ContainerView, field: FieldOf) => void): void {
  for (const container of pod.containers) {
    if (container.kind === 'init') {
      continue;
    }
    for (const kind of PROBE_KINDS) {
      const probe = container.spec[kind];
      if (probe) {
        visit(probe, kind, container, () => `${container.field}.${kind}`);
      }
    }
  }
}

/** Visits each postStart and preStop hook of the containers that may have one: mains and sidecars. */
export function forEachHook(pod: PodView, visit: (hook: Handler, kind: HookKind, container: ContainerView, field: FieldOf) => void): void {
  for (const container of pod.containers) {
    const lifecycle = container.spec.lifecycle;
    if (!lifecycle || container.kind === 'init') {
      continue;
    }
    for (const kind of HOOK_KINDS) {
      const hook = lifecycle[kind];
      if (hook) {
        visit(hook, kind, container, () => `${container.field}.lifecycle.${kind}`);
      }
    }
  }
}
