import { KubernetesVersion } from '../pod/kubernetes-version';
import { Manifest, Metadata } from '../pod/manifest';
import { objectRef, PodView } from '../pod/pod-view';
import { WORKLOAD_KINDS } from '../pod/workload-kinds';

/**
 * Whether a workload can be judged without what tells it from others of one app: its names, labels and selector. It must be
 * of a kind whose manifests are known in every field, and have the pod template where most kinds have it.
 */
export function canLoseNames({ apiVersion, kind = '', spec }: Manifest): boolean {
  const workload = WORKLOAD_KINDS.get(kind);
  return workload?.apiVersion === apiVersion && workload?.templateField === 'spec.template' && Boolean(spec?.template?.spec);
}

/**
 * All that a workload is judged by when it has lost its names, as a text to compare it with others; undefined for what is no
 * JSON. Annotations are no names.
 */
export function namelessText({ kind, metadata, spec }: Manifest, version: KubernetesVersion): string | undefined {
  const { template } = spec;
  const parts: unknown[] = [version, kind, metadata?.annotations, template.metadata?.annotations, template.spec];
  for (const key in spec) {
    if (key !== 'selector' && key !== 'template') {
      parts.push(key, spec[key]);
    }
  }
  try {
    return JSON.stringify(parts);
  } catch {
    return undefined;
  }
}

/** A workload's names, and whatever else is no part of it without them. */
export function namesOf(manifest: Manifest): Manifest {
  const { selector, template } = manifest.spec;
  const templateNames = { ...template, spec: {} };
  return { ...manifest, spec: selector === undefined ? { template: templateNames } : { selector, template: templateNames } };
}

/** The pod without its names; undefined for one that may be judged by more than what is left. */
export function namelessPod({ manifest, version, templateField, field, injections, shape }: PodView): PodView | undefined {
  if (injections.length + shape.length > 0 || !canLoseNames(manifest)) {
    return undefined;
  }
  const { selector, template, ...settings } = manifest.spec;
  const metadata = annotationsOf(template.metadata);
  const nameless = {
    apiVersion: manifest.apiVersion,
    kind: manifest.kind,
    metadata: annotationsOf(manifest.metadata),
    spec: { ...settings, template: { metadata, spec: template.spec } },
  };
  return new PodView(nameless, objectRef(nameless), version, templateField, field, metadata, template.spec);
}

function annotationsOf(metadata: Metadata | undefined): Metadata {
  return metadata?.annotations ? { annotations: metadata.annotations } : {};
}
