import { rule } from '../../../src/checks/rules/startup-fits-the-deadline';
import { ContainerSpec, PodSpec, Probe } from '../../../src/pod/manifest';
import { PodView } from '../../../src/pod/pod-view';
import { pod, viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';

const sidecar = (startupProbe: Probe): ContainerSpec => ({ name: 'proxy', restartPolicy: 'Always', startupProbe: { httpGet: { port: 80 }, ...startupProbe } });

function workload(kind: 'Deployment' | 'Job', fields: object, spec: PodSpec, said: object = {}): PodView {
  return viewOf({
    apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1',
    kind,
    metadata: { name: 'orders' },
    spec: {
      ...fields,
      template: {
        metadata: { annotations: { 'cdk8s-sidecars/lifecycle': JSON.stringify(said) } },
        spec: { containers: [{ name: 'app', image: 'app' }], ...spec },
      },
    },
  });
}

const MIGRATE = { initContainers: [{ name: 'migrate' }] };

testRule(rule, {
  valid: {
    'a pod without a deadline': pod({ containers: [{ name: 'app' }] }),
    'a start within the default deadline of a Deployment': workload('Deployment', {}, MIGRATE, { migrate: { runSeconds: 300 } }),
    'a start of which nothing is known': workload('Deployment', { progressDeadlineSeconds: 30 }, MIGRATE),
    'probes that give up before the deadline': workload('Deployment', { progressDeadlineSeconds: 120 },
      { initContainers: [sidecar({ periodSeconds: 1, failureThreshold: 60 })] }),
    'probes that outlast the default deadline': workload('Deployment', {}, { initContainers: [sidecar({ periodSeconds: 1, failureThreshold: 900 })] }),
    'the patience of a mesh': workload('Deployment', { progressDeadlineSeconds: 300 },
      { initContainers: [{ ...sidecar({ periodSeconds: 1, failureThreshold: 600 }), image: 'docker.io/istio/proxyv2:1.27.0' }] }),
    'a Job that is done in time': workload('Job', { activeDeadlineSeconds: 120 }, {}, { app: { runSeconds: 60 } }),
  },
  invalid: {
    'init containers that are known to take longer': {
      pod: workload('Deployment', { progressDeadlineSeconds: 60 }, MIGRATE, { migrate: { runSeconds: 90 } }),
      complaints: [{
        message: 'pod takes 91s until it is available, got progressDeadlineSeconds 60',
        fix: 'set progressDeadlineSeconds: 137 or more',
        field: 'spec.progressDeadlineSeconds',
      }],
    },
    'the default deadline, with the time that a pod must be ready': {
      pod: workload('Deployment', { minReadySeconds: 30 }, MIGRATE, { migrate: { runSeconds: 580 } }),
      complaints: [{ message: 'pod takes 611s until it is available, got progressDeadlineSeconds 600 (the default)' }],
    },
    'probes that are more patient than the deadline': {
      pod: workload('Deployment', { progressDeadlineSeconds: 60 }, { initContainers: [sidecar({ periodSeconds: 1, failureThreshold: 120 })] }),
      complaints: [{
        severity: 'warning',
        message: 'startup probes let the pod take up to 121.5s to start, got progressDeadlineSeconds 60',
        fix: 'set progressDeadlineSeconds: 123 or more, or lower the failureThreshold of the startup probes',
      }],
    },
    'a Job that cannot be done in time, with what starts before it': {
      pod: workload('Job', { activeDeadlineSeconds: 100 }, MIGRATE, { migrate: { runSeconds: 50 }, app: { runSeconds: 60 } }),
      complaints: [{ message: 'pod takes 111s to start and run, got activeDeadlineSeconds 100', field: 'spec.activeDeadlineSeconds' }],
    },
    'the deadline of the pod': {
      pod: workload('Job', {}, { ...MIGRATE, activeDeadlineSeconds: 20 }, { migrate: { runSeconds: 50 } }),
      complaints: [{ field: 'spec.template.spec.activeDeadlineSeconds' }],
    },
    'the deadline of a CronJob\'s Job': {
      pod: viewOf({
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: { name: 'report' },
        spec: { jobTemplate: { spec: { activeDeadlineSeconds: 10, template: { spec: { initContainers: [sidecar({ failureThreshold: 6 })], containers: [{ name: 'app' }] } } } } },
      }),
      complaints: [{ severity: 'warning', field: 'spec.jobTemplate.spec.activeDeadlineSeconds' }],
    },
  },
});
