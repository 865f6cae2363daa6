import { recording } from './recording';
import { ADMISSION_RULES } from '../../src/checks/admission-rules';
import { Finding } from '../../src/checks/finding';
import { rule as fieldsAreKept } from '../../src/checks/rules/fields-are-kept';
import { checkManifest } from '../../src/checks/run';
import { Manifest } from '../../src/pod/manifest';

interface Case {
  readonly id: string;
  readonly accepted: boolean;
  readonly causes?: readonly { readonly field: string }[];
  readonly warnings?: readonly string[];
  readonly dropped?: readonly string[];
  readonly object: Manifest;
}

/**
 * Up to 1.33 an API server does not look into the pod template of a StatefulSet: it accepts the set, and refuses every
 * pod that the controller then tries to make. What such a template breaks is found in every version.
 */
const isLookedInto = (object: Manifest, minor: number) => object.kind !== 'StatefulSet' || minor >= 34;

const find = (c: Case, minor: number) => checkManifest(c.object, { major: 1, minor }, { rules: [...ADMISSION_RULES, fieldsAreKept] });
const fields = (findings: readonly Finding[]) => [...new Set(findings.map((finding) => finding.field))].sort();
const errors = (findings: readonly Finding[]) => findings.filter((f) => f.category === 'admission' && f.severity === 'error');
const warnings = (findings: readonly Finding[]) => findings.filter((f) => f.category === 'admission' && f.severity === 'warning');

describe.each([29, 32, 34, 36])('an API server of 1.%i', (minor) => {
  const cases = recording<Case>(`admission-v1.${minor}`);
  const all = cases.map((c) => ({ c, found: find(c, minor) }));
  const comparable = all.filter(({ c }) => isLookedInto(c.object, minor));

  test('was asked', () => {
    expect(cases.length).toBeGreaterThanOrEqual(1500);
  });

  test('refuses the objects with an admission error, and no others', () => {
    const ours = comparable.filter(({ found }) => errors(found).length > 0).map(({ c }) => c.id);
    const theirs = comparable.filter(({ c }) => !c.accepted).map(({ c }) => c.id);

    expect(ours).toEqual(theirs);
  });

  test('names the same fields, where it names any', () => {
    // a server that cannot decode an object names no fields
    const named = comparable.filter(({ c }) => c.causes?.length);

    expect(named.map(({ c, found }) => [c.id, fields(errors(found))]))
      .toEqual(named.map(({ c }) => [c.id, [...new Set(c.causes!.map((cause) => cause.field))].sort()]));
  });

  test('warns of the same fields', () => {
    const accepted = comparable.filter(({ c }) => c.accepted);

    expect(accepted.map(({ c, found }) => [c.id, fields(warnings(found))]))
      .toEqual(accepted.map(({ c }) => [c.id, [...new Set((c.warnings ?? []).map((text) => text.split(': ')[0]))].sort()]));
  });

  test('drops the fields that are reported as dropped', () => {
    const accepted = all.filter(({ c }) => c.accepted);

    expect(accepted.map(({ c, found }) => [c.id, fields(found.filter((f) => f.category === 'version'))]))
      .toEqual(accepted.map(({ c }) => [c.id, [...(c.dropped ?? [])].sort()]));
  });

  test('refuses no StatefulSet that has no admission error', () => {
    const refused = all.filter(({ c }) => !c.accepted && c.object.kind === 'StatefulSet');

    expect(refused.filter(({ found }) => errors(found).length === 0)).toEqual([]);
  });
});

test('a StatefulSet whose pods are refused is an error in every version, as the same pods are in a Deployment', () => {
  const wrong = recording<Case>('admission-v1.32').filter((c) => c.object.kind === 'StatefulSet');
  const pods = (c: Case, kind: string, spec: object) => fields(errors(find({ ...c, object: { ...c.object, kind, spec } }, 32)));

  for (const c of wrong) {
    const { serviceName, ...deployment } = c.object.spec;
    expect([c.id, pods(c, 'StatefulSet', c.object.spec)]).toEqual([c.id, pods(c, 'Deployment', deployment)]);
  }
});
