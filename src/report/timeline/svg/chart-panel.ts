import { findingsPanel, Panel, Paragraph, stack, textPanel } from './panel';
import { bar, connector, gateMark, killMark } from './shapes';
import { escapeXml } from '../../escape-xml';
import { wrap } from '../../wrap';
import { Chart, Line, Row } from '../chart';
import { element } from '../markup';
import { ticks } from '../scale';
import { duration } from '../words';

const NAMES_WIDTH = 168;
const AXIS_HEIGHT = 22;
const ROW_HEIGHT = 46;
const BAR_CENTRE = 15;
const LABEL_HEIGHT = 15;

/** One chart with its verdict above it. */
export function chartPanel(chart: Chart, width: number): Panel {
  const head: Paragraph[] = [{ style: 'title', text: chart.title }, { style: chart.bad ? 'bad' : 'verdict', text: chart.verdict }];
  return stack([
    textPanel(chart.advice ? [...head, { style: 'advice', text: chart.advice }] : head, width),
    ...(chart.rows.length > 0 ? [new Plot(chart, width).panel()] : []),
    ...(chart.findings.length > 0 ? [findingsPanel(chart.findings, width)] : []),
  ], 8);
}

/** The rows of a chart over its time axis. */
class Plot {
  constructor(private readonly chart: Chart, private readonly width: number) {}

  panel(): Panel {
    const rows = stack(this.chart.rows.map((row) => this.row(row)));
    const bottom = AXIS_HEIGHT + rows.height;
    const labels = this.chart.lines.map((line, i) => this.label(line, bottom + 4 + LABEL_HEIGHT * (i + 1)));
    return {
      markup: [
        this.axis(bottom),
        ...this.chart.lines.map((line) => this.vertical(line, bottom)),
        ...this.connectors(),
        element('g', { transform: `translate(0 ${AXIS_HEIGHT})` }, rows.markup),
        ...labels,
      ].join(''),
      height: bottom + 4 + LABEL_HEIGHT * labels.length,
    };
  }

  private row(row: Row): Panel {
    const name = row.name.length > 21 ? `${row.name.slice(0, 20)}…` : row.name;
    const note = row.doubt ? `${row.note} (${row.doubt} unknown)` : row.note;
    const [line, more] = wrap(note, Math.floor((this.width - NAMES_WIDTH) / 6)).split('\n');
    const markup = [
      element('text', { x: 0, y: BAR_CENTRE + 4, class: 'name' }, element('title', {}, escapeXml(row.name)), escapeXml(name)),
      element('text', { x: 0, y: BAR_CENTRE + 20, class: 'kind' }, row.kind),
      ...row.segments.map((segment) => bar(segment, this.x, BAR_CENTRE)),
      ...row.marks.map((mark) => (mark.kind === 'kill' ? killMark : gateMark)(mark, this.x(mark.at), BAR_CENTRE)),
      element('text', { x: NAMES_WIDTH, y: BAR_CENTRE + 22, class: 'note' }, element('title', {}, escapeXml(note)), escapeXml(more ? `${line} …` : line)),
    ].join('');
    if (row.findings.length === 0) {
      return { markup, height: ROW_HEIGHT };
    }
    const findings = findingsPanel(row.findings, this.width - NAMES_WIDTH);
    const beside = element('g', { transform: `translate(${NAMES_WIDTH} ${ROW_HEIGHT - 4})` }, findings.markup);
    return { markup: markup + beside, height: ROW_HEIGHT + findings.height + 6 };
  }

  private connectors(): string[] {
    const centres = new Map<string, number>();
    let top = AXIS_HEIGHT;
    for (const row of this.chart.rows) {
      centres.set(row.name, top + BAR_CENTRE);
      top += this.row(row).height;
    }
    return this.chart.rows.map(({ name, follows }) =>
      follows ? connector(this.x(follows.from), centres.get(follows.name)!, this.x(follows.at), centres.get(name)!) : '');
  }

  private axis(bottom: number): string {
    return ticks(this.chart.end, Math.floor((this.width - NAMES_WIDTH) / 64)).map((tick) => {
      const x = this.x(tick);
      return element('line', { x1: x, x2: x, y1: AXIS_HEIGHT - 8, y2: bottom, class: 'grid' })
        + element('text', { x, 'y': AXIS_HEIGHT - 12, 'class': 'tick', 'text-anchor': tick === 0 ? 'start' : 'middle' }, duration(tick));
    }).join('');
  }

  private vertical({ kind, at, text }: Line, bottom: number): string {
    if (at > this.chart.end) {
      return '';
    }
    const [x, top] = [this.x(at), AXIS_HEIGHT - 8];
    const over = kind === 'grace' ? element('rect', { x, y: top, width: this.width - x, height: bottom - top, class: 'over' }) : '';
    return over + element('line', { x1: x, x2: x, y1: top, y2: bottom + 6, class: kind }, element('title', {}, escapeXml(text)));
  }

  private label({ kind, at, text }: Line, y: number): string {
    const isBeyond = at > this.chart.end;
    const x = isBeyond ? this.width : this.x(at);
    const anchor = x > this.width - 60 ? 'end' : x < NAMES_WIDTH + 40 ? 'start' : 'middle';
    return element('text', { x, y, 'class': `${kind}-label`, 'text-anchor': anchor }, escapeXml(isBeyond ? `${text} →` : text));
  }

  private readonly x = (seconds: number) => NAMES_WIDTH + Math.min(1, seconds / this.chart.end) * (this.width - NAMES_WIDTH);
}
