import { rule } from '../../../src/checks/rules/rollout-settings-are-valid';
import { testRule } from '../rule-table';
import { job, workload } from '../workloads';

const deployment = (spec: object, version?: string) => workload('Deployment', spec, {}, version);
const rolling = (rollingUpdate: object) => deployment({ strategy: { rollingUpdate } });
const statefulSet = (spec: object) => workload('StatefulSet', spec);
const daemonSet = (updateStrategy: object) => workload('DaemonSet', { updateStrategy });
const at = 'spec.strategy.rollingUpdate';

testRule(rule, {
  valid: {
    'defaults': deployment({}),
    'all settings of a deployment': deployment({
      replicas: 0, minReadySeconds: 10, progressDeadlineSeconds: 11, revisionHistoryLimit: 0, strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '200%', maxUnavailable: '100%' } },
    }),
    'no surge, but some unavailable': rolling({ maxSurge: 0 }),
    'recreation': deployment({ strategy: { type: 'Recreate' } }),
    'a service name that older servers accept': workload('StatefulSet', { serviceName: 'a.b' }, {}, '1.32'),
    'all settings of a stateful set': statefulSet({
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1, maxUnavailable: 1 } },
      ordinals: { start: 5 },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Retain' },
    }),
    'a daemon set with surge only': daemonSet({ rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }),
    'a job is not rolled out': job({}),
  },
  invalid: {
    'a service name of a wrong form': {
      pod: workload('StatefulSet', { serviceName: 'a.b' }, {}, '1.33'),
      complaints: [{ field: 'spec.serviceName', message: expect.stringMatching(/^stateful set has a service name that/) }],
    },
    'negative numbers': {
      pod: deployment({ replicas: -1, minReadySeconds: -1, revisionHistoryLimit: -1 }),
      complaints: [
        { field: 'spec.replicas', message: 'deployment has a negative number, got -1' }, { field: 'spec.minReadySeconds' }, { field: 'spec.revisionHistoryLimit' },
      ],
    },
    'a deadline as long as the wait': { pod: deployment({ minReadySeconds: 600 }), complaints: [{ field: 'spec.progressDeadlineSeconds' }] },
    'an update that may do nothing': { pod: rolling({ maxSurge: 0, maxUnavailable: '0%' }), complaints: [{ field: `${at}.maxUnavailable` }] },
    'more than all unavailable': { pod: rolling({ maxUnavailable: '101%' }), complaints: [{ field: `${at}.maxUnavailable` }] },
    'neither number nor percentage': { pod: rolling({ maxSurge: '1', maxUnavailable: -1 }), complaints: [{ field: `${at}.maxUnavailable` }, { field: `${at}.maxSurge` }] },
    'recreation with settings of an update': {
      pod: deployment({ strategy: { type: 'Recreate', rollingUpdate: {} } }),
      complaints: [{ field: 'spec.strategy.rollingUpdate' }],
    },
    'an unknown strategy': { pod: deployment({ strategy: { type: 'Canary' } }), complaints: [{ field: 'spec.strategy' }] },
    'a disk that several pods write to, up to 1.28': {
      pod: workload('Deployment', { replicas: 2 }, { volumes: [{ name: 'data', gcePersistentDisk: { pdName: 'a' } }] }, '1.28'),
      complaints: [{ field: 'spec.template.spec.volumes[0].gcePersistentDisk.readOnly' }],
    },
    'faulty settings of a stateful set': {
      pod: statefulSet({
        podManagementPolicy: 'x', updateStrategy: { rollingUpdate: { partition: -1 } }, persistentVolumeClaimRetentionPolicy: { whenDeleted: 'x' },
      }),
      complaints: [
        { field: 'spec.podManagementPolicy' },
        { field: 'spec.updateStrategy.rollingUpdate.partition' },
        { field: 'spec.persistentVolumeClaimRetentionPolicy.whenDeleted' },
      ],
    },
    'a stateful set that updates on deletion, with settings of an update': {
      pod: statefulSet({ updateStrategy: { type: 'OnDelete', rollingUpdate: {} } }),
      complaints: [{ field: 'spec.updateStrategy.rollingUpdate' }],
    },
    'a daemon set with surge and unavailable': {
      pod: daemonSet({ rollingUpdate: { maxSurge: 1 } }),
      complaints: [{ field: 'spec.updateStrategy.rollingUpdate.maxSurge', message: 'daemon set has both \'maxSurge\' and \'maxUnavailable\', got 1' }],
    },
    'a daemon set with an unknown strategy': { pod: daemonSet({ type: 'Recreate' }), complaints: [{ field: 'spec.updateStrategy' }] },
  },
});
