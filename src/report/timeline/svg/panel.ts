import { Finding } from '../../../checks/finding';
import { escapeXml } from '../../escape-xml';
import { wrap } from '../../wrap';
import { findingText } from '../finding-text';
import { element } from '../markup';

/** A part of the picture, its top left corner at 0. */
export interface Panel {
  readonly markup: string;
  readonly height: number;
}

export interface Paragraph {
  readonly style: 'heading' | 'title' | 'verdict' | 'bad' | 'advice' | 'error' | 'warning' | 'info' | 'note';
  readonly text: string;
}

/** Panels one below the other. */
export function stack(panels: readonly Panel[], gap = 0): Panel {
  let y = 0;
  const placed = panels.map((panel) => {
    const group = element('g', { transform: `translate(0 ${y})` }, panel.markup);
    y += panel.height + gap;
    return group;
  });
  return { markup: placed.join(''), height: Math.max(0, y - gap) };
}

// SVG cannot break lines: a width that no usual font exceeds is taken for each character
const SIZES: Readonly<Record<string, readonly [line: number, character: number]>> = { heading: [27, 12], title: [22, 8.4] };
const TEXT_SIZE = [15, 6.4] as const;

/** Paragraphs of wrapped text. */
export function textPanel(paragraphs: readonly Paragraph[], width: number): Panel {
  let y = 0;
  const lines = paragraphs.flatMap(({ style, text }) => {
    const [height, character] = SIZES[style] ?? TEXT_SIZE;
    return wrap(text, Math.floor(width / character)).split('\n').map((line) => {
      y += height;
      return element('text', { x: 0, y: y - 5, class: style }, escapeXml(line));
    });
  });
  return { markup: lines.join(''), height: y };
}

export function findingsPanel(findings: readonly Finding[], width: number): Panel {
  return textPanel(findings.map((finding) => ({ style: finding.acknowledged ? 'note' : finding.severity, text: findingText(finding) })), width);
}
