import { escapeXml } from '../../escape-xml';
import { Mark, Segment } from '../chart';
import { element, round } from '../markup';

const BAR_HEIGHT = 16;

/** A stretch of a container's life. Waiting is a dotted line, so that only work looks like work. */
export function bar(segment: Segment, x: (seconds: number) => number, centre: number): string {
  const from = x(segment.from);
  const length = x(segment.to) - from;
  const title = element('title', {}, escapeXml(segment.text));
  if (segment.phase === 'wait') {
    return element('line', { x1: from, x2: from + length, y1: centre, y2: centre, class: 'wait' }, title);
  }
  const width = segment.to > segment.from ? Math.max(2, length) : 0;
  const seconds = segment.label ?? '';
  const label = seconds && width > seconds.length * 6.6 + 8
    ? element('text', { 'x': from + width / 2, 'y': centre + 3.8, 'class': segment.phase === 'probe' ? 'in-probe' : 'in', 'text-anchor': 'middle' }, seconds)
    : '';
  const block = width > 0 ? element('rect', { x: from, y: centre - BAR_HEIGHT / 2, width, height: BAR_HEIGHT, rx: 2, class: segment.phase }) : '';
  return element('g', {}, title, block, label, segment.unknown ? unknownMark(from + width + 18, centre) : '');
}

export function gateMark(mark: Mark, at: number, centre: number): string {
  return element('path', { d: `M${round(at)} ${centre - 8}l8 8l-8 8l-8 -8z`, class: 'gate' }, element('title', {}, escapeXml(mark.text)));
}

export function killMark(mark: Mark, at: number, centre: number): string {
  return element('g', {},
    element('title', {}, escapeXml(mark.text)),
    element('circle', { cx: at, cy: centre, r: 9, class: 'kill' }),
    element('path', { d: `M${round(at - 3.5)} ${centre - 3.5}l7 7m0 -7l-7 7`, class: 'cross' }),
    element('text', { x: at + 13, y: centre + 4, class: 'kill-label' }, mark.label ?? ''));
}

function unknownMark(at: number, centre: number): string {
  return element('circle', { cx: at, cy: centre, r: 7.5, class: 'unknown' })
    + element('text', { 'x': at, 'y': centre + 4, 'class': 'unknown-label', 'text-anchor': 'middle' }, '?');
}

/** From the gate or end of one container to the start of the one that waited for it. */
export function connector(fromX: number, fromY: number, toX: number, toY: number): string {
  const direction = toY > fromY ? 1 : -1;
  const bend = toX - fromX < 1 ? '' : `V${round(toY - direction * 16)}H${round(toX)}`;
  const tip = `V${toY - direction * 9}m-3.5 ${-5 * direction}l3.5 ${5 * direction}l3.5 ${-5 * direction}`;
  return element('path', { d: `M${round(bend ? fromX : toX)} ${fromY + direction * 8}${bend}${tip}`, class: 'follows' });
}
