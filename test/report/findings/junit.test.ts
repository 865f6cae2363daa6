import { finding, report } from './reports';
import { junitReport } from '../../../src/report/findings/junit';

test('a suite for each file, a case for each finding', () => {
  const xml = junitReport(report([
    finding(),
    finding({ severity: 'warning', file: 'other.yaml', field: 'spec.x', message: 'is odd' }),
    finding({ acknowledged: { reason: 'said "so" & <so>' } }),
  ], { problems: [{ file: 'other.yaml', line: 1, column: 2, message: 'malformed YAML' }] }));

  expect(xml).toBe(`\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="cdk8s-sidecars" tests="4" failures="1" errors="1" skipped="1">
  <testsuite name="manifests/twins.yaml" tests="2" failures="1" errors="0" skipped="1">
    <testcase classname="manifests/twins.yaml" name="container-names-are-unique: Pod shop/twins spec.containers[1].name">\
<failure type="error" message="container name is used twice, got &quot;app&quot; also at spec.containers[0]">\
manifests/twins.yaml:9:7: error: container name is used twice, got &quot;app&quot; also at spec.containers[0]; rename one of the containers\
</failure></testcase>
    <testcase classname="manifests/twins.yaml" name="container-names-are-unique: Pod shop/twins spec.containers[1].name">\
<skipped message="acknowledged: said &quot;so&quot; &amp; &lt;so&gt;"/>\
<system-out>manifests/twins.yaml:9:7: error: container name is used twice, got &quot;app&quot; also at spec.containers[0]; rename one of the containers\
</system-out></testcase>
  </testsuite>
  <testsuite name="other.yaml" tests="2" failures="0" errors="1" skipped="0">
    <testcase classname="other.yaml" name="container-names-are-unique: Pod shop/twins spec.x">\
<system-out>other.yaml:9:7: warning: is odd; rename one of the containers</system-out></testcase>
    <testcase classname="other.yaml" name="readable input"><error type="input" message="malformed YAML">other.yaml:1:2: malformed YAML</error></testcase>
  </testsuite>
</testsuites>
`);
});

test('what fails follows --fail-on', () => {
  const failures = (failOn: 'error' | 'warning' | 'never') =>
    /failures="(\d)"/.exec(junitReport(report([finding(), finding({ severity: 'warning' })], { failOn })))![1];

  expect([failures('never'), failures('error'), failures('warning')]).toEqual(['0', '1', '2']);
});

test('one case passes when nothing was found', () => {
  expect(junitReport(report([]))).toContain('<testcase classname="cdk8s-sidecars" name="3 objects checked"/>');
});

test('characters that XML cannot hold are replaced', () => {
  expect(junitReport(report([finding({ message: 'got "\u0000\u001b\ud800"' })]))).toContain('got &quot;\ufffd\ufffd\ufffd&quot;');
});
