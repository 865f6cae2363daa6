import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { parseQuantity } from '../../pod/quantity';

/** Amounts as annotations hold them. */
export interface ProxyResources {
  readonly cpuRequest?: string;
  readonly cpuLimit?: string;
  readonly memoryRequest?: string;
  readonly memoryLimit?: string;
}

/**
 * The resources in Kubernetes' form.
 *
 * @throws when a request is larger than its limit, or something other than CPU and memory is given
 */
export function proxyResources(proxy: string, { cpu, memory, ephemeralStorage }: kplus.ContainerResources): ProxyResources {
  if (ephemeralStorage) {
    throw new Error(`container "${proxy}" cannot have 'ephemeralStorage' in its 'resources', as no annotation carries it; leave it out`);
  }
  const resources = {
    cpuRequest: cpu?.request?.amount,
    cpuLimit: cpu?.limit?.amount,
    memoryRequest: memory?.request && quantityOf(memory.request),
    memoryLimit: memory?.limit && quantityOf(memory.limit),
  };
  check('CPU', resources.cpuRequest, resources.cpuLimit);
  check('memory', resources.memoryRequest, resources.memoryLimit);
  return resources;

  function check(what: string, request: string | undefined, limit: string | undefined) {
    if (isMore(request, limit)) {
      throw new Error(`container "${proxy}" requests more ${what} than its limit, got ${request} and ${limit}; raise the limit in 'resources'`);
    }
  }
}

function quantityOf(size: Size): string {
  const kibibytes = size.toKibibytes();
  return kibibytes % 1024 === 0 ? `${kibibytes / 1024}Mi` : `${kibibytes}Ki`;
}

export function isMore(amount: string | undefined, than: string | undefined): boolean {
  return amount !== undefined && than !== undefined && parseQuantity(amount)!.nanos > parseQuantity(than)!.nanos;
}
