import { rule } from '../../../src/checks/rules/job-sidecars-are-native';
import { ContainerSpec, PodSpec } from '../../../src/pod/manifest';
import { pod, viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';

const sql: ContainerSpec = { name: 'sql', image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3' };
const app: ContainerSpec = { name: 'app', image: 'app' };
const job = (spec: PodSpec) => viewOf({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'x' }, spec: { template: { spec } } });
const cronJob = (spec: PodSpec) => viewOf({
  apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'x' }, spec: { jobTemplate: { spec: { template: { spec } } } },
});

testRule(rule, {
  valid: {
    'a native sidecar': job({ initContainers: [{ ...sql, restartPolicy: 'Always' }], containers: [app] }),
    'a pod that runs for ever anyway': pod({ containers: [app, sql] }),
    'a run that ends': job({ containers: [{ ...sql, args: ['shutdown'] }] }),
    'a script around it': job({ containers: [{ ...sql, command: ['sh', '-c', '/cloud-sql-proxy x & wait-for-done'] }] }),
    'a Vault agent whose file decides': job({ containers: [app, { name: 'vault', image: 'hashicorp/vault:2.0', args: ['agent', '-config=x'] }] }),
  },
  invalid: {
    'a Job': {
      pod: job({ containers: [app, sql] }),
      complaints: [{
        message: 'container "sql" is Cloud SQL Auth Proxy, which never ends by itself, so that the Job never completes',
        fix: 'move "sql" to initContainers and give it restartPolicy: Always',
        container: 'sql',
        field: 'spec.template.spec.containers[1]',
      }],
    },
    'a CronJob': { pod: cronJob({ containers: [sql] }), complaints: [{ field: 'spec.jobTemplate.spec.template.spec.containers[0]' }] },
    'a mesh that injects no native sidecar': {
      pod: pod({ restartPolicy: 'Never', containers: [app] }, '1.36', { labels: { 'sidecar.istio.io/inject': 'true' }, annotations: { 'sidecar.istio.io/nativeSidecar': 'false' } }),
      complaints: [{ container: 'istio-proxy', fix: 'set annotation sidecar.istio.io/nativeSidecar: "true" on the pod template', field: 'metadata.labels[sidecar.istio.io/inject]' }],
    },
    'a script that stops it, if it gets that far': {
      pod: job({ containers: [{ ...app, command: ['sh', '-c', 'run && curl -X POST localhost:9091/quitquitquit'] }, sql] }),
      complaints: [{
        severity: 'warning',
        message: 'container "sql" is Cloud SQL Auth Proxy and keeps the Job running unless container "app" gets as far as "/quitquitquit"',
      }],
    },
    'a bare pod that is to end': {
      pod: pod({ restartPolicy: 'Never', containers: [app, sql] }),
      complaints: [{ message: 'container "sql" is Cloud SQL Auth Proxy, which never ends by itself, so that the pod never completes' }],
    },
  },
});
