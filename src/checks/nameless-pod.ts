import { KubernetesVersion } from '../pod/kubernetes-version';
import { Manifest, Metadata } from '../pod/manifest';
import { objectRef, PodView } from '../pod/pod-view';

/** Kinds whose manifests are known in every field, and have the pod template where most kinds have it. */
const KINDS = new Set(['apps/v1/Deployment', 'apps/v1/StatefulSet', 'apps/v1/DaemonSet', 'apps/v1/ReplicaSet', 'batch/v1/Job']);

/** Whether a workload can be judged without what tells it from others of one app: its names, labels and selector. */
export function canLoseNames({ apiVersion, kind, spec }: Manifest): boolean {
  return KINDS.has(`${apiVersion}/${kind}`) && Boolean(spec?.template?.spec);
}

/**
 * All that a workload is judged by when it has lost its names, as a text to compare it with others. Annotations are no names.
 *
 * @throws when it is no JSON
 */
export function namelessText({ kind, metadata, spec }: Manifest, version: KubernetesVersion): string {
  const { template } = spec;
  const parts: unknown[] = [version, kind, metadata?.annotations, template.metadata?.annotations, template.spec];
  for (const key in spec) {
    if (key !== 'selector' && key !== 'template') {
      parts.push(key, spec[key]);
    }
  }
  return JSON.stringify(parts);
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
