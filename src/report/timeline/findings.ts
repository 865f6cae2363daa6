import { Category, Finding } from '../../checks/finding';

/** Findings of some categories about one container: they are shown beside its bar. */
export function ofContainer(findings: readonly Finding[], container: string, categories: readonly Category[]): Finding[] {
  return findings.filter((f) => f.container === container && categories.includes(f.category));
}

/** Findings of some categories about the pod as a whole. */
export function ofPod(findings: readonly Finding[], categories: readonly Category[]): Finding[] {
  return findings.filter((f) => f.container === undefined && categories.includes(f.category));
}
