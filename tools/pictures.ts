import * as fs from 'fs';
import * as path from 'path';
import { loadAll } from 'js-yaml';
import { checkManifest } from '../src/checks/run';
import { DEFAULT_KUBERNETES_VERSION } from '../src/pod/kubernetes-version';
import { Manifest } from '../src/pod/manifest';
import { readPod } from '../src/pod/read-pod';
import { Chart } from '../src/report/timeline/chart';
import { chartSvg } from '../src/report/timeline/svg/document';
import { workloadReport } from '../src/report/timeline/workload-report';

const ROOT = path.join(__dirname, '..');

interface Picture {
  /** Below docs/images. */
  readonly file: string;
  readonly manifests: string;
  readonly workload: string;
  readonly chart: Chart['id'];
}

const PICTURES: readonly Picture[] = [
  { file: 'orders-api-startup.svg', manifests: 'examples/orders-api/expected.k8s.yaml', workload: 'orders-api', chart: 'startup' },
  { file: 'orders-api-shutdown.svg', manifests: 'examples/orders-api/expected.k8s.yaml', workload: 'orders-api', chart: 'deletion' },
  { file: 'checkout-startup.svg', manifests: 'docs/images/too-little-grace.yaml', workload: 'checkout', chart: 'startup' },
  { file: 'checkout-shutdown.svg', manifests: 'docs/images/too-little-grace.yaml', workload: 'checkout', chart: 'deletion' },
];

/** The documentation's pictures by path, as they are drawn now. */
export function drawPictures(): Map<string, string> {
  return new Map(PICTURES.map((picture) => [`docs/images/${picture.file}`, draw(picture)]));
}

function draw({ manifests, workload, chart }: Picture): string {
  const documents = loadAll(fs.readFileSync(path.join(ROOT, manifests), 'utf8')) as Manifest[];
  const manifest = documents.find((document) => document.metadata?.name === workload && readPod(document, DEFAULT_KUBERNETES_VERSION))!;
  const pod = readPod(manifest, DEFAULT_KUBERNETES_VERSION)!;
  const report = workloadReport(pod, { file: manifests, findings: checkManifest(manifest, DEFAULT_KUBERNETES_VERSION) });
  return chartSvg(report, [report.startup, ...report.shutdowns].find(({ id }) => id === chart)!);
}

if (require.main === module) {
  drawPictures().forEach((svg, file) => fs.writeFileSync(path.join(ROOT, file), svg));
}
