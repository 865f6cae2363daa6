import { brokenUse } from './addressed-by-index';
import { DraftPod } from './draft-pod';
import { LegacySidecar } from './find';
import { InputFacts } from './input-facts';
import { boundPorts } from '../checks/listening';
import { PodView } from '../pod/pod-view';

/** Why nothing of the pod can be migrated; undefined when something can. */
export function wholeRefusal({ before: pod }: DraftPod, legacy: readonly LegacySidecar[], facts: InputFacts): string | undefined {
  const moved = legacy.filter(({ container }) => container.kind === 'main');
  const names = moved.map(({ container }) => `"${container.name}"`).join(', ');
  if (pod.version.minor < 29) {
    return `Kubernetes 1.${pod.version.minor} stops sidecars together with the app, or does not know them at all; migrate for 1.29 or later`;
  }
  if (moved.length > 0 && moved.length === pod.mains.filter((main) => !main.implicit).length) {
    return `every container would become a sidecar (${names}), and none would be left as the app; name those that are sidecars with --sidecar`;
  }
  const use = brokenUse(facts.indexUses, pod, moved.map(({ container }) => container.index), pod.inits.some((init) => !init.implicit));
  if (use) {
    return `${use.where} means container number ${use.index} of ${use.list}, which would be another one after ${names} has moved; ` +
      'address the container by its name first, with a strategic merge patch';
  }
  return undefined;
}

/** Why one container cannot become a sidecar; undefined when it can. */
export function refusalOf({ before: pod }: DraftPod, sidecar: LegacySidecar, facts: InputFacts): string | undefined {
  const { container } = sidecar;
  if (isInjected(sidecar)) {
    return 'was put there by the injector of the mesh; ask it for a native sidecar and inject again';
  }
  if (container.kind === 'main') {
    return portClash(pod, container) ?? patchedElsewhere(pod, container.name, facts);
  }
  return undefined;
}

/** Nobody writes these by hand, and the injector would add them again. */
function isInjected({ product }: LegacySidecar): boolean {
  return product?.product.id === 'istio-proxy' || product?.product.id === 'linkerd-proxy';
}

/** As a main it started when the init containers were over; as a sidecar it may run beside them. */
function portClash(pod: PodView, container: LegacySidecar['container']): string | undefined {
  for (const init of pod.classics.filter((c) => !c.implicit)) {
    const clash = boundPorts(container).find((own) => boundPorts(init).some(({ port, protocol }) => port === own.port && protocol === own.protocol));
    if (clash) {
      return `listens on port ${clash.port}, as init container "${init.name}" does, and would run beside it; change one of the ports`;
    }
  }
  return undefined;
}

function patchedElsewhere(pod: PodView, name: string, facts: InputFacts): string | undefined {
  return facts.patches.holds(pod.object, name) ? 'is changed under "containers" by a patch of the input, which would add it there again; move it to "initContainers" in the patch first' : undefined;
}
