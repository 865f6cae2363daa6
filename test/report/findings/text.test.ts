import { finding, place, report } from './reports';
import { textReport } from '../../../src/report/findings/text';
import { COLOURS, PLAIN } from '../../../src/report/paint';

const text = (...args: Parameters<typeof report>) => textReport(report(...args), PLAIN);

test('groups findings by object and shows the line of each', () => {
  expect(text([
    finding(),
    finding({ severity: 'warning', rule: 'other-rule', message: 'container "app" is odd, got 3', fix: 'say 4', place: place(8, '      image: app:1', 'image: app:1') }),
    finding({ objectNumber: 1, object: { apiVersion: 'batch/v1', kind: 'Job', name: 'report' }, acknowledged: { reason: 'a webhook renames it' } }),
  ])).toBe(`\
Pod shop/twins  manifests/twins.yaml
  error  container-names-are-unique  manifests/twins.yaml:9:7
    container name is used twice, got "app" also at spec.containers[0]
    9 |     - name: app
      |       ^^^^^^^^^
    fix: rename one of the containers

  warning  other-rule  manifests/twins.yaml:8:7
    container "app" is odd, got 3
    8 |       image: app:1
      |       ^^^^^^^^^^^^
    fix: say 4

Job report  manifests/twins.yaml
  error  container-names-are-unique  manifests/twins.yaml:9:7
    container name is used twice, got "app" also at spec.containers[0]
    9 |     - name: app
      |       ^^^^^^^^^
    fix: rename one of the containers
    acknowledged: a webhook renames it

1 error, 1 warning in 3 objects for Kubernetes 1.32 (1 acknowledged)
`);
});

test('says so when there is nothing', () => {
  expect(text([])).toBe('0 errors in 3 objects for Kubernetes 1.32\n');
});

test('counts what could not be read', () => {
  expect(text([], { problems: [{ file: 'a.yaml', message: 'permission denied' }] }))
    .toBe('0 errors in 3 objects for Kubernetes 1.32 (1 problem reading the input)\n');
});

test('keeps to 80 columns, whatever the length of message, repair, reason and line', () => {
  const long = 'word '.repeat(60).trim();
  const line = `${' '.repeat(200)}name: ${'x'.repeat(200)}`;

  const lines = text([finding({ message: long, fix: long, acknowledged: { reason: long }, place: place(1234, line, 'name:') })]).split('\n');

  expect(lines.filter((l) => l.length > 80)).toEqual([]);
  expect(lines).toContainEqual(expect.stringMatching(/^ {4}1234 \| name: x+$/));
  expect(lines).toContain('         | ^^^^^');
});

test('shows control characters of a manifest, and does not obey them', () => {
  const shown = text([finding({ message: 'got "\u001b[2J"', place: place(1, '\tname: \u001b[31mred', 'name:') })]);

  expect(shown).not.toMatch(/[\u001b\t]/);
  expect(shown).toContain('got "\ufffd[2J"');
  expect(shown).toContain('    1 |  name: \ufffd[31mred\n      |  ^^^^^\n');
});

test('paints severities', () => {
  expect(textReport(report([finding()]), COLOURS)).toContain('\u001b[31merror\u001b[39m');
  expect(textReport(report([finding({ severity: 'warning' })]), COLOURS)).toContain('\u001b[33mwarning\u001b[39m');
  expect(textReport(report([finding({ acknowledged: { reason: 'x' } })]), COLOURS)).toContain('\u001b[2merror\u001b[22m');
});
