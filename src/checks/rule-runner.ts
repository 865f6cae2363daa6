import { Finding } from './finding';
import { namelessManifest, namelessView } from './nameless-pod';
import { Neighbours, NO_NEIGHBOURS, Rule } from './rule';
import { runRules } from './run';
import { PodView } from '../pod/pod-view';

/** So that memory does not grow with the input. */
const MOST_REMEMBERED = 1_000;

/**
 * Runs rules over one pod after the other. An app has many workloads that differ in nothing but their names, and most
 * rules cannot tell these apart, since all that they are given is the pod without its names. What they found clean once
 * they need not look at again. That they found something is never remembered.
 */
export class RuleRunner {
  private readonly individual: readonly Rule[];
  private readonly common: readonly Rule[];
  /** Each as the text of everything that the common rules were given. */
  private readonly clean = new Set<string>();

  /** @param neighbours must stay the same */
  constructor(private readonly rules: readonly Rule[], private readonly neighbours: Neighbours) {
    const isIndividual = ({ goesByName, reads }: Rule) => goesByName || reads?.some((kind) => neighbours.ofKind(kind).length > 0);
    this.individual = rules.filter(isIndividual);
    this.common = rules.filter((rule) => !isIndividual(rule));
  }

  /** What `runRules` finds. Never throws. */
  run(pod: PodView): Finding[] {
    const nameless = namelessManifest(pod);
    if (!nameless) {
      return runRules(pod, this.rules, this.neighbours);
    }
    const text = JSON.stringify([pod.version, nameless]);
    if (!this.clean.has(text)) {
      if (runRules(namelessView(pod, nameless), this.common, NO_NEIGHBOURS).length > 0) {
        return runRules(pod, this.rules, this.neighbours);
      }
      this.remember(text);
    }
    return runRules(pod, this.individual, this.neighbours);
  }

  private remember(text: string): void {
    if (this.clean.size === MOST_REMEMBERED) {
      this.clean.clear();
    }
    this.clean.add(text);
  }
}
