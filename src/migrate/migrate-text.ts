import { isMap, isSeq, Node } from 'yaml';
import { DraftPod } from './draft-pod';
import { findLegacySidecars } from './find';
import { InputFacts } from './input-facts';
import { migratePod } from './migrate-pod';
import { movePatch } from './move-patch';
import { newFindings } from './new-findings';
import { MigrateOptions } from './options';
import { Change, Outcome } from './outcome';
import { changeText } from './text/change-text';
import { Source } from './text/source';
import { Unwritable } from './text/unwritable';
import { Manifest } from '../pod/manifest';
import { locatePod, ObjectRef, PodView } from '../pod/pod-view';
import { readPod } from '../pod/read-pod';

/** A workload of the text for which there is something to say. */
export interface MigratedWorkload extends Outcome {
  readonly object: ObjectRef;
  /** From 1, in the text before the change. */
  readonly line: number;
  readonly before: PodView;
  /** The same pod when nothing was changed. */
  readonly after: PodView;
  /** Of a patch: the workload that it is about. */
  readonly patchOf?: string;
}

export interface MigratedText {
  /** The very text that was given when nothing was changed. */
  readonly text: string;
  readonly workloads: readonly MigratedWorkload[];
}

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
  return drafts.size === 0 ? { text, workloads } : write(source, drafts, workloads);
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

/** Writes the drafts that can be written; the others are refused. */
function write(source: Source, drafts: ReadonlyMap<Node, Manifest>, workloads: readonly MigratedWorkload[]): MigratedText {
  if (unwritable(source, drafts) === undefined) {
    return { text: changeText(source, drafts), workloads };
  }
  const reasons = new Map([...drafts].map(([node, draft]) => [source.lineOf(node), reasonAgainst(source, node, draft)]));
  const rest = new Map([...drafts].filter(([node]) => reasons.get(source.lineOf(node)) === undefined));
  return {
    text: rest.size === 0 || unwritable(source, rest) !== undefined ? source.text : changeText(source, rest),
    workloads: workloads.map((workload) => {
      const why = reasons.get(workload.line);
      return why === undefined ? workload : untouched(workload, why);
    }),
  };
}

/** An anchor that stands in a main container and is used in a sidecar needs the sidecars to stand behind the mains. */
function reasonAgainst(source: Source, node: Node, draft: Manifest): string | undefined {
  const reason = unwritable(source, new Map([[node, draft]]));
  if (reason === undefined) {
    return undefined;
  }
  const spec = locatePod(draft)!.template.spec as { initContainers?: unknown };
  const { initContainers } = spec;
  delete spec.initContainers;
  spec.initContainers = initContainers;
  return unwritable(source, new Map([[node, draft]])) === undefined ? undefined : reason;
}

function unwritable(source: Source, drafts: ReadonlyMap<Node, Manifest>): string | undefined {
  try {
    changeText(source, drafts);
    return undefined;
  } catch (error) {
    if (error instanceof Unwritable) {
      return error.message;
    }
    throw error;
  }
}

function untouched(workload: MigratedWorkload, ...reasons: readonly string[]): MigratedWorkload {
  return {
    ...workload,
    changes: [],
    left: [],
    refused: [...workload.refused, ...reasons.map((message) => ({ message, field: workload.before.field }))],
    after: workload.before,
  };
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
