import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { finding, findingOfEachRule, place, report } from './reports';
import { RULES } from '../../../src/checks/registry';
import { sarifReport } from '../../../src/report/findings/sarif';

const sarif = (...args: Parameters<typeof report>) => JSON.parse(sarifReport(report(...args), '1.2.3'));
const results = (...args: Parameters<typeof report>) => sarif(...args).runs[0].results;

describe('the log is valid SARIF 2.1.0', () => {
  // the schema of OASIS, as the package @microsoft/jest-sarif (MIT) carries it; of draft 4 it uses nothing that later drafts read otherwise
  const { $schema, id, ...schema } = JSON.parse(gunzipSync(readFileSync(join(__dirname, 'sarif-2.1.0-rtm.5.schema.json.gz'))).toString());
  const validate = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })).compile(schema);

  test.each([
    ['without findings', report([])],
    ['with a finding of every rule', report(findingOfEachRule())],
    ['with acknowledged findings', report([finding({ acknowledged: { reason: 'x' } }), finding({ acknowledged: { reason: 'y', external: true } })])],
    ['with problems', report([], { problems: [{ file: 'a.yaml', message: 'permission denied' }, { file: '<stdin>', line: 3, column: 1, message: 'x' }] })],
    ['with strange names', report([finding({ file: 'a b/ü#%.yaml' }), finding({ file: '/tmp/x.yaml' }), finding({ file: 'C:\\x.yaml' })])],
  ])('%s', (_name, given) => {
    validate(JSON.parse(sarifReport(given, '1.2.3')));

    expect(validate.errors).toBeNull();
  });

  test('and the schema does find faults', () => {
    expect(validate({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
  });
});

test('every rule is described, with help that links to its page', () => {
  const { rules } = sarif([]).runs[0].tool.driver;

  expect(rules.map((rule: any) => rule.id)).toEqual(RULES.map((rule) => rule.id));
  for (const rule of rules) {
    expect(rule.help.text).toContain(rule.helpUri);
    expect(rule.help.markdown).toContain('```yaml\n');
  }
});

test('a result points at the field, the object and the related field', () => {
  const [result] = results([finding()]);

  expect(result).toMatchObject({
    ruleId: 'container-names-are-unique',
    level: 'error',
    message: { text: 'container name is used twice, got "app" also at spec.containers[0]; rename one of the containers' },
    locations: [{
      physicalLocation: {
        artifactLocation: { uri: 'manifests/twins.yaml', uriBaseId: 'SRCROOT' },
        region: { startLine: 9, startColumn: 7, endLine: 9, endColumn: 16, snippet: { text: 'name: app' } },
      },
      logicalLocations: [{ fullyQualifiedName: 'v1/Pod/shop/twins/spec.containers[1].name', kind: 'member' }],
    }],
    relatedLocations: [{ id: 1, message: { text: 'spec.containers[0].name' }, physicalLocation: { region: { startLine: 7 } } }],
  });
  expect(RULES[result.ruleIndex].id).toBe(result.ruleId);
  expect(result).not.toHaveProperty('suppressions');
});

test.each([
  ['an annotation', { reason: 'decided' }, 'inSource'],
  ['the configuration file', { reason: 'decided', external: true }, 'external'],
])('what %s acknowledges is suppressed, with the reason', (_name, acknowledged, kind) => {
  expect(results([finding({ acknowledged })])[0].suppressions).toEqual([{ kind, status: 'accepted', justification: 'decided' }]);
});

test.each([
  ['./a/b.yaml', { uri: 'a/b.yaml', uriBaseId: 'SRCROOT' }],
  ['a\\b c.yaml', { uri: 'a/b%20c.yaml', uriBaseId: 'SRCROOT' }],
  ['<stdin>', { uri: '%3Cstdin%3E', uriBaseId: 'SRCROOT' }],
  ['/tmp/x.yaml', { uri: 'file:///tmp/x.yaml' }],
])('the file %s as a URI', (file, location) => {
  expect(results([finding({ file })])[0].locations[0].physicalLocation.artifactLocation).toEqual(location);
});

describe('fingerprints', () => {
  const fingerprints = (...findings: ReturnType<typeof finding>[]) => results(findings).map((result: any) => result.partialFingerprints['findingIdentity/v1']);

  test('do not change when lines move or entries are inserted', () => {
    const [before] = fingerprints(finding());
    const [after] = fingerprints(finding({ place: place(99, 'name: app', 'name'), field: 'spec.containers[4].name' }));

    expect(after).toBe(before);
  });

  test('differ between findings that are not the same', () => {
    const all = fingerprints(
      finding(),
      finding(),
      finding({ container: 'proxy' }),
      finding({ file: 'other.yaml' }),
      finding({ field: 'spec.containers[1].image' }),
      finding({ object: { apiVersion: 'v1', kind: 'Pod', name: 'twins' } }),
    );

    expect(new Set(all).size).toBe(all.length);
  });
});

test('a run that could not read everything says so', () => {
  const [invocation] = sarif([], { problems: [{ file: 'a.yaml', line: 3, column: 7, message: 'malformed YAML' }] }).runs[0].invocations;

  expect(invocation).toMatchObject({
    executionSuccessful: false,
    toolExecutionNotifications: [{ level: 'error', message: { text: 'malformed YAML' }, locations: [{ physicalLocation: { region: { startLine: 3, startColumn: 7 } } }] }],
  });
});
