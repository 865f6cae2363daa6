import { decode, Decoded, ShapeProblem } from './decode';
import { injectionsOf } from './injection/injections';
import { KubernetesVersion } from './kubernetes-version';
import { Manifest, Metadata } from './manifest';
import { Namespaces, NO_NAMESPACES } from './namespaces';
import { locatePod, objectRef, PodLocation, PodView } from './pod-view';
import { Schema, schemaOf } from './schema/schema';
import { workloadKindOf } from './workload-kinds';

/**
 * The pod of a workload as the API server of a version would keep it; undefined for an object without a pod.
 *
 * @param namespaces those of the same input
 */
export function readPod(manifest: Manifest, version: KubernetesVersion, namespaces: Namespaces = NO_NAMESPACES): PodView | undefined {
  const context = { version, namespaces };
  const schema = schemaOf(version.minor);
  const builtIn = workloadKindOf(manifest);
  return builtIn
    ? readBuiltIn(context, decode(manifest, schema, manifest.kind!), builtIn.templateField)
    : readCustomResource(manifest, context, schema);
}

/**
 * The pod of a workload that has been read before under other names, and of which nothing was to be left out then.
 * Undefined when something is to be left out of the names, or something is injected because of them.
 *
 * @param known the pod as it was read
 * @param names the part of the manifest that is new
 */
export function readRenamedPod(known: PodView, manifest: Manifest, names: Manifest, namespaces: Namespaces): PodView | undefined {
  const { version, templateField, field } = known;
  const { metadata = {}, spec } = manifest.spec.template;
  const isKept = decode(names, schemaOf(version.minor), manifest.kind!).value === names;
  return isKept && injectionsOf(metadata, spec, namespaceOf(manifest, namespaces)).length === 0
    ? new PodView(manifest, objectRef(manifest), version, templateField, field, metadata, spec, [], [], known)
    : undefined;
}

interface Context {
  readonly version: KubernetesVersion;
  readonly namespaces: Namespaces;
}

function readBuiltIn(context: Context, decoded: Decoded, templateField: string): PodView {
  const kept = decoded.value as Manifest;
  // a built-in workload without a pod is refused, and must be shown as such
  const location = locatePod(kept) ?? { templateField, field: `${templateField}.spec`, template: kept.spec?.template ?? {} };
  return view(kept, context, location, decoded.problems);
}

// of a custom resource only the pod template is known, and its controller may know more fields of it than the API server
function readCustomResource(manifest: Manifest, context: Context, schema: Schema): PodView | undefined {
  const at = locatePod(manifest);
  if (!at) {
    return undefined;
  }
  const metadata = decode(manifest.metadata, schema, 'ObjectMeta', 'metadata');
  const template = decode(at.template, schema, 'PodTemplateSpec', at.templateField);
  const kept = { ...manifest, metadata: metadata.value, spec: { ...manifest.spec, template: template.value } };
  const problems = [...metadata.problems, ...template.problems].filter((problem) => problem.kind !== 'unknown');
  return view(kept, context, { ...at, template: template.value ?? {} }, problems);
}

function view(manifest: Manifest, { version, namespaces }: Context, at: PodLocation, problems: readonly ShapeProblem[]): PodView {
  const metadata = at.template.metadata ?? {};
  const spec = at.template.spec ?? {};
  const injections = injectionsOf(metadata, spec, namespaceOf(manifest, namespaces));
  return new PodView(manifest, objectRef(manifest), version, at.templateField, at.field, metadata, spec, injections, problems);
}

function namespaceOf(manifest: Manifest, namespaces: Namespaces): Metadata | undefined {
  return namespaces.size === 0 ? undefined : namespaces.get(manifest.metadata?.namespace ?? 'default');
}
