import { Manifest, Metadata } from '../pod/manifest';
import { objectRef, PodView } from '../pod/pod-view';

/** Kinds whose manifests have been read field by field, with the pod template where most kinds have it. */
const KINDS = new Set(['apps/v1/Deployment', 'apps/v1/StatefulSet', 'apps/v1/DaemonSet', 'apps/v1/ReplicaSet', 'batch/v1/Job']);

/**
 * What is left of a workload without its names, labels and selector: all that most rules go by, and what many workloads
 * of one app have in common. Undefined for a pod that may be judged by more.
 */
export function namelessManifest({ object, manifest, metadata, spec, shape, injections }: PodView): Manifest | undefined {
  const { apiVersion, kind } = object;
  if (shape.length > 0 || injections.length > 0 || !KINDS.has(`${apiVersion}/${kind}`)) {
    return undefined;
  }
  const { selector, template, ...settings } = manifest.spec ?? {};
  return {
    apiVersion,
    kind,
    metadata: annotationsOf(manifest.metadata),
    spec: { ...settings, template: { metadata: annotationsOf(metadata), spec } },
  };
}

/** The pod of a workload's `namelessManifest`. */
export function namelessView({ version, templateField, field }: PodView, manifest: Manifest): PodView {
  const { metadata, spec } = manifest.spec.template;
  return new PodView(manifest, objectRef(manifest), version, templateField, field, metadata, spec);
}

function annotationsOf(metadata: Metadata | undefined): Metadata {
  return metadata?.annotations ? { annotations: metadata.annotations } : {};
}
