const CONTEXT = 3;

interface Line {
  readonly kind: ' ' | '-' | '+';
  readonly text: string;
}

/**
 * The difference of two texts as `diff -u` shows it; empty when there is none.
 *
 * @param parts what becomes of each part of the text, such as a document: parts are compared one by one
 */
export function unifiedDiff(file: string, parts: readonly (readonly [before: string, after: string])[]): string {
  const lines = parts.flatMap(([before, after]) => before === after
    ? linesOf(before).map((text): Line => ({ kind: ' ', text })) : compare(linesOf(before), linesOf(after)));
  const hunks = hunksOf(lines);
  return hunks.length === 0 ? '' : [`--- ${file}\n`, `+++ ${file}\n`, ...hunks].join('');
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  const last = lines.pop()!;
  return [...lines.map((line) => `${line}\n`), ...last === '' ? [] : [last]];
}

/** The shortest edit script (Myers, "An O(ND) Difference Algorithm", 1986). */
function compare(a: readonly string[], b: readonly string[]): Line[] {
  const furthest = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let depth = 0; ; depth++) {
    trace.push(new Map(furthest));
    for (let k = -depth; k <= depth; k += 2) {
      let x = isDown(furthest, k, depth) ? furthest.get(k + 1)! : furthest.get(k - 1)! + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) {
        x++;
      }
      furthest.set(k, x);
      if (x >= a.length && x - k >= b.length) {
        return walkBack(a, b, trace);
      }
    }
  }
}

function walkBack(a: readonly string[], b: readonly string[], trace: readonly Map<number, number>[]): Line[] {
  const lines: Line[] = [];
  let x = a.length;
  let y = b.length;
  for (let depth = trace.length - 1; depth >= 0; depth--) {
    const k = x - y;
    const previous = isDown(trace[depth], k, depth) ? k + 1 : k - 1;
    const fromX = depth === 0 ? 0 : trace[depth].get(previous)!;
    const fromY = depth === 0 ? 0 : fromX - previous;
    while (x > fromX && y > fromY) {
      lines.push({ kind: ' ', text: a[--x] });
      y--;
    }
    if (depth > 0) {
      lines.push(x === fromX ? { kind: '+', text: b[--y] } : { kind: '-', text: a[--x] });
    }
  }
  return lines.reverse();
}

function isDown(furthest: ReadonlyMap<number, number>, k: number, depth: number): boolean {
  return k === -depth || (k !== depth && furthest.get(k - 1)! < furthest.get(k + 1)!);
}

function hunksOf(lines: readonly Line[]): string[] {
  const hunks: string[] = [];
  let oldLine = 1;
  let newLine = 1;
  for (let i = 0; i < lines.length;) {
    const next = lines.findIndex((line, j) => j >= i && line.kind !== ' ');
    if (next < 0) {
      break;
    }
    const start = Math.max(i, next - CONTEXT);
    const end = endOfHunk(lines, next);
    const hunk = lines.slice(start, end);
    const skipped = lines.slice(i, start).length;
    oldLine += skipped;
    newLine += skipped;
    const oldCount = hunk.filter((line) => line.kind !== '+').length;
    const newCount = hunk.filter((line) => line.kind !== '-').length;
    hunks.push(`@@ -${range(oldLine, oldCount)} +${range(newLine, newCount)} @@\n`, ...hunk.map(render));
    oldLine += oldCount;
    newLine += newCount;
    i = end;
  }
  return hunks;
}

/** Changes that are less than two contexts apart share a hunk. */
function endOfHunk(lines: readonly Line[], first: number): number {
  let last = first;
  for (let i = first; i < lines.length && i - last <= 2 * CONTEXT; i++) {
    last = lines[i].kind === ' ' ? last : i;
  }
  return Math.min(lines.length, last + 1 + CONTEXT);
}

function range(line: number, count: number): string {
  return count === 1 ? `${line}` : `${count === 0 ? line - 1 : line},${count}`;
}

function render({ kind, text }: Line): string {
  return text.endsWith('\n') ? kind + text : `${kind}${text}\n\\ No newline at end of file\n`;
}
