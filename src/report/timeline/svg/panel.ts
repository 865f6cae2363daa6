import { bar, connector, killMark, gateMark } from './shapes';
import { escapeXml } from '../../escape-xml';
import { wrap } from '../../wrap';
import { Chart, Line, Row } from '../chart';
import { findingText } from '../finding-text';
import { element } from '../markup';
import { ticks } from '../scale';
import { duration } from '../words';

export interface Panel {
  readonly markup: string;
  readonly height: number;
}

const LABEL_WIDTH = 168;
const ROW_HEIGHT = 46;
const BAR_CENTRE = 15;
const TEXT_HEIGHT = 15;

/** One chart, drawn into a width, its top at 0. */
export function chartPanel(chart: Chart, width: number): Panel {
  const parts: string[] = [];
  let y = 0;
  const line = (style: string, text: string, x = 0) => {
    const columns = Math.floor((width - x) / (style === 'title' ? 8.4 : 6.4));
    for (const words of wrap(text, columns).split('\n')) {
      y += style === 'title' ? 20 : TEXT_HEIGHT;
      parts.push(element('text', { x, y: y - 4, class: style }, escapeXml(words)));
    }
  };
  line('title', chart.title);
  y += 3;
  line(chart.bad ? 'bad' : 'verdict', chart.verdict);
  if (chart.advice) {
    line('advice', chart.advice);
  }
  y += 10;
  if (chart.rows.length === 0) {
    return { markup: parts.join(''), height: y };
  }

  const x = (seconds: number) => LABEL_WIDTH + Math.min(1, seconds / chart.end) * (width - LABEL_WIDTH);
  const axisTop = y + 14;
  y = axisTop + 8;
  const centres = new Map<string, number>();
  const rows: string[] = [];
  for (const row of chart.rows) {
    centres.set(row.name, y + BAR_CENTRE);
    rows.push(rowMarkup(row, y, x, width));
    y += ROW_HEIGHT + (row.findings.length > 0 ? 6 : 0);
    for (const finding of row.findings) {
      for (const [i, words] of wrap(findingText(finding), Math.floor((width - LABEL_WIDTH) / 6.2)).split('\n').entries()) {
        rows.push(element('text', { x: LABEL_WIDTH + (i > 0 ? 12 : 0), y: y, class: `note ${finding.acknowledged ? 'note' : finding.severity}` }, escapeXml(words)));
        y += TEXT_HEIGHT;
      }
    }
  }
  const bottom = y;
  parts.push(axis(chart.end, x, axisTop, bottom, width));
  parts.push(...chart.lines.map((l) => lineBehind(l, chart.end, x, axisTop, bottom, width)));
  parts.push(...chart.rows.map((row) => row.follows ? connector(x(row.follows.from), centres.get(row.follows.name)!, x(row.follows.at), centres.get(row.name)!) : ''));
  parts.push(...rows);
  y += 4;
  for (const l of chart.lines) {
    y += TEXT_HEIGHT;
    parts.push(lineLabel(l, chart.end, x, y, width));
  }
  y += 4;
  for (const finding of chart.findings) {
    line(finding.severity, findingText(finding));
  }
  return { markup: parts.join(''), height: y };
}

function rowMarkup(row: Row, top: number, x: (seconds: number) => number, width: number): string {
  const centre = top + BAR_CENTRE;
  const name = row.name.length > 21 ? `${row.name.slice(0, 20)}…` : row.name;
  const note = row.doubt ? `${row.note} (${row.doubt} unknown)` : row.note;
  const short = wrap(note, Math.floor((width - LABEL_WIDTH) / 6)).split('\n')[0];
  return element('g', {},
    element('text', { x: 0, y: centre + 4, class: 'name' }, element('title', {}, escapeXml(row.name)), escapeXml(name)),
    element('text', { x: 0, y: centre + 20, class: 'kind' }, row.kind),
    ...row.segments.map((segment) => bar(segment, x, centre)),
    ...row.marks.map((mark) => mark.kind === 'kill' ? killMark(mark, x(mark.at), centre) : gateMark(mark, x(mark.at), centre)),
    element('text', { x: LABEL_WIDTH, y: centre + 22, class: 'note' }, element('title', {}, escapeXml(note)), escapeXml(short === note ? note : `${short} …`)));
}

function axis(end: number, x: (seconds: number) => number, top: number, bottom: number, width: number): string {
  return ticks(end, Math.floor((width - LABEL_WIDTH) / 64)).map((tick) => element('line', { x1: x(tick), x2: x(tick), y1: top, y2: bottom, class: 'grid' })
    + element('text', { 'x': x(tick), 'y': top - 4, 'class': 'tick', 'text-anchor': tick === 0 ? 'start' : 'middle' }, duration(tick))).join('');
}

function lineBehind(line: Line, end: number, x: (seconds: number) => number, top: number, bottom: number, width: number): string {
  if (line.at > end) {
    return '';
  }
  const at = x(line.at);
  const shade = line.kind === 'grace' && at < width ? element('rect', { x: at, y: top, width: width - at, height: bottom - top, class: 'over' }) : '';
  return shade + element('line', { x1: at, x2: at, y1: top, y2: bottom + 6, class: line.kind }, element('title', {}, escapeXml(line.text)));
}

function lineLabel(line: Line, end: number, x: (seconds: number) => number, y: number, width: number): string {
  const beyond = line.at > end;
  const at = beyond ? width : x(line.at);
  const anchor = at > width - 60 ? 'end' : at < LABEL_WIDTH + 40 ? 'start' : 'middle';
  return element('text', { 'x': at, y, 'class': `${line.kind}-label`, 'text-anchor': anchor }, escapeXml(beyond ? `${line.text} →` : line.text));
}
