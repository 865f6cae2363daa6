import { InjectablePod } from './injection';
import { ContainerSpec } from '../manifest';

/**
 * A container that a user brings along for an injector to complete: it has no image, or "auto", or is an init container that could
 * not do a sidecar's work as it is (https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#customizing-injection).
 */
export function broughtAlong({ spec }: InjectablePod, name: string): ContainerSpec | undefined {
  const init = spec.initContainers?.find((c) => c.name === name);
  const container = init ?? spec.containers?.find((c) => c.name === name);
  return container && (!hasImage(container) || (init && init.restartPolicy !== 'Always')) ? container : undefined;
}

function hasImage({ image }: ContainerSpec): boolean {
  return image !== undefined && image !== '' && image !== 'auto';
}

/** The injector's container with a user's changes: maps are merged, and lists of named entries by name. */
export function mergeContainer(injected: ContainerSpec, own: ContainerSpec): ContainerSpec {
  return { ...merge(injected, own), image: hasImage(own) ? own.image : injected.image };
}

export function merge(base: any, own: any): any {
  if (own === undefined) {
    return base;
  }
  if (Array.isArray(base) && Array.isArray(own) && own.every((entry) => entry?.name !== undefined)) {
    return [...base.filter((entry) => !own.some((o) => o.name === entry.name)), ...own];
  }
  if (!isMap(base) || !isMap(own)) {
    return own;
  }
  const merged = { ...base };
  for (const key of Object.keys(own)) {
    merged[key] = merge(merged[key], own[key]);
  }
  return merged;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
