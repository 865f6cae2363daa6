import { Chart, Line, Phase, Row } from './chart';
import { ticks } from './scale';
import { duration } from './words';
import { Paint } from '../paint';
import { printable } from '../printable';

type Style = keyof Paint;

const PHASES: Readonly<Record<Phase, readonly [glyph: string, style: Style]>> = {
  wait: ['·', 'dim'],
  start: ['▓', 'blue'],
  run: ['█', 'blue'],
  probe: ['░', 'blue'],
  hook: ['▒', 'yellow'],
  up: ['─', 'dim'],
  drain: ['█', 'blue'],
};

const LINES: Readonly<Record<Line['kind'], readonly [glyph: string, style: Style]>> = {
  grace: ['│', 'red'],
  needed: ['┆', 'yellow'],
  ready: ['┆', 'bold'],
};

export const LEGEND: readonly string[] = [
  '· waits   ▓ starts up   ░ is up, waits for its probe   ◆ gate opens   ─ is up',
  '▒ hook    █ runs, or SIGTERM to exit   ✗ killed    │ grace period   ? unknown',
];

/** The bars of a chart, in lines of at most `width` characters. */
export function chartBars(chart: Chart, width: number, paint: Paint): string[] {
  const names = Math.min(22, Math.max(8, ...chart.rows.map((row) => row.name.length)));
  const cells = new Cells(width - names - 3, chart.end, paint);
  const indent = ' '.repeat(names + 3);
  return [
    indent + paint.dim(cells.axis()),
    ...chart.rows.map((row) => `  ${fit(printable(row.name), names)} ${cells.row(row, chart.lines)}`),
    ...chart.lines.map((line) => indent + cells.label(line)),
  ];
}

/** Seconds as cells of a terminal. */
class Cells {
  constructor(private readonly count: number, private readonly end: number, private readonly paint: Paint) {}

  axis(): string {
    const line = this.blank();
    for (const tick of ticks(this.end, Math.floor(this.count / 9))) {
      const text = duration(tick);
      const at = this.cell(tick);
      if (at + text.length <= this.count) {
        line.splice(at, text.length, ...text);
      }
    }
    return line.join('').trimEnd();
  }

  row(row: Row, lines: readonly Line[]): string {
    const line = this.blank();
    for (const { kind, at } of lines.filter((l) => l.at <= this.end)) {
      const [glyph, style] = LINES[kind];
      line[this.cell(at)] = this.paint[style](glyph);
    }
    for (const segment of row.segments) {
      const [glyph, style] = PHASES[segment.phase];
      const from = this.cell(segment.from);
      const to = segment.to > segment.from ? Math.max(from + 1, this.cell(segment.to)) : from;
      line.fill(this.paint[style](glyph), from, to);
      if (segment.unknown) {
        line[Math.min(to + (row.marks.length > 0 ? 1 : 0), this.count - 1)] = this.paint.yellow('?');
      }
    }
    for (const mark of row.marks) {
      line[this.cell(mark.at)] = mark.kind === 'kill' ? this.paint.red('✗') : this.paint.bold('◆');
    }
    return line.join('').trimEnd();
  }

  label({ kind, at, text }: Line): string {
    const [glyph, style] = LINES[kind];
    const cell = this.cell(at);
    const sign = at > this.end ? '→' : glyph;
    const fitsRight = cell + 2 + text.length <= this.count;
    return this.paint[style](fitsRight ? `${' '.repeat(cell)}${sign} ${text}` : `${text} ${sign}`.padStart(cell + 1));
  }

  private blank(): string[] {
    return Array(this.count).fill(' ');
  }

  private cell(seconds: number): number {
    return Math.min(this.count - 1, Math.round(seconds / this.end * (this.count - 1)));
  }
}

function fit(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}
