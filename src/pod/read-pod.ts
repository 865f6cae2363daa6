import { decode, Decoded, ShapeProblem } from './decode';
import { KubernetesVersion } from './kubernetes-version';
import { Manifest } from './manifest';
import { locatePod, objectRef, PodLocation, PodView } from './pod-view';
import { Schema, schemaOf } from './schema/schema';

/** The pod of a workload as the API server of a version would keep it; undefined for an object without a pod. */
export function readPod(manifest: Manifest, version: KubernetesVersion): PodView | undefined {
  const schema = schemaOf(version.minor);
  const templateField = TEMPLATE_FIELDS.get(`${manifest.apiVersion}/${manifest.kind}`);
  return templateField === undefined
    ? readCustomResource(manifest, version, schema)
    : readBuiltIn(version, decode(manifest, schema, manifest.kind!), templateField);
}

/** The API paths of the pod templates of the kinds whose every field is known. */
const TEMPLATE_FIELDS = new Map([
  ['v1/Pod', ''],
  ['v1/PodTemplate', 'template'],
  ['v1/ReplicationController', 'spec.template'],
  ['apps/v1/Deployment', 'spec.template'],
  ['apps/v1/StatefulSet', 'spec.template'],
  ['apps/v1/DaemonSet', 'spec.template'],
  ['apps/v1/ReplicaSet', 'spec.template'],
  ['batch/v1/Job', 'spec.template'],
  ['batch/v1/CronJob', 'spec.jobTemplate.spec.template'],
]);

function readBuiltIn(version: KubernetesVersion, decoded: Decoded, templateField: string): PodView {
  const kept = decoded.value as Manifest;
  // a built-in workload without a pod is refused, and must be shown as such
  const location = locatePod(kept) ?? { templateField, field: `${templateField}.spec`, template: kept.spec?.template ?? {} };
  return view(kept, version, location, decoded.problems);
}

// of a custom resource only the pod template is known, and its controller may know more fields of it than the API server
function readCustomResource(manifest: Manifest, version: KubernetesVersion, schema: Schema): PodView | undefined {
  const at = locatePod(manifest);
  if (!at) {
    return undefined;
  }
  const metadata = decode(manifest.metadata, schema, 'ObjectMeta', 'metadata');
  const template = decode(at.template, schema, 'PodTemplateSpec', at.templateField);
  const kept = { ...manifest, metadata: metadata.value, spec: { ...manifest.spec, template: template.value } };
  const problems = [...metadata.problems, ...template.problems].filter((problem) => problem.kind !== 'unknown');
  return view(kept, version, { ...at, template: template.value ?? {} }, problems);
}

function view(manifest: Manifest, version: KubernetesVersion, at: PodLocation, problems: readonly ShapeProblem[]): PodView {
  const { metadata, spec } = at.template;
  return new PodView(manifest, objectRef(manifest), version, at.templateField, at.field, metadata ?? {}, spec ?? {}, [], problems);
}
