import { Manifest, Metadata } from '../pod/manifest';
import { objectRef, PodView } from '../pod/pod-view';

/** Kinds whose manifests are known in every field, and have the pod template where most kinds have it. */
const KINDS = new Set(['apps/v1/Deployment', 'apps/v1/StatefulSet', 'apps/v1/DaemonSet', 'apps/v1/ReplicaSet', 'batch/v1/Job']);

/** A workload's manifest in two parts that make up all of it. Annotations are in both. */
export interface NamedParts {
  /** What tells a workload from others of one app: its names, labels and selector. */
  readonly names: Manifest;
  /** What is left without these: all that most rules go by, and what many workloads of one app have in common. */
  readonly nameless: Manifest;
}

/** Undefined for a manifest that cannot be taken apart. */
export function splitOffNames(manifest: Manifest): NamedParts | undefined {
  const { apiVersion, kind, metadata } = manifest;
  if (!KINDS.has(`${apiVersion}/${kind}`) || !manifest.spec?.template?.spec) {
    return undefined;
  }
  const { selector, template, ...settings } = manifest.spec;
  const { spec, ...templateNames } = template;
  return {
    names: { ...manifest, spec: { ...(selector === undefined ? {} : { selector }), template: templateNames } },
    nameless: {
      apiVersion,
      kind,
      metadata: annotationsOf(metadata),
      spec: { ...settings, template: { metadata: annotationsOf(templateNames.metadata), spec } },
    },
  };
}

/** The pod without its names; undefined for one that may be judged by more than what is left. */
export function namelessPod({ manifest, version, templateField, field, injections, shape }: PodView): PodView | undefined {
  const nameless = injections.length + shape.length === 0 ? splitOffNames(manifest)?.nameless : undefined;
  if (!nameless) {
    return undefined;
  }
  const { metadata, spec } = nameless.spec.template;
  return new PodView(nameless, objectRef(nameless), version, templateField, field, metadata, spec);
}

function annotationsOf(metadata: Metadata | undefined): Metadata {
  return metadata?.annotations ? { annotations: metadata.annotations } : {};
}
