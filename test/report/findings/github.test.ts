import { finding, report } from './reports';
import { githubReport } from '../../../src/report/findings/github';

test('a finding is an annotation at its line', () => {
  expect(githubReport(report([finding({ file: './manifests/twins.yaml' })]))).toBe(
    '::error file=manifests/twins.yaml,line=9,endLine=9,col=7,endColumn=16,title=container-names-are-unique'
    + '::Pod shop/twins: container name is used twice, got "app" also at spec.containers[0]; rename one of the containers\n');
});

test.each([
  ['a warning', finding({ severity: 'warning' }), 'error', '::warning '],
  ['a warning that fails the run', finding({ severity: 'warning' }), 'warning', '::error '],
  ['an error that does not', finding(), 'never', '::error '],
  ['an info', finding({ severity: 'info' }), 'error', '::notice '],
  ['an acknowledged error', finding({ acknowledged: { reason: 'decided' } }), 'error', '::notice '],
] as const)('%s', (_name, one, failOn, start) => {
  expect(githubReport(report([one], { failOn })).startsWith(start)).toBe(true);
});

test('characters that would end a property, a line or the command are escaped', () => {
  const line = githubReport(report([finding({ file: 'a,b:c%.yaml', message: 'got "100%\r\n::error::x"' })]));

  expect(line).toContain('file=a%2Cb%3Ac%25.yaml,');
  expect(line).toContain('got "100%25%0D%0A::error::x"');
  expect(line.split('\n')).toHaveLength(2);
});

test('what could not be read is an error', () => {
  expect(githubReport(report([], { problems: [{ file: 'a.yaml', line: 3, column: 7, message: 'malformed YAML' }] })))
    .toBe('::error file=a.yaml,line=3,col=7,title=unreadable input::malformed YAML\n');
});
