import * as fs from 'fs';
import * as path from 'path';
import { parseAllDocuments } from 'yaml';
import { checkManifest } from '../../src/checks/run';
import { parseKubernetesVersion } from '../../src/pod/kubernetes-version';
import { workloadReport } from '../../src/report/timeline/workload-report';
import { viewOf } from '../pod/pods';
import { unrestricted } from '../sidecars/fluent-bit/pod-security';

// that it is what the example renders, is seen end to end
const objects: any[] = parseAllDocuments(fs.readFileSync(path.join(__dirname, '../../examples/etl/expected.k8s.yaml'), 'utf8')).map((document) => document.toJSON());
const cronJob = objects.find((object) => object.kind === 'CronJob');
const job = cronJob.spec.jobTemplate.spec;

test.each(['1.30', '1.32', '1.34', '1.36'])('the pipeline has no finding for Kubernetes %s', (version) => {
  const neighbours = { ofKind: (kind: string) => objects.filter((object) => object.kind === kind) };

  expect(checkManifest(cronJob, parseKubernetesVersion(version), { neighbours })).toEqual([]);
});

test('the pipeline holds the Pod Security Standard "restricted"', () => {
  expect(unrestricted(job.template.spec)).toEqual([]);
});

test('nothing is left over of a run: sidecars stop after the work, nobody is killed, and the next run starts hours later', () => {
  const { shutdowns } = workloadReport(viewOf(cronJob, '1.32'), { file: 'expected.k8s.yaml' });

  expect(shutdowns.map((chart) => [chart.id, chart.bad])).toEqual([['deletion', false], ['completion', false]]);
  expect(shutdowns[1].verdict).toMatch(/Runs start 6h apart or more, and one is over 5h \d+m before the next\.$/);
});

test('a sidecar neither hangs a run for ever nor decides over it', () => {
  expect(job.activeDeadlineSeconds).toBe(7200);
  expect(job.podFailurePolicy.rules.flatMap((rule: any) => rule.onExitCodes?.containerName ?? [])).toEqual(['etl']);
});
