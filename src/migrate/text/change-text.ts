import { Node } from 'yaml';
import { Edits } from './edits';
import { Rewriter } from './rewrite';
import { sameValue } from './same-value';
import { Source } from './source';
import { styleOf } from './style';
import { Unwritable } from './unwritable';

/**
 * The source's text with drafts written into it.
 *
 * @param drafts changed drafts, by the part of the text that each was read from; no part lies in another
 * @throws Unwritable when it cannot be done without touching what does not change
 */
export function changeText(source: Source, drafts: ReadonlyMap<Node, unknown>): string {
  const edits = new Edits(source.text);
  const used = new Set<Node>();
  drafts.forEach((draft) => addNodes(draft, source, used));
  for (const root of source.roots) {
    const rewriter = new Rewriter(source, styleOf(source.text, root), used);
    for (const [node, draft] of drafts) {
      if (node.range![0] >= root.range![0] && node.range![1] <= root.range![1]) {
        rewriter.collect(draft, node, edits);
      }
    }
  }
  const text = edits.apply();
  verify(source, drafts, text);
  return text;
}

function addNodes(value: unknown, source: Source, nodes: Set<Node>): void {
  if (typeof value === 'object' && value !== null) {
    const node = source.nodeOf(value);
    if (node) {
      nodes.add(node);
    }
    Object.values(value).forEach((member) => addNodes(member, source, nodes));
  }
}

/** Reads the text again: an anchor that is now used before it is set, say, must not go unnoticed. */
function verify(source: Source, drafts: ReadonlyMap<Node, unknown>, text: string): void {
  let written: unknown[];
  try {
    const after = new Source(text);
    written = after.roots.map((root) => after.draft(root));
  } catch {
    throw new Unwritable('the changed text would be no YAML; write the pod without YAML anchors and without lists in brackets');
  }
  const wanted = source.roots.map((root) => withDrafts(root, source.draft(root), source, drafts));
  if (!sameValue(written, wanted)) {
    throw new Unwritable('the changed text would say something else; write the pod without YAML anchors that reach over containers');
  }
}

function withDrafts(root: Node, value: any, source: Source, drafts: ReadonlyMap<Node, unknown>): unknown {
  const whole = drafts.get(root);
  if (whole !== undefined) {
    return whole;
  }
  const visit = (member: any): unknown => {
    const node = source.nodeOf(member);
    if (node && drafts.has(node)) {
      return drafts.get(node);
    }
    if (typeof member === 'object' && member !== null) {
      for (const key of Object.keys(member)) {
        member[key] = visit(member[key]);
      }
    }
    return member;
  };
  return visit(value);
}
