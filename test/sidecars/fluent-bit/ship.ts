import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { parse } from 'yaml';
import { FluentBitOutput, FluentBitSidecar, FluentBitSidecarProps, PodLifecycle } from '../../../src';
import { newDeployment, templateOf } from '../charts';

/** What most tests are not about. */
export const READ = { logs: [{ container: 'app', path: '/var/log/app' }] };
export const SEND = { outputs: [FluentBitOutput.stdout()] };

/** A container that writes logs. */
export const APP = { name: 'app', image: 'registry.acme.io/app:1.0', resources: {} };

/** A sidecar that holds Fluent Bit back at the end of the pod. */
export const DRAIN = { image: 'busybox:1.37', command: ['sh', '-c', "trap 'sleep 5; exit 0' TERM; while :; do sleep 1; done"] };

/** A sidecar "logs" on a workload with a container "app", that reads its log files and prints them unless told otherwise. */
export function ship(props: Partial<FluentBitSidecarProps> = {}, deployment: kplus.Deployment = newDeployment()): FluentBitSidecar {
  PodLifecycle.of(deployment).expect('app', { drain: Duration.seconds(2) });
  return new FluentBitSidecar(deployment, 'logs', { ...READ, ...SEND, ...props });
}

/** The configuration, parsed. */
export function configured(props: Partial<FluentBitSidecarProps> = {}): any {
  return parse(ship(props).configuration);
}

/** The pod template of a sidecar's workload. */
export function templateAround(sidecar: FluentBitSidecar): any {
  return templateOf(Chart.of(sidecar));
}

/** The container as it is emitted. */
export function rendered(sidecar: FluentBitSidecar): any {
  return templateAround(sidecar).spec.initContainers.find((c: any) => c.name === sidecar.name);
}

export function fromSecret(key: string, name = 'credentials'): kplus.EnvValue {
  return kplus.EnvValue.fromSecretValue({ secret: { name } as kplus.ISecret, key });
}
