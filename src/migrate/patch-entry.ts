import { Target } from './target';
import { Manifest } from '../pod/manifest';
import { locatePod } from '../pod/pod-view';

/** What is kept of an object with a pod. */
export interface PatchEntry extends Target {
  readonly file: string;
  /** Of its main containers; undefined for one without. */
  readonly names: readonly (string | undefined)[];
  /** Of those without an image. */
  readonly bare: readonly (string | undefined)[];
  /** Workloads of apps/v1 are refused without a selector; many a text leaves it out all the same. */
  readonly hasSelector: boolean;
}

/** Whether an object with a pod may be a part of one that is a whole elsewhere. */
export function mayBePatch(manifest: Manifest): boolean {
  const { bare, hasSelector } = entryOf(manifest, '');
  return bare.length > 0 || !hasSelector;
}

export function entryOf(manifest: Manifest, file: string): PatchEntry {
  const containers: unknown = locatePod(manifest)?.template.spec?.containers;
  const list: readonly any[] = Array.isArray(containers) ? containers : [];
  const nameOf = (container: any): string | undefined => typeof container?.name === 'string' ? container.name : undefined;
  return {
    file,
    kind: manifest.kind,
    name: String(manifest.metadata?.name),
    names: list.map(nameOf),
    bare: list.filter((container) => typeof container?.image !== 'string').map(nameOf),
    hasSelector: manifest.apiVersion !== 'apps/v1' || manifest.spec?.selector !== undefined,
  };
}
