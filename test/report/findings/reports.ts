import { RULES } from '../../../src/checks/registry';
import { CheckReport, LocatedFinding, Place } from '../../../src/report/check-report';

export function place(line: number, text: string, marked: string): Place {
  const column = text.indexOf(marked) + 1;
  return { line, column, endColumn: column + marked.length, text, textColumn: 1 };
}

/** A finding that a name is used twice, changed as given. */
export function finding(changes: Partial<LocatedFinding> = {}): LocatedFinding {
  return {
    rule: 'container-names-are-unique',
    category: 'admission',
    severity: 'error',
    message: 'container name is used twice, got "app" also at spec.containers[0]',
    fix: 'rename one of the containers',
    container: 'app',
    field: 'spec.containers[1].name',
    related: ['spec.containers[0].name'],
    object: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'twins' },
    file: 'manifests/twins.yaml',
    objectNumber: 0,
    place: place(9, '    - name: app', 'name: app'),
    relatedPlaces: [place(7, '    - name: app', 'name: app')],
    ...changes,
  };
}

export function report(findings: readonly LocatedFinding[], changes: Partial<CheckReport> = {}): CheckReport {
  return { kubernetesVersion: '1.32', objects: 3, findings, problems: [], failOn: 'error', ...changes };
}

/** A finding of every rule, as the rules' own texts make them. */
export function findingOfEachRule(): LocatedFinding[] {
  return RULES.map((rule, objectNumber) => finding({ rule: rule.id, category: rule.category, severity: rule.severity, fix: rule.fix, objectNumber }));
}
