import { Node } from 'yaml';
import { MigratedText, MigratedWorkload } from './migrated-text';
import { changeText } from './text/change-text';
import { Source } from './text/source';
import { Unwritable } from './text/unwritable';
import { Manifest } from '../pod/manifest';
import { locatePod } from '../pod/pod-view';

/** Writes the drafts that can be written; the others are refused. */
export function writeDrafts(source: Source, drafts: ReadonlyMap<Node, Manifest>, workloads: readonly MigratedWorkload[]): MigratedText {
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

/** A workload that is left as it is after all. */
export function untouched(workload: MigratedWorkload, ...reasons: readonly string[]): MigratedWorkload {
  return {
    ...workload,
    changes: [],
    left: [],
    refused: [...workload.refused, ...reasons.map((message) => ({ message, field: workload.before.field }))],
    after: workload.before,
  };
}
