import { InputFacts } from './input-facts';
import { boundPorts } from '../checks/listening';
import { localUses } from '../checks/local-uses';
import { ContainerView, PodView } from '../pod/pod-view';

/** Whether a sidecar's health may depend on a main: a gate that waits for it would wait for what waits for the gate. */
export function needsMain(pod: PodView, sidecar: ContainerView, facts: InputFacts): boolean {
  const ports = pod.mains.filter((main) => main.name !== sidecar.name).flatMap((main) => boundPorts(main).map(({ port }) => port));
  return localUses(sidecar).some((use) => ports.includes(use.port))
    || configurationsOf(pod, sidecar, facts).some((text) => ports.some((port) => pointsTo(text, port)));
}

/** The texts of the ConfigMaps of the input that a container mounts. */
export function configurationsOf(pod: PodView, container: ContainerView, facts: InputFacts): string[] {
  const mounted = new Set(container.spec.volumeMounts?.map((mount) => mount.name));
  const names = (pod.spec.volumes ?? [])
    .filter((volume) => mounted.has(volume.name))
    .flatMap((volume: any) => [volume.configMap?.name, ...(volume.projected?.sources ?? []).map((source: any) => source?.configMap?.name)]);
  return facts.neighbours.ofKind('ConfigMap')
    .filter(({ metadata }) => names.includes(metadata?.name) && (metadata?.namespace ?? pod.object.namespace) === pod.object.namespace)
    .flatMap(({ data }) => Object.values((data as object | undefined) ?? {}))
    .filter((text): text is string => typeof text === 'string');
}

/** `proxy_pass http://127.0.0.1:8080`, and Envoy's `address: 127.0.0.1, port_value: 8080`. */
function pointsTo(text: string, port: number): boolean {
  return new RegExp(`(?:localhost|127\\.0\\.0\\.1|\\[::1\\])["']?(?::${port}\\b|[\\s\\S]{0,80}port_value["']?:\\s*${port}\\b)`).test(text);
}
