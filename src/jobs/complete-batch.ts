import { App } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { SidecarBatchOptions } from './sidecar-batch-options';
import { sidecarGates } from '../checks/job';
import { RenderedPod, set } from '../host/rendered-pod';
import { Manifest } from '../pod/manifest';
import { PodView } from '../pod/pod-view';
import { readPod } from '../pod/read-pod';
import { graceFor, shutdownOf } from '../pod/shutdown';
import { AppNeighbours } from '../sidecars/app-neighbours';
import { checkedHost } from '../sidecars/checked-host';
import { SynthChecks } from '../sidecars/synth-checks';

const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container';
const DEFAULT_DEADLINE_SECONDS = 24 * 60 * 60;
const DEFAULT_GRACE_SECONDS = 30;

/** Gives the Job of a workload what cdk8s-plus-30 has no words for, and the defaults that its sidecars call for. */
export function completeBatch(workload: kplus.Workload, options: SidecarBatchOptions, more: { readonly suspend?: boolean }): void {
  const host = checkedHost(workload);
  const neighbours = new AppNeighbours(App.of(workload));
  const view = (pod: RenderedPod) => readPod(pod.finish(), SynthChecks.of(workload).versionFor(workload), neighbours.namespaces);

  host.amend((pod) => {
    const mains = pod.containers.map((container) => container.name);
    for (const [field, value] of Object.entries({ ...jobFields(options, mains), ...more })) {
      if (value !== undefined) {
        set(jobSpec(pod.manifest), field, value);
      }
    }
    if (pod.annotation(DEFAULT_CONTAINER) === undefined && mains.length > 0) {
      pod.annotate(DEFAULT_CONTAINER, mains[0]);
    }
  });
  // when every sidecar has its probes and hooks
  host.amendHooks((pod) => {
    const read = view(pod);
    if (read && needsDeadline(read)) {
      set(jobSpec(pod.manifest), 'activeDeadlineSeconds', DEFAULT_DEADLINE_SECONDS);
    }
  });
  if (options.terminationGracePeriod === undefined) {
    host.fitGracePeriod((pod) => {
      const read = view(pod);
      const grace = read && fittingGrace(read);
      if (grace !== undefined) {
        set(pod.spec, 'terminationGracePeriodSeconds', grace);
      }
    });
  }
}

function jobSpec({ kind, spec }: Manifest): any {
  return kind === 'CronJob' ? spec.jobTemplate.spec : spec;
}

function jobFields(options: SidecarBatchOptions, mains: readonly string[]): object {
  const { podFailurePolicy, successPolicy } = options;
  return {
    parallelism: options.parallelism,
    completions: options.completions,
    completionMode: options.completionMode,
    backoffLimitPerIndex: options.backoffLimitPerIndex,
    maxFailedIndexes: options.maxFailedIndexes,
    podReplacementPolicy: options.podReplacementPolicy,
    podFailurePolicy: podFailurePolicy && { rules: podFailurePolicy.flatMap((rule) => rule._toKube(mains)) },
    successPolicy: successPolicy && {
      rules: successPolicy.map(({ indexes, count }) => ({
        ...(count === undefined ? {} : { succeededCount: count }),
        ...(indexes === undefined ? {} : { succeededIndexes: indexes }),
      })),
    },
  };
}

function needsDeadline(pod: PodView): boolean {
  return pod.spec.restartPolicy === 'Never' && !pod.jobSpec.activeDeadlineSeconds && sidecarGates(pod).length > 0;
}

/**
 * A sidecar that hangs makes the Job wait for its whole grace, so it is no longer than needed. While something that needs
 * grace is unknown, Kubernetes' own default is the least; a container that ignores SIGTERM is for a rule to speak of.
 */
function fittingGrace(pod: PodView): number | undefined {
  const { requiredSeconds, containers } = shutdownOf(pod);
  if (!Number.isFinite(requiredSeconds)) {
    return undefined;
  }
  const isKnown = containers.every(({ unknown }) => unknown.length === 0);
  return Math.max(graceFor(requiredSeconds), isKnown ? 1 : DEFAULT_GRACE_SECONDS);
}
