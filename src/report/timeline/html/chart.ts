import { escapeXml } from '../../escape-xml';
import { Chart, Line, Row, Segment } from '../chart';
import { findingHtml } from './finding';
import { element, round } from '../markup';
import { ticks } from '../scale';
import { duration } from '../words';

const AXIS_ROW = 1;

/** A container takes three rows of the grid: its name (on narrow screens), its track, and what is said about it. */
function trackRow(index: number): number {
  return AXIS_ROW + 2 + 3 * index;
}

/** A chart as text and boxes: it fits any width, can be selected, and needs no script. */
export function chartHtml(chart: Chart): string {
  return element('section', { class: chart.bad ? 'chart bad' : 'chart' },
    element('h3', {}, escapeXml(chart.title)),
    element('p', { class: 'verdict' }, escapeXml(chart.verdict)),
    chart.advice ? element('p', { class: 'advice' }, escapeXml(chart.advice)) : '',
    chart.rows.length > 0 ? grid(chart) : '',
    ...chart.findings.map(findingHtml));
}

function grid(chart: Chart): string {
  const last = trackRow(chart.rows.length - 1) + 2;
  const left = (seconds: number) => `${round(100 * Math.min(1, seconds / chart.end))}%`;
  const indexOf = new Map(chart.rows.map((row, i) => [row.name, i]));
  return element('div', { class: 'grid' },
    overlay('ticks', AXIS_ROW, last, ...ticks(chart.end, 6).map((tick) =>
      element('i', { style: `left:${left(tick)}`, class: tick > chart.end * 0.94 ? 'last' : undefined }, element('span', {}, duration(tick))))),
    ...chart.lines.map((line) => overlay(`line ${line.kind}`, AXIS_ROW, last + 1, vertical(line, chart.end, left))),
    ...chart.rows.flatMap((row, i) => row.follows ? [link(row.follows, indexOf.get(row.follows.name)!, i, left)] : []),
    ...chart.rows.map((row, i) => rowHtml(row, trackRow(i), left)));
}

function overlay(name: string, from: number, to: number, ...children: string[]): string {
  return element('div', { class: `overlay ${name}`, style: `grid-row:${from}/${to}` }, ...children);
}

function vertical(line: Line, end: number, left: (seconds: number) => string): string {
  const side = line.at > end * 0.8 ? 'before' : line.at < end * 0.2 ? 'after' : 'middle';
  const label = element('span', { class: side }, escapeXml(line.at > end ? `${line.text} →` : line.text));
  const over = line.kind === 'grace' && line.at < end ? element('i', { class: 'over', style: `left:${left(line.at)}` }) : '';
  return over + element('i', { style: `left:${left(line.at)}`, class: line.at > end ? 'beyond' : undefined, title: line.text }, label);
}

function link({ from, at }: { from: number; at: number }, before: number, self: number, left: (seconds: number) => string): string {
  const [x1, x2] = [left(from), left(at)];
  return overlay('link', trackRow(before), trackRow(self) + 1,
    element('i', { style: `left:${x1};width:calc(${x2} - ${x1})` }));
}

function rowHtml(row: Row, gridRow: number, left: (seconds: number) => string): string {
  const note = row.doubt ? `${row.note} (${row.doubt} unknown)` : row.note;
  return element('div', { class: 'who', style: `--row:${gridRow}` }, element('b', { title: row.name }, escapeXml(row.name)), element('span', {}, row.kind))
    + element('div', { class: 'track', style: `grid-row:${gridRow}` },
      ...row.segments.map((segment) => bar(segment, left)),
      ...row.marks.map((mark) => element('i', { class: mark.kind, style: `left:${left(mark.at)}`, title: mark.text }, mark.label ? element('b', {}, mark.label) : '')))
    + element('div', { class: 'notes', style: `grid-row:${gridRow + 1}` }, element('p', {}, escapeXml(note)), ...row.findings.map(findingHtml));
}

function bar(segment: Segment, left: (seconds: number) => string): string {
  const [from, to] = [parseFloat(left(segment.from)), parseFloat(left(segment.to))];
  // on the narrowest screens a hundredth of the track is three pixels, half a character
  const label = segment.label && to - from > segment.label.length * 2.2 + 2 ? segment.label : '';
  const box = segment.to > segment.from
    ? element('span', { class: `bar ${segment.phase}`, style: `left:${from}%;width:${round(to - from)}%`, title: segment.text }, escapeXml(label))
    : '';
  return box + (segment.unknown ? element('i', { class: 'unknown', style: `left:min(${to}%,100% - 28px)`, title: segment.text }, '?') : '');
}
