import { LIFECYCLE_ANNOTATION } from '../../src/pod/lifecycle-annotation';
import { ContainerSpec, Handler, Manifest } from '../../src/pod/manifest';
import { PodView } from '../../src/pod/pod-view';
import { viewOf } from '../pod/pods';

/** A container as the recordings of lives describe it. `null` of drain: it ignores SIGTERM. */
export interface RecordedContainer {
  readonly name: string;
  readonly kind?: 'sidecar' | 'classic';
  readonly preStop?: number;
  readonly hook?: 'exec' | 'sleep';
  readonly drain?: number | null;
  readonly run?: number;
  readonly ready?: number;
  readonly period?: number;
  readonly postStart?: number;
}

export interface RecordedPod {
  readonly id: string;
  readonly grace: number;
  readonly init: readonly RecordedContainer[];
  readonly mains: readonly RecordedContainer[];
}

/** The recorded pod as a manifest: hooks and probes in the spec, what it cannot say in the annotation. */
export function podOf(recorded: RecordedPod, kind: 'Pod' | 'Job'): PodView {
  const entries = [...recorded.init, ...recorded.mains].map((c) => [c.name, {
    startupSeconds: c.ready,
    runSeconds: c.run,
    drainSeconds: c.drain === null ? 'never' : c.drain,
  }]);
  const template = {
    metadata: { name: recorded.id, annotations: { [LIFECYCLE_ANNOTATION]: JSON.stringify(Object.fromEntries(entries)) } },
    spec: {
      restartPolicy: kind === 'Job' ? 'Never' : 'Always',
      terminationGracePeriodSeconds: recorded.grace,
      initContainers: recorded.init.map(containerOf),
      containers: recorded.mains.map(containerOf),
    },
  };
  const manifest: Manifest = kind === 'Pod'
    ? { apiVersion: 'v1', kind, ...template }
    : { apiVersion: 'batch/v1', kind, metadata: { name: recorded.id }, spec: { template } };
  return viewOf(manifest, '1.36');
}

function containerOf({ name, kind, preStop, hook, period, postStart }: RecordedContainer): ContainerSpec {
  return {
    name,
    image: 'registry.acme.io/app:1.0',
    ...(kind === 'sidecar' ? { restartPolicy: 'Always' } : {}),
    ...(preStop || postStart
      ? {
        lifecycle: {
          ...(preStop ? { preStop: sleep(preStop, hook) } : {}),
          ...(postStart ? { postStart: sleep(postStart, 'exec') } : {}),
        },
      }
      : {}),
    ...(period ? { startupProbe: { exec: { command: ['/ready'] }, periodSeconds: period, failureThreshold: 30 } } : {}),
  };
}

function sleep(seconds: number, hook: 'exec' | 'sleep' | undefined): Handler {
  return hook === 'exec' ? { exec: { command: ['sleep', String(seconds)] } } : { sleep: { seconds } };
}
