import { complain } from './complain';
import { Complaint } from './finding';
import { qualifiedNameFault } from '../pod/names';
import { ContainerView } from '../pod/pod-view';
import { parseQuantity } from '../pod/quantity';

export interface FieldRef {
  readonly apiVersion?: string;
  readonly fieldPath?: string;
}

export interface ResourceFieldRef {
  readonly containerName?: string;
  readonly resource?: string;
  readonly divisor?: string | number;
}

/** The field paths that an environment variable may refer to. */
export const ENV_PATHS: ReadonlySet<string> = new Set([
  'metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.serviceAccountName',
  'status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs',
]);

/** The field paths that a file of a downwardAPI volume may refer to. */
export const VOLUME_PATHS: ReadonlySet<string> = new Set(['metadata.name', 'metadata.namespace', 'metadata.labels', 'metadata.annotations', 'metadata.uid']);

const RESOURCES = new Set(['cpu', 'memory', 'ephemeral-storage'].flatMap((name) => [`limits.${name}`, `requests.${name}`]));
const CPU_DIVISORS = new Set(['1m', '1']);
const BYTE_DIVISORS = new Set(['1', ...['k', 'M', 'G', 'T', 'P', 'E'].flatMap((unit) => [`1${unit}`, `1${unit === 'k' ? 'K' : unit}i`])]);
const SUBSCRIPT = /^(metadata\.(?:annotations|labels))\['(.*)'\]$/;

export function checkFieldRef(to: Complaint[], about: ContainerView | string, ref: FieldRef, allowed: ReadonlySet<string>, field: string): void {
  const path = ref.fieldPath ?? '';
  const subscript = SUBSCRIPT.exec(path);
  if (subscript && (ref.apiVersion ?? 'v1') === 'v1') {
    const key = subscript[1] === 'metadata.annotations' ? subscript[2].toLowerCase() : subscript[2];
    const fault = qualifiedNameFault(key);
    if (fault) {
      complain(to, about, field, `refers to a field with a key that ${fault}`, path, 'give the key of a label or annotation');
    }
  } else if ((ref.apiVersion || 'v1') !== 'v1' || !allowed.has(path)) {
    complain(to, about, `${field}.fieldPath`, 'refers to a field that cannot be handed to a container', path, `refer to one of ${[...allowed].join(', ')}`);
  }
}

export function checkResourceFieldRef(
  to: Complaint[], about: ContainerView | string, ref: ResourceFieldRef, field: string, needsContainer: boolean,
): void {
  const resource = ref.resource ?? '';
  if (needsContainer && !ref.containerName) {
    complain(to, about, `${field}.containerName`, 'refers to a resource of no container', undefined, 'set \'containerName\'');
  } else if (!isKnown(resource)) {
    complain(to, about, `${field}.resource`, 'refers to an unknown resource', resource, `refer to one of ${[...RESOURCES].join(', ')}`);
  }
  const divisor = ref.divisor === undefined ? '0' : String(parseQuantity(ref.divisor));
  const divisors = resource.endsWith('.cpu') ? CPU_DIVISORS : BYTE_DIVISORS;
  if (divisor !== '0' && isKnown(resource) && !divisors.has(divisor)) {
    complain(to, about, `${field}.divisor`, 'has a divisor that does not go with the resource', ref.divisor, `use one of ${[...divisors].join(', ')}`);
  }
}

function isKnown(resource: string): boolean {
  return RESOURCES.has(resource) || /^(requests|limits)\.hugepages-/.test(resource);
}
