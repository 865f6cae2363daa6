import { complain } from './complain';
import { Complaint } from './finding';
import { ResourceList, Resources } from '../pod/manifest';
import { qualifiedNameFault } from '../pod/names';
import { ContainerView } from '../pod/pod-view';
import { parseQuantity, Quantity } from '../pod/quantity';

/** Says what is wrong with a resource's name, as continuation of "has a resource that"; nothing when it is right. */
export type NameFaults = (name: string) => string | undefined;

/** What the API server demands of requests and limits (validateResourceRequirements of pkg/apis/core/validation). */
export function checkResources(to: Complaint[], about: ContainerView | string, resources: Resources, field: string, nameFault: NameFaults): void {
  const { requests, limits } = resources;
  checkList(to, about, limits, `${field}.limits`, nameFault);
  checkList(to, about, requests, `${field}.requests`, nameFault);
  for (const name in requests) {
    const limit = limits?.[name];
    if (limit === undefined) {
      if (!mayOvercommit(name)) {
        complain(to, about, `${field}.limits`, `requests "${name}" without a limit`, requests[name], `set the same limit of "${name}"`);
      }
    } else if (limit !== requests[name]) {
      checkPair(to, about, name, amount(requests[name]), amount(limit), field);
    }
  }
  if (hasHugePages(requests, limits) && !hasComputeResource(requests) && !hasComputeResource(limits)) {
    complain(to, about, field, 'asks for huge pages without cpu or memory', undefined, 'add a request or limit of cpu or memory');
  }
}

function checkPair(to: Complaint[], about: ContainerView | string, name: string, request: Quantity, limit: Quantity, field: string): void {
  if (request.nanos === limit.nanos || request.milliValue === limit.milliValue) {
    return;
  }
  if (!mayOvercommit(name)) {
    complain(to, about, `${field}.requests`, `requests another amount of "${name}" than its limit of ${limit}`, String(request), 'set both to the same amount');
  } else if (request.nanos > limit.nanos) {
    complain(to, about, `${field}.requests`, `requests more "${name}" than its limit of ${limit}`, String(request), 'lower the request or raise the limit');
  }
}

function checkList(to: Complaint[], about: ContainerView | string, list: ResourceList | undefined, field: string, nameFault: NameFaults): void {
  for (const name in list) {
    const fault = nameFault(name);
    if (fault) {
      complain(to, about, `${field}[${name}]`, `has a resource that ${fault}`, name, 'use cpu, memory, ephemeral-storage, hugepages-SIZE or a name with a domain');
    }
    const quantity = amount(list[name]);
    if (quantity.nanos < 0n) {
      complain(to, about, `${field}[${name}]`, `has a negative amount of "${name}"`, list[name], 'set an amount of 0 or more');
    }
    if (isExtended(name) && quantity.milliValue % 1000n !== 0n) {
      complain(to, about, `${field}[${name}]`, `has a fraction of "${name}", which is counted in whole units`, list[name], 'set a whole number');
    }
    if (isHugePages(name) && !isMultipleOf(quantity, parseQuantity(name.slice('hugepages-'.length)))) {
      complain(to, about, `${field}[${name}]`, `has an amount of "${name}" that is no multiple of the page size`, list[name], 'set a multiple of the page size');
    }
  }
}

/** The names that a container may use: the standard ones, and those with a domain. */
export function containerResourceFault(name: string): string | undefined {
  if (name === 'cpu' || name === 'memory' || name === 'ephemeral-storage') {
    return undefined;
  }
  const fault = qualifiedNameFault(name);
  if (fault || isHugePages(name)) {
    return fault;
  }
  if (!name.includes('/')) {
    return 'is neither standard nor has a domain';
  }
  return isNative(name) || isExtended(name) ? undefined : 'does not follow the names of extended resources';
}

/** The names of resources of a whole pod (KEP-2837). */
export function podResourceFault(name: string): string | undefined {
  return name === 'cpu' || name === 'memory' || isHugePages(name) ? undefined : 'cannot be set for a whole pod';
}

function amount(text: string | number): Quantity {
  return parseQuantity(text) ?? Quantity.ZERO;
}

function isMultipleOf(quantity: Quantity, unit: Quantity | undefined): boolean {
  return unit !== undefined && unit.nanos > 0n && quantity.milliValue % 1000n === 0n && quantity.value % unit.value === 0n;
}

function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}

function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

function isExtended(name: string): boolean {
  return !isNative(name) && !name.startsWith('requests.') && !qualifiedNameFault(`requests.${name}`);
}

function mayOvercommit(name: string): boolean {
  return isNative(name) && !isHugePages(name);
}

function hasHugePages(requests: ResourceList = {}, limits: ResourceList = {}): boolean {
  return Object.keys(requests).some(isHugePages) || Object.keys(limits).some(isHugePages);
}

function hasComputeResource(list: ResourceList = {}): boolean {
  return 'cpu' in list || 'memory' in list;
}
