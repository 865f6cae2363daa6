import { PodResourceUse } from './pod-resource-use';
import { PodShutdown } from './pod-shutdown';
import { PodStartup } from './pod-startup';
import { PodResources } from '../pod/resources';
import { ShutdownTimeline } from '../pod/shutdown';
import { StartupTimeline } from '../pod/startup';

export function podShutdown({ gracePeriodSeconds, requiredSeconds, containers }: ShutdownTimeline): PodShutdown {
  return {
    gracePeriodSeconds,
    requiredSeconds: Number.isFinite(requiredSeconds) ? requiredSeconds : undefined,
    containers: containers.map(({ name, kind, preStopEnd, sigterm, exit, killed }) =>
      ({ name, sidecar: kind === 'sidecar', preStopEnd, sigterm, exit, killed })),
  };
}

export function podStartup({ containers, ready }: StartupTimeline): PodStartup {
  return {
    containers: containers.map(({ name, kind, start, started }) => ({ name, sidecar: kind === 'sidecar', start: finite(start), started: finite(started) })),
    ready: finite(ready),
  };
}

function finite(seconds: number): number | undefined {
  return Number.isFinite(seconds) ? seconds : undefined;
}

export function podResourceUse({ replicas, requests, limits, sidecars, qosClass }: PodResources): PodResourceUse {
  return { replicas, requests, limits, sidecars, qosClass };
}
