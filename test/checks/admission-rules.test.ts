import * as fc from 'fast-check';
import { ADMISSION_RULES, SHAPE_RULES } from '../../src/checks/admission-rules';
import { NO_NEIGHBOURS } from '../../src/checks/rule';
import { checkManifest } from '../../src/checks/run';
import { Manifest } from '../../src/pod/manifest';
import { readPod } from '../../src/pod/read-pod';
import { recording } from '../conformance/recording';

const manifests = recording<{ object: Manifest }>('admission-v1.36').map(({ object }) => object).slice(0, 300);
const anything = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 3, 1.5, 1e20, NaN, '', 'Always', '8080', '-', [], [null], [[]], {}, { name: null }, { a: { b: [] } }, undefined),
  fc.jsonValue({ maxDepth: 2 }),
);
const minors = fc.integer({ min: 27, max: 37 });

const changes = fc.array(fc.tuple(fc.nat(), anything), { minLength: 1, maxLength: 4 });
/** A real manifest with a few values replaced by anything. */
const mutated = fc.tuple(fc.constantFrom(...manifests), changes).map(([manifest, made]) => {
  const copy = structuredClone(manifest);
  for (const [position, value] of made) {
    const places = placesIn(copy.spec, []).concat(placesIn(copy.metadata, []));
    const place = places[position % places.length];
    place.in[place.key] = structuredClone(value);
  }
  return copy;
});

function placesIn(value: any, found: { in: any; key: string }[]): { in: any; key: string }[] {
  if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      found.push({ in: value, key });
      placesIn(value[key], found);
    }
  }
  return found;
}

test('whatever a manifest holds, no rule fails on it', () => {
  fc.assert(fc.property(mutated, minors, (manifest, minor) => {
    const pod = readPod(manifest, { major: 1, minor })!;
    for (const rule of ADMISSION_RULES) {
      for (const { message, fix, field } of rule.run(pod, NO_NEIGHBOURS)) {
        expect(message).toMatch(/^[a-z'"][^\n]*$/);
        expect(fix ?? rule.fix).toMatch(/^[a-z'"][^\n]*$/);
        expect(field).not.toBe('');
      }
    }
  }), { numRuns: 2000 });
});

test('of a manifest with a wrong type only its shape is found faulty', () => {
  const ids = new Set(SHAPE_RULES.map((rule) => rule.id));
  fc.assert(fc.property(mutated, minors, (manifest, minor) => {
    const findings = checkManifest(manifest, { major: 1, minor });
    if (findings.some((finding) => finding.rule === 'fields-have-the-right-type')) {
      expect(findings.filter((finding) => !ids.has(finding.rule))).toEqual([]);
    }
  }), { numRuns: 500 });
});

test.each<[string, unknown]>([
  ['a number of containers', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: { spec: { containers: 3 } } } }],
  ['a spec that is a list', { apiVersion: 'v1', kind: 'Pod', spec: [] }],
  ['a template that is a text', { apiVersion: 'batch/v1', kind: 'CronJob', spec: { jobTemplate: 'x' } }],
  ['metadata that is a list', { apiVersion: 'v1', kind: 'Pod', metadata: [], spec: {} }],
  ['no spec', { apiVersion: 'apps/v1', kind: 'StatefulSet' }],
  ['nothing but null', { apiVersion: 'batch/v1', kind: 'CronJob', metadata: null, spec: { schedule: null, jobTemplate: { spec: { template: null } } } }],
])('%s is an admission error and no crash', (_name, manifest) => {
  const findings = checkManifest(manifest as Manifest, { major: 1, minor: 32 });

  expect(findings.some((finding) => finding.category === 'admission' && finding.severity === 'error')).toBe(true);
  expect(findings.filter((finding) => finding.message.includes('the rule itself failed'))).toEqual([]);
});
