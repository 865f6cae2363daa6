import { App, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';

export const IMAGE = 'registry.acme.io/sidecar:1.0';

/** A chart of an app of its own. Nothing is written to disk unless the app is synthesised. */
export function newChart(): Chart {
  return new Chart(new App(), 'chart');
}

/** A Deployment with a container "app". */
export function newDeployment(chart = newChart(), props: kplus.DeploymentProps = {}): kplus.Deployment {
  return new kplus.Deployment(chart, 'orders', { containers: [{ name: 'app', image: 'registry.acme.io/app:1.0', resources: {} }], ...props });
}

/** The pod template of the only workload in a construct's chart, as it is emitted. */
export function templateOf(chart: Chart): any {
  const [workload] = Testing.synth(chart).filter((manifest) => manifest.spec?.template);
  return workload.spec.template;
}

export function initNames(chart: Chart): string[] {
  return templateOf(chart).spec.initContainers.map((c: any) => c.name);
}

/** The lines of findings in the error that a synthesis ends with. */
export function errorsOf(synthesise: () => unknown): string[] {
  try {
    synthesise();
  } catch (error) {
    const [head, ...lines] = (error as Error).message.split('\n');
    expect(head).toBe('Validation failed with the following errors:');
    return lines.map((line) => line.trim());
  }
  return [];
}

/** What is written to stderr in the meantime. */
export function stderrOf(action: () => unknown): string {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    action();
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}
