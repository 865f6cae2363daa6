import fc from 'fast-check';
import { Finding } from '../../../src/checks/finding';
import { LIFECYCLE_ANNOTATION } from '../../../src/pod/lifecycle-annotation';
import { ContainerSpec, PodSpec } from '../../../src/pod/manifest';
import { PodView } from '../../../src/pod/pod-view';
import { workloadReport, WorkloadReport } from '../../../src/report/timeline/workload-report';
import { viewOf } from '../../pod/pods';

export type Durations = Readonly<Record<string, number | 'never'>>;

/** A Deployment or a Job whose containers take the given times. */
export function workload(spec: PodSpec, durations: Readonly<Record<string, Durations>> = {}, kind: 'Deployment' | 'Job' = 'Deployment'): PodView {
  const template = { metadata: { annotations: { [LIFECYCLE_ANNOTATION]: JSON.stringify(durations) } }, spec };
  return viewOf({ apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1', kind, metadata: { name: 'orders', namespace: 'shop' }, spec: { template } });
}

export function report(pod: PodView, findings: readonly Finding[] = []): WorkloadReport {
  return workloadReport(pod, { file: 'orders.yaml', findings });
}

export function finding(pod: PodView, rest: Partial<Finding>): Finding {
  return {
    rule: 'gates-are-real', category: 'order', severity: 'error', message: 'the gate is not real', fix: 'make it real', field: 'spec', object: pod.object, ...rest,
  };
}

/** A mesh proxy that is gated, a migration that needs it, and an app that drains for longer than its grace period. */
export const TYPICAL = workload({
  terminationGracePeriodSeconds: 30,
  initContainers: [
    { name: 'proxy', image: 'a', restartPolicy: 'Always', startupProbe: { periodSeconds: 1 } },
    { name: 'migrate', image: 'a' },
  ],
  containers: [{ name: 'app', image: 'a', lifecycle: { preStop: { sleep: { seconds: 15 } } } }],
}, { proxy: { startupSeconds: 2, drainSeconds: 5 }, migrate: { runSeconds: 8 }, app: { drainSeconds: 20 } });

const NAMES = ['a', 'proxy', 'fluent-bit', 'cloud-sql-proxy', 'a-name-that-is-as-long-as-a-container-name-may-be-in-kubernetes-x', '<b>&"\'', '\u001b[31mred\u0007'];

const seconds = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 5000, noNaN: true }));
const container = fc.record({
  side: fc.boolean(),
  preStop: fc.option(seconds),
  postStart: fc.option(seconds),
  period: fc.option(fc.integer({ min: 0, max: 30 })),
  durations: fc.record({ startupSeconds: seconds, runSeconds: seconds, drainSeconds: fc.oneof(seconds, fc.constant('never' as const)) }, { requiredKeys: [] }),
});

/** Any pod at all, with names that mean harm. */
export const anyPod: fc.Arbitrary<PodView> = fc.record({
  names: fc.shuffledSubarray(NAMES, { minLength: 1 }),
  containers: fc.array(container, { minLength: NAMES.length, maxLength: NAMES.length }),
  mains: fc.integer({ min: 0, max: 3 }),
  grace: fc.oneof(fc.integer({ min: -5, max: 60 }), fc.integer({ min: 0, max: 100_000 })),
  kind: fc.constantFrom('Deployment' as const, 'Job' as const),
}).map(({ names, containers, mains, grace, kind }) => {
  const specs = names.map((name, i): ContainerSpec => {
    const { side, preStop, postStart, period } = containers[i];
    return {
      name,
      image: 'a',
      ...(side && i >= mains ? { restartPolicy: 'Always' } : {}),
      ...(period !== null ? { startupProbe: { periodSeconds: period } } : {}),
      lifecycle: {
        ...(preStop !== null ? { preStop: { exec: { command: ['sleep', String(preStop)] } } } : {}),
        ...(postStart !== null ? { postStart: { exec: { command: ['sleep', String(postStart)] } } } : {}),
      },
    };
  });
  const durations = Object.fromEntries(names.map((name, i) => [name, containers[i].durations as Durations]));
  return workload({ terminationGracePeriodSeconds: grace, initContainers: specs.slice(mains), containers: specs.slice(0, mains) }, durations, kind);
});
