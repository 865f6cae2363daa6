import { Neighbours } from './rule';
import { Manifest } from '../pod/manifest';

/** The object of a kind with a name and a namespace among the others of the input. */
export function namedObject(others: Neighbours, kind: string, namespace: string | undefined, name: string | undefined): Manifest | undefined {
  const objects = others.ofKind(kind);
  return objects.length === 0 || name === undefined ? undefined : indexOf(objects).get(`${namespace ?? ''}/${name}`);
}

/** Every pod asks for its ConfigMap: with thousands of both, looking through the list each time would take longer than all rules. */
function indexOf(objects: readonly Manifest[]): ReadonlyMap<string, Manifest> {
  const known = indices.get(objects);
  if (known?.length === objects.length) {
    return known.index;
  }
  const index = new Map(objects.map((object) => [`${object.metadata?.namespace ?? ''}/${object.metadata?.name ?? ''}`, object]));
  indices.set(objects, { length: objects.length, index });
  return index;
}

const indices = new WeakMap<readonly Manifest[], { readonly length: number; readonly index: ReadonlyMap<string, Manifest> }>();
