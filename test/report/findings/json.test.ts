import { finding, report } from './reports';
import { jsonReport } from '../../../src/report/findings/json';

const parsed = (...args: Parameters<typeof report>) => JSON.parse(jsonReport(report(...args)));

test('is the documented interface, and nothing more', () => {
  expect(parsed([finding({ acknowledged: { reason: 'decided', external: true } })])).toEqual({
    kubernetesVersion: '1.32',
    objects: 3,
    findings: [{
      rule: 'container-names-are-unique',
      category: 'admission',
      severity: 'error',
      message: 'container name is used twice, got "app" also at spec.containers[0]',
      fix: 'rename one of the containers',
      container: 'app',
      field: 'spec.containers[1].name',
      object: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'twins' },
      file: 'manifests/twins.yaml',
      line: 9,
      column: 7,
      acknowledged: { reason: 'decided' },
    }],
  });
});

test('leaves out what a finding does not have', () => {
  const [only] = parsed([finding({ container: undefined })]).findings;

  expect(only).not.toHaveProperty('container');
  expect(only).not.toHaveProperty('acknowledged');
});
