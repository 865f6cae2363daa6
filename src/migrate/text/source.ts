import { Alias, Document, isAlias, isMap, isScalar, isSeq, LineCounter, Node, Pair, parseAllDocuments, visit, YAMLMap, YAMLSeq } from 'yaml';

/** Why a text is no YAML. */
export class SourceError extends Error {
  constructor(message: string, readonly line: number, readonly column: number) {
    super(message);
  }
}

/**
 * A YAML or JSON text, and drafts of its values: plain objects to be changed at will, which remember the part of the text
 * that they were read from. What is changed in a draft is written back by `rewrite`.
 */
export class Source {
  /** The values at the top of each document; empty documents are left out. */
  readonly roots: readonly Node[];
  private readonly lines = new LineCounter();
  private readonly nodes = new WeakMap<object, Node>();
  private readonly targets = new Map<Alias, Node>();
  private readonly lists = new WeakMap<Node, YAMLSeq>();
  private readonly inherited = new WeakMap<object, ReadonlyMap<string, unknown>>();

  /** @throws SourceError */
  constructor(readonly text: string) {
    const documents = [...parseAllDocuments(text, { keepSourceTokens: true, lineCounter: this.lines, merge: false, logLevel: 'silent' })];
    for (const { errors } of documents) {
      if (errors.length > 0) {
        const { line, col } = this.lines.linePos(errors[0].pos[0]);
        throw new SourceError(errors[0].message.split('\n')[0].replace(/ at line \d+, column \d+:?$/, ''), line, col);
      }
    }
    documents.forEach((document) => this.findTargets(document));
    this.roots = documents.map((d) => d.contents as Node | null).filter((node): node is Node => node !== null);
  }

  /** From 1. */
  lineOf(node: Node): number {
    return this.lines.linePos(node.range?.[0] ?? 0).line;
  }

  /** The part of the text that a draft's object or list was read from; undefined for one that was not. */
  nodeOf(value: unknown): Node | undefined {
    return typeof value === 'object' && value !== null ? this.nodes.get(value) : undefined;
  }

  /** The list that a part of the text is an item of. */
  listOf(item: Node): YAMLSeq | undefined {
    return this.lists.get(item);
  }

  /** What an object has by a merge key (`<<`) and not by itself, as it was read. */
  inheritedBy(value: object): ReadonlyMap<string, unknown> {
    return this.inherited.get(value) ?? new Map();
  }

  /** A new draft. Aliases and merge keys are written out. */
  draft(node: Node | null | undefined): any {
    if (isAlias(node)) {
      const value = this.draft(this.targets.get(node));
      if (typeof value === 'object' && value !== null) {
        this.nodes.set(value, node);
      }
      return value;
    }
    if (isMap(node)) {
      return this.draftMap(node);
    }
    if (isSeq(node)) {
      return this.remember(node.items.map((item) => {
        this.lists.set(item as Node, node);
        return this.draft(item as Node);
      }), node);
    }
    return isScalar(node) ? node.value : null;
  }

  /** An alias stands for the last node before it that has the anchor. */
  private findTargets(document: Document.Parsed): void {
    const anchors = new Map<string, Node>();
    visit(document, {
      Node: (_key, node) => {
        if (isAlias(node)) {
          const target = anchors.get(node.source);
          if (target) {
            this.targets.set(node, target);
          }
        } else if (node.anchor) {
          anchors.set(node.anchor, node);
        }
      },
    });
  }

  private draftMap(node: YAMLMap): object {
    const own: Record<string, unknown> = {};
    const inherited = new Map<string, unknown>();
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      const key = keyOf(pair);
      if (key === '<<') {
        for (const [name, value] of Object.entries(this.merged(pair.value))) {
          if (!inherited.has(name)) {
            inherited.set(name, value);
          }
        }
      } else {
        own[key] = this.draft(pair.value);
      }
    }
    const value: Record<string, unknown> = {};
    for (const [name, member] of inherited) {
      if (!Object.hasOwn(own, name)) {
        value[name] = member;
      } else {
        inherited.delete(name);
      }
    }
    Object.assign(value, own);
    if (inherited.size > 0) {
      this.inherited.set(value, new Map([...inherited].map(([name, member]) => [name, structuredClone(member)])));
    }
    return this.remember(value, node);
  }

  private merged(node: Node | null): object {
    const target = isAlias(node) ? this.targets.get(node) : node;
    if (isSeq(target)) {
      return Object.assign({}, ...[...target.items].reverse().map((item) => this.merged(item as Node)));
    }
    return isMap(target) ? this.draft(target) : {};
  }

  private remember<T extends object>(value: T, node: Node): T {
    this.nodes.set(value, node);
    return value;
  }
}

export function keyOf(pair: Pair<Node, Node | null>): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}
