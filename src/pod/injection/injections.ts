import { consulInjection } from './consul';
import { daprInjection } from './dapr';
import { InjectablePod, Injection, Injector } from './injection';
import { istioInjection } from './istio';
import { kumaInjection } from './kuma';
import { linkerdInjection } from './linkerd';
import { Metadata, PodSpec } from '../manifest';

const INJECTORS: readonly Injector[] = [istioInjection, linkerdInjection, consulInjection, kumaInjection, daprInjection];

/**
 * What meshes add to a pod when it is created; more than one where more than one is asked to.
 *
 * @param namespace metadata of the namespace, where it is known
 */
export function injectionsOf({ labels, annotations }: Metadata, spec: PodSpec, namespace: Metadata | undefined): readonly Injection[] {
  if (!labels && !annotations && !namespace) {
    return NONE;
  }
  const pod: InjectablePod = { labels: labels ?? {}, annotations: annotations ?? {}, namespace, spec };
  let found = NONE;
  for (const inject of INJECTORS) {
    const injection = inject(pod);
    if (injection) {
      found = [...found, injection];
    }
  }
  return found;
}

const NONE: readonly Injection[] = [];
