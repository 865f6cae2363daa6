import { Manifest } from '../../pod/manifest';

/** The Kubernetes objects in a document's value, each with the path that leads to it: the value itself, a `List`'s items, or none. */
export function* expandList(value: unknown, prefix = ''): Generator<[Manifest, string]> {
  if (!isKubernetesObject(value)) {
    return;
  }
  const items: unknown = value.items;
  if (!value.kind?.endsWith('List') || !Array.isArray(items)) {
    yield [value, prefix];
    return;
  }
  // the items of a typed list, such as a PodList, need not say their kind
  const kind = value.kind.slice(0, -'List'.length);
  const inherited = kind === '' ? {} : { apiVersion: value.apiVersion, kind };
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (typeof item === 'object' && item !== null) {
      yield* expandList('kind' in item ? item : { ...inherited, ...item }, `${prefix}items[${i}].`);
    }
  }
}

function isKubernetesObject(value: unknown): value is Manifest {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && typeof (value as Manifest).kind === 'string' && typeof (value as Manifest).apiVersion === 'string';
}
