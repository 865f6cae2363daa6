import { Injection, InjectionCause } from '../pod/injection/injection';
import { ContainerView, PodView } from '../pod/pod-view';
import { productOf } from '../pod/products/catalogue';

/** Products that a mesh injects, by the name of the mesh. */
const PROXIES: Readonly<Record<string, string>> = {
  'istio-proxy': 'Istio',
  'linkerd-proxy': 'Linkerd',
  'consul-dataplane': 'Consul',
  'kuma-dp': 'Kuma',
};

/** The mesh whose proxy a container is, injected or in the manifest; undefined for any other, such as a plain Envoy. */
export function meshOf(container: ContainerView): string | undefined {
  if (container.injection) {
    return container.name === container.injection.proxy && isMesh(container.injection) ? container.injection.title : undefined;
  }
  const known = productOf(container);
  return known && known.runsForEver && container.kind !== 'init' ? PROXIES[known.product.id] : undefined;
}

/** Whether what is injected carries the pod's traffic. */
export function isMesh({ mesh }: Injection): boolean {
  return mesh !== 'dapr';
}

/** Whether a container prepares the network for a mesh's proxy. */
export function isMeshInit({ kind, name, injection }: ContainerView): boolean {
  return kind === 'init' && (injection !== undefined || MESH_INITS.has(name));
}

const MESH_INITS = new Set(['istio-init', 'istio-validation', 'enable-core-dump', 'linkerd-init', 'linkerd-network-validator', 'kuma-init', 'kuma-validation', 'consul-connect-inject-init']);

/** The repair that makes an injected proxy native. */
export function askForNative({ mesh, nativeBy, nativeSetting }: Injection): string {
  const older = mesh === 'linkerd' && nativeBy === 'default' ? ', before Linkerd 2.20 config.alpha.linkerd.io/proxy-enable-native-sidecar' : '';
  return `set annotation ${nativeSetting}: "true" on the pod template${older}`;
}

/** API path of an entry of the pod template's metadata. */
export function metadataField(pod: PodView, kind: 'labels' | 'annotations', key: string): string {
  return `${pod.templateField ? `${pod.templateField}.` : ''}metadata.${kind}[${key}]`;
}

/** `label sidecar.istio.io/inject`, for messages. */
export function causeText({ kind, key }: InjectionCause): string {
  return kind === 'namespace' ? `${key} on the namespace` : `${kind} ${key}`;
}
