import { element } from '../markup';
import { PHASE_WORDS } from '../phase-words';

/** What bars and marks mean, and what the pictures count on. */
export function legendHtml(): string {
  return element('section', { class: 'legend' },
    element('ul', {},
      ...PHASE_WORDS.map(([phase, words]) => item(`<span class="bar ${phase}"></span>`, words)),
      item('<i class="gate"></i>', 'gate: the next one may start'),
      item('<i class="kill"></i>', 'killed'),
      item('<i class="unknown">?</i>', 'not known, counted as 0s')),
    element('p', {}, 'An init container or a sidecar lets the next one start when its gate opens. When the pod stops, every preStop hook begins at once; ' +
      'sidecars get SIGTERM after the mains, the one declared last first, and all of it must fit into one grace period. ' +
      'Times that a manifest cannot say are read from the pod template’s annotation <code>cdk8s-sidecars/lifecycle</code>.'));
}

function item(sample: string, words: string): string {
  return element('li', {}, element('span', { class: 'sample' }, sample), words);
}
