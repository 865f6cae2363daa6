import { Chart, Duration } from 'cdk8s';
import * as plus30 from 'cdk8s-plus-30';
import * as plus31 from 'cdk8s-plus-31';
import * as plus32 from 'cdk8s-plus-32';
import * as plus33 from 'cdk8s-plus-33';
import * as plus34 from 'cdk8s-plus-34';

/** Every version that hosts may come from. Their types do not fit each other; what the tests use of them is the same. */
export const VERSIONS: Readonly<Record<string, any>> = {
  'cdk8s-plus-30': plus30,
  'cdk8s-plus-31': plus31,
  'cdk8s-plus-32': plus32,
  'cdk8s-plus-33': plus33,
  'cdk8s-plus-34': plus34,
};

export const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Pod'] as const;

/** A workload with a container "app". */
export function workload(plus: any, kind: (typeof KINDS)[number], chart: Chart): any {
  const schedule = kind === 'CronJob' ? { schedule: plus.Cron ? plus.Cron.daily() : { expressionString: '0 0 * * *' } } : {};
  return new plus[kind](chart, 'workload', {
    ...schedule,
    terminationGracePeriod: Duration.seconds(60),
    containers: [{ name: 'app', image: 'registry.acme.io/app:1.0', portNumber: 8080 }],
  });
}

export function podSpecOf(manifest: any): any {
  return (manifest.spec.jobTemplate?.spec.template ?? manifest.spec.template ?? manifest).spec;
}

export function workloadOf(manifests: readonly any[]): any {
  return manifests.find((manifest) => (KINDS as readonly string[]).includes(manifest.kind));
}
