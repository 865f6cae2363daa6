import { ApiObject, App } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { RenderedPod } from './rendered-pod';
import { StandIn } from './stand-in';

/**
 * Gives a StatefulSet of cdk8s-plus-31 to 34 the volumes back that it mounts but does not render
 * (https://github.com/cdk8s-team/cdk8s-plus/issues/6735).
 */
export function restoreVolumes(pod: RenderedPod, apiObject: ApiObject): void {
  if (apiObject.kind !== 'StatefulSet') {
    return;
  }
  const { volumeClaimTemplates } = pod.manifest.spec;
  const claims = Array.isArray(volumeClaimTemplates) ? volumeClaimTemplates.map((claim) => claim?.metadata?.name) : [];
  const lost = volumesOf(apiObject.node.scope).filter((v) => !pod.volume(v.name) && !claims.includes(v.name));
  if (lost.length > 0) {
    const standIn = new StandIn(App.of(apiObject));
    new Set(lost).forEach((volume) => standIn.pod.addVolume(volume));
    standIn.render().volumes.forEach((volume) => pod.addVolume(volume));
  }
}

function volumesOf(workload: unknown): kplus.Volume[] {
  const { containers, initContainers, volumes } = workload as Partial<kplus.AbstractPod>;
  return [
    ...[...containers ?? [], ...initContainers ?? []].flatMap((c) => c.mounts.map((m) => m.volume)),
    ...volumes ?? [],
  ];
}
