import { readFileSync } from 'fs';
import { join } from 'path';
import { fieldNames, schemaOf, versionsOf } from '../../src/pod/schema/schema';
import { RECORDED_MINORS } from '../../tools/field-versions';
import { recordedTypes, render } from '../../tools/fields';

test('the field table is the one that the tool writes', () => {
  expect(readFileSync(join(__dirname, '../../src/pod/schema/fields.generated.ts'), 'utf8')).toBe(render());
});

test.each(RECORDED_MINORS)('every type of 1.%i has the fields that the API server describes, and no others', (minor) => {
  const schema = schemaOf(minor);
  for (const [type, fields] of Object.entries(recordedTypes(minor))) {
    expect([type, fieldNames(schema.type(type)).sort()]).toEqual([type, Object.keys(fields).sort()]);
  }
});

test.each([
  ['Container', 'restartPolicy', 28],
  ['LifecycleHandler', 'sleep', 29],
  ['Volume', 'image', 31],
  ['PodSpec', 'resources', 32],
  ['Lifecycle', 'stopSignal', 33],
  ['Container', 'restartPolicyRules', 34],
])('%s.%s exists from 1.%i on', (type, field, since) => {
  expect(versionsOf(type, field)).toEqual({ since, until: 36 });
  expect(fieldNames(schemaOf(since - 1).type(type))).not.toContain(field);
  expect(fieldNames(schemaOf(since).type(type))).toContain(field);
});

test('a version newer than any known one has the fields of the newest', () => {
  expect(fieldNames(schemaOf(41).type('PodSpec'))).toEqual(fieldNames(schemaOf(36).type('PodSpec')));
});

test('a field that was taken away is unknown afterwards', () => {
  expect(fieldNames(schemaOf(30).type('PodResourceClaim'))).toContain('source');
  expect(fieldNames(schemaOf(31).type('PodResourceClaim'))).not.toContain('source');
});
