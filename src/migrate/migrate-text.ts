import { isMap, isSeq, Node } from 'yaml';
import { DraftPod } from './draft-pod';
import { findLegacySidecars } from './find';
import { InputFacts } from './input-facts';
import { migratePod } from './migrate-pod';
import { MigratedText, MigratedWorkload } from './migrated-text';
import { movePatch } from './move-patch';
import { newFindings } from './new-findings';
import { MigrateOptions } from './options';
import { Change } from './outcome';
import { Source } from './text/source';
import { untouched, writeDrafts } from './write-drafts';
import { Manifest } from '../pod/manifest';
import { locatePod, PodView } from '../pod/pod-view';
import { readPod } from '../pod/read-pod';

/**
 * Migrates every workload of a text, YAML or JSON, items of `List`s as well.
 *
 * @param file where the text stands
 * @throws SourceError when the text is no YAML
 */
export function migrateText(text: string, options: MigrateOptions, facts: InputFacts, file = ''): MigratedText {
  const source = new Source(text);
  const drafts = new Map<Node, Manifest>();
  const workloads: MigratedWorkload[] = [];
  for (const root of source.roots) {
    for (const node of manifestsIn(source, root)) {
      const workload = migrateManifest(source, node, options, facts, file);
      if (workload) {
        workloads.push(workload.outcome);
        if (workload.draft) {
          drafts.set(node, workload.draft);
        }
      }
    }
  }
  return drafts.size === 0 ? { text, workloads } : writeDrafts(source, drafts, workloads);
}

function migrateManifest(source: Source, node: Node, options: MigrateOptions, facts: InputFacts, file: string): Attempt | undefined {
  const manifest = source.draft(node) as Manifest;
  if (!locatePod(manifest)?.template.spec?.containers) {
    return undefined;
  }
  if (!facts.patches.has(manifest, file)) {
    return migrateWorkload(source, node, manifest, options, facts);
  }
  const workload = facts.patches.keyOf(manifest, file);
  const names = facts.patches.movedIn(manifest, file);
  const changes = movePatch(manifest, names);
  // it may bring a sidecar that the workload does not have
  const own = migrateWorkload(source, node, manifest, { ...options, except: facts.patches.inBase(workload) }, facts);
  return names.length === 0 ? own : movedPatch(source, node, { names, changes, workload }, options, own);
}

interface MovedPatch {
  /** What it is a patch of. */
  readonly workload: string;
  readonly names: readonly string[];
  readonly changes: readonly Change[];
}

/** What becomes of a patch that moves along, and of what it brings itself. */
function movedPatch(
  source: Source, node: Node, { workload, names, changes }: MovedPatch, { version }: MigrateOptions, own: Attempt | undefined,
): Attempt {
  const before = readPod(source.draft(node), version)!;
  const { left = [], refused = [] } = own?.outcome ?? {};
  const outcome = { object: before.object, line: source.lineOf(node), before, left, refused, patchOf: workload };
  if (own?.draft) {
    return { ...own, outcome: { ...outcome, after: own.outcome.after, changes: [...changes, ...own.outcome.changes] } };
  }
  const draft = source.draft(node) as Manifest;
  movePatch(draft, names);
  return { draft, outcome: { ...outcome, after: readPod(structuredClone(draft), version)!, changes } };
}

function migrateWorkload(source: Source, node: Node, manifest: Manifest, options: MigrateOptions, facts: InputFacts): Attempt | undefined {
  const pod = new DraftPod(manifest, options.version, facts.namespaces);
  if (isSound(pod.before)) {
    migratePod(pod, options, facts);
  } else if (options.except === undefined && findLegacySidecars(pod.before, options.sidecars).length > 0) {
    pod.refuse(pod.before.field, 'the pod is not valid; see what the check command says of it');
  }
  for (const { message, fix, rule, field, container } of pod.changes.length === 0 ? [] : newFindings(pod, 'warning', facts)) {
    if (!pod.left.some((remark) => remark.rule === rule && remark.container === container)) {
      pod.leave(field, `${message}; ${fix} [${rule}]`);
    }
  }
  const { before, changes, left, refused } = pod;
  if (changes.length + left.length + refused.length === 0) {
    return undefined;
  }
  const outcome = { object: before.object, line: source.lineOf(node), before, after: pod.view, changes, left, refused };
  const broken = pod.changes.length === 0 ? [] : newFindings(pod, 'error', facts);
  if (broken.length > 0) {
    const reasons = broken.map((finding) => `the result would break ${finding.rule}: ${finding.message}`);
    return { outcome: untouched(outcome, ...reasons) };
  }
  return { outcome, ...(pod.changes.length > 0 ? { draft: manifest } : {}) };
}

/** Containers are known by their names, and every part must be what it looks like. */
function isSound({ shape, containers, spec }: PodView): boolean {
  const names = new Set(containers.map(({ name }) => name));
  return (spec.containers?.length ?? 0) > 0 && names.size === containers.length && !names.has('') && shape.every((problem) => problem.kind !== 'type');
}

interface Attempt {
  readonly outcome: MigratedWorkload;
  /** The changed manifest, where it is to be written. */
  readonly draft?: Manifest;
}

/** The objects of a document: itself, or the items of a list of objects. */
function manifestsIn(source: Source, node: Node): Node[] {
  if (!isMap(node)) {
    return [];
  }
  const items = node.get('items', true) as unknown;
  if (!isSeq(items) || !/List$/.test(String(node.get('kind') ?? ''))) {
    return [node];
  }
  return items.items.filter((item): item is Node => isMap(item)).flatMap((item) => manifestsIn(source, item));
}
