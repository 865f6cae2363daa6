import { Manifest, Metadata } from './manifest';

/** Metadata of namespaces, by name: what meshes are told there holds for every pod in them. */
export type Namespaces = ReadonlyMap<string, Metadata>;

export const NO_NAMESPACES: Namespaces = new Map();

/** The namespaces among objects. Values that are no texts are left out, as the API server would refuse them. */
export function namespacesAmong(objects: Iterable<Manifest>): Namespaces {
  const found = new Map<string, Metadata>();
  for (const { apiVersion, kind, metadata } of objects) {
    if (apiVersion === 'v1' && kind === 'Namespace' && typeof metadata?.name === 'string') {
      found.set(metadata.name, { name: metadata.name, labels: texts(metadata.labels), annotations: texts(metadata.annotations) });
    }
  }
  return found;
}

function texts(values: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => typeof value === 'string'));
}
