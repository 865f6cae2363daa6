import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, extname, isAbsolute, join, normalize } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { checkManifest } from '../checks/run';
import { appOf } from '../host/app-of';
import { mayHavePod } from '../host/find-workload';
import { formatKubernetesVersion } from '../pod/kubernetes-version';
import { readPod } from '../pod/read-pod';
import { timelinePage } from '../report/timeline/html/page';
import { timelineSvg } from '../report/timeline/svg/document';
import { WorkloadReport, workloadReport } from '../report/timeline/workload-report';
import { AppNeighbours } from '../sidecars/app-neighbours';
import { SynthChecks } from '../sidecars/synth-checks';

/** Where the report goes. */
export interface LifecycleReportProps {
  /**
   * Path of the report below the app's output directory. Its ending says its form: `.html`, a page that needs nothing else, or `.svg`.
   *
   * @default "lifecycle.html"
   */
  readonly file?: string;
}

/**
 * Shows how the workloads below its scope start and stop, as a page or picture beside the manifests: who waits for whom, who is
 * killed, what it all requests, and what the checks found.
 *
 * It is written by `App.synth`, after the manifests, and not at all when the synthesis fails.
 */
export class LifecycleReport extends Construct {
  /** Path of the report below the app's output directory. */
  public readonly file: string;

  /**
   * @param scope an app, a chart, or any construct: the report is about every workload below it
   * @throws when 'file' has another ending, or leads out of the output directory
   */
  constructor(scope: Construct, id: string, props: LifecycleReportProps = {}) {
    super(scope, id);
    this.file = checkedFile(props.file ?? 'lifecycle.html');

    // after App.synth comes nothing that a construct could take part in
    const app = appOf(this);
    const synth = app.synth.bind(app);
    app.synth = () => {
      synth();
      this.write(app, scope);
    };
  }

  private write(app: App, scope: Construct): void {
    const reports = workloadReports(app, scope);
    const path = join(app.outdir, this.file);
    mkdirSync(dirname(path), { recursive: true });
    const version = formatKubernetesVersion(SynthChecks.of(scope).versionFor(scope));
    writeFileSync(path, extname(path) === '.svg' ? timelineSvg(reports) : timelinePage(reports, version));
  }
}

function workloadReports(app: App, scope: Construct): WorkloadReport[] {
  const neighbours = new AppNeighbours(app);
  const checks = SynthChecks.of(scope);
  const objects = app.charts.flatMap((chart) => objectsOf(chart)).filter((object) => object.node.scopes.includes(scope) && mayHavePod(object));
  return objects.flatMap((object) => {
    const manifest = object.toJson();
    const version = checks.versionFor(object);
    const pod = readPod(manifest, version, neighbours.namespaces);
    return pod ? [workloadReport(pod, { file: object.node.path, findings: checkManifest(manifest, version, { neighbours }) })] : [];
  });
}

function objectsOf(chart: Chart): ApiObject[] {
  return chart.node.findAll().filter((c): c is ApiObject => ApiObject.isApiObject(c) && Chart.of(c) === chart);
}

function checkedFile(file: string): string {
  if (!['.html', '.svg'].includes(extname(file))) {
    throw new Error(`'file' must end in .html or .svg, got "${file}"; name it as in "lifecycle.html"`);
  }
  if (isAbsolute(file) || normalize(file).startsWith('..')) {
    throw new Error(`'file' must stay below the app's output directory, got "${file}"; give a relative path`);
  }
  return file;
}
