import { SIDECARS_ANNOTATION } from './options';
import { ContainerView, PodView } from '../pod/pod-view';
import { productOf, ProductUse } from '../pod/products/catalogue';

/** A container that is a sidecar, but not a native one. */
export interface LegacySidecar {
  readonly container: ContainerView;
  readonly product?: ProductUse;
  /** For a message: `is Fluent Bit`. */
  readonly because: string;
}

/** The containers of a pod that are to become native sidecars, main containers first. */
export function findLegacySidecars(pod: PodView, named: ReadonlySet<string>): LegacySidecar[] {
  const said = new Set([...named, ...annotated(pod)]);
  const own = pod.mains.filter((main) => !main.implicit);
  const byName = own.filter((main) => said.has(main.name)).map((container) => legacy(container, 'is named as a sidecar'));
  const byProduct = own.filter((main) => !said.has(main.name) && runsBeside(pod, main)).map((container) => legacy(container));
  // where the products are all there is, one of them is what the pod is for
  const isAll = byName.length + byProduct.length === own.length;
  const mains = own.length === 1 || (isAll && byName.length > 0) ? byName : [...byName, ...byProduct];
  return [...mains, ...pod.classics.filter((init) => !init.implicit && neverEnds(init)).map((container) => legacy(container))];
}

function annotated(pod: PodView): string[] {
  const text = pod.metadata.annotations?.[SIDECARS_ANNOTATION] ?? pod.manifest.metadata?.annotations?.[SIDECARS_ANNOTATION];
  return typeof text === 'string' ? text.split(',').map((name) => name.trim()).filter((name) => name !== '') : [];
}

function legacy(container: ContainerView, because?: string): LegacySidecar {
  const product = productOf(container);
  return { container, ...(product ? { product } : {}), because: because ?? `is ${product?.product.title}` };
}

/** Whether a main is a known product that somebody runs beside the app. What ends by itself, as a Job's work does, is none. */
function runsBeside(pod: PodView, main: ContainerView): boolean {
  const known = productOf(main);
  if (!known || known.runsForEver === false) {
    return false;
  }
  return known.runsForEver === true || known.launch.isScript || !pod.runsToCompletion;
}

/** Whether a classic init container would block the pod for ever on a cluster with native sidecars: it was meant to be one. */
function neverEnds(init: ContainerView): boolean {
  return productOf(init)?.runsForEver === true;
}
