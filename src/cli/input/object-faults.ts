import { Manifest } from '../../pod/manifest';
import { locatePod } from '../../pod/pod-view';
import { isObject } from '../../pod/shape';
import { show } from '../../pod/show';
import { WORKLOAD_KINDS } from '../../pod/workload-kinds';

/** A part of a document that is meant for Kubernetes beyond doubt, and that no server and no kubectl takes for an object. */
export interface ObjectFault {
  /** The API path, from the document's root. */
  readonly field: string;
  readonly message: string;
}

/** What `expandList` passes over in a document's value although it is no file of another tool. */
export function objectFaults(value: unknown): ObjectFault[] {
  return isObject(value) && isList(value) ? listFaults(value, '') : objectFault(value, '', holdsPod);
}

/** Of a list of custom resources nothing is known: its kind may be the name of a single one. */
function isList({ kind, items }: Manifest): boolean {
  return items !== undefined && typeof kind === 'string' && (kind === 'List' || (kind.endsWith('List') && WORKLOAD_KINDS.has(kind.slice(0, -'List'.length))));
}

function listFaults(list: Manifest, prefix: string): ObjectFault[] {
  const items: unknown = list.items ?? [];
  const isMixed = list.kind === 'List';
  if (typeof list.apiVersion !== 'string') {
    return [versionFault(list, prefix, isMixed ? 'v1' : WORKLOAD_KINDS.get(list.kind!.slice(0, -'List'.length))?.apiVersion)];
  }
  if (!Array.isArray(items)) {
    return [{ field: `${prefix}items`, message: `the items of a ${list.kind} are no list, got ${show(items)}; write a list of objects` }];
  }
  return items.flatMap((item: unknown, i) => {
    const field = `${prefix}items[${i}]`;
    if (!isObject(item)) {
      // templates leave empty items behind
      return item === null ? [] : [{ field, message: `an item of a ${list.kind} is no object, got ${show(item)}; write one out, or remove the item` }];
    }
    return isList(item) ? listFaults(item, `${field}.`) : isMixed ? objectFault(item, `${field}.`, () => true) : [];
  });
}

/** @param isMeant whether a mapping without one of the two names is meant for Kubernetes */
function objectFault(value: unknown, prefix: string, isMeant: (value: Manifest) => boolean): ObjectFault[] {
  if (!isObject(value) || (typeof value.kind === 'string' && typeof value.apiVersion === 'string') || !isMeant(value)) {
    return [];
  }
  if (typeof value.kind !== 'string') {
    return [{ field: `${prefix}kind`, message: `an object ${lack(value, 'kind')}; name its kind` }];
  }
  return [versionFault(value, prefix, WORKLOAD_KINDS.get(value.kind)?.apiVersion)];
}

function versionFault(value: Manifest, prefix: string, served: string | undefined): ObjectFault {
  const repair = served ? `write "${served}"` : 'write the version that its kind is served in';
  return { field: `${prefix}apiVersion`, message: `a ${value.kind} ${lack(value, 'apiVersion')}; ${repair}` };
}

function lack(value: Manifest, key: 'apiVersion' | 'kind'): string {
  const given: unknown = value[key];
  return given === undefined || given === null ? `has no ${key}` : `has ${key === 'kind' ? 'a' : 'an'} ${key} that is no text, got ${show(given)}`;
}

/** A values file may have a kind, or an apiVersion, but no metadata and no pod at its place. */
function holdsPod(value: Manifest): boolean {
  const { apiVersion, kind } = value;
  if (!isObject(value.metadata) || (apiVersion === undefined && kind === undefined)) {
    return false;
  }
  const kinds = typeof kind === 'string' ? [kind] : WORKLOAD_KINDS.keys();
  return [...kinds].some((name) => {
    const workload = WORKLOAD_KINDS.get(name);
    return workload && Array.isArray(locatePod({ ...value, kind: name, apiVersion: workload.apiVersion })?.template.spec?.containers);
  });
}
