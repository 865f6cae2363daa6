import { Panel } from './panel';
import { bar, gateMark, killMark } from './shapes';
import { Chart } from '../chart';
import { element } from '../markup';
import { PHASE_WORDS } from '../phase-words';

/** What the shapes mean: only those that the charts use. */
export function legend(charts: readonly Chart[], width: number): Panel {
  const rows = charts.flatMap((chart) => chart.rows);
  const phases = new Set(rows.flatMap((row) => row.segments.map((segment) => segment.phase)));
  const marks = new Set(rows.flatMap((row) => row.marks.map((mark) => mark.kind)));
  const items: [string, string][] = PHASE_WORDS
    .filter(([phase]) => phases.has(phase))
    .map(([phase, words]) => [bar({ phase, from: 0, to: 18, text: words }, (x) => x, 0), words]);
  if (marks.has('gate')) {
    items.push([gateMark({ kind: 'gate', at: 0, text: '' }, 9, 0), 'the next one may start']);
  }
  if (marks.has('kill')) {
    items.push([killMark({ kind: 'kill', at: 0, text: '' }, 9, 0), 'killed']);
  }
  if (rows.some((row) => row.doubt)) {
    items.push([bar({ phase: 'drain', from: 0, to: 0, unknown: true, text: '' }, () => -9, 0), 'not known, counted as 0s']);
  }

  const parts: string[] = [];
  let x = 0;
  let y = 10;
  for (const [shape, words] of items) {
    const length = 24 + words.length * 6.2 + 18;
    if (x + length > width) {
      x = 0;
      y += 24;
    }
    parts.push(element('g', { transform: `translate(${x} ${y})` }, shape, element('text', { x: 26, y: 4, class: 'note' }, words)));
    x += length;
  }
  return { markup: parts.join(''), height: y + 4 };
}
