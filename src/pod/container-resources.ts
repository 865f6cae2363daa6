import { ContainerSpec, ResourceList } from './manifest';
import { parseQuantity } from './quantity';

/** Billionths by resource name. What is no quantity is left out. */
export type Amounts = ReadonlyMap<string, bigint>;

export function amountsOf(list: ResourceList | undefined): Amounts {
  if (!list) {
    return NOTHING;
  }
  const amounts = new Map<string, bigint>();
  for (const name in list) {
    const quantity = parseQuantity(list[name]);
    if (quantity) {
      amounts.set(name, quantity.nanos);
    }
  }
  return amounts;
}

/** A container's requests. The API server fills in the limit where there is a limit and no request. */
export function requestsOf({ resources }: ContainerSpec): Amounts {
  const requests = amountsOf(resources?.requests);
  return resources?.limits ? new Map([...limitsOf({ resources }), ...requests]) : requests;
}

export function limitsOf({ resources }: ContainerSpec): Amounts {
  return amountsOf(resources?.limits);
}

const NOTHING: Amounts = new Map();
