import { labelFault } from '../../pod/names';
import { PodView } from '../../pod/pod-view';
import { complain, oneOf, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { checkNotNegative, checkRollingUpdate } from '../rollouts';
import { Rule } from '../rule';

const KINDS = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'ReplicationController']);

export const rule: Rule = {
  id: 'rollout-settings-are-valid',
  category: 'admission',
  severity: 'error',
  title: 'Give workloads replicas, deadlines and an update strategy that can be carried out',
  why: 'The API server refuses negative numbers, a progress deadline that is not longer than minReadySeconds, an unknown strategy, one with the settings of another, and an update that may ' +
    'neither remove nor add a pod (https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy).',
  fix: 'correct the setting',
  bad: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: orders}
    spec:
      strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 0}}
      selector: {matchLabels: {app: orders}}
      template:
        metadata: {labels: {app: orders}}
        spec:
          containers:
            - {name: app, image: app}`,
  good: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: orders}
    spec:
      strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
      selector: {matchLabels: {app: orders}}
      template:
        metadata: {labels: {app: orders}}
        spec:
          containers:
            - {name: app, image: app}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    const spec = pod.manifest.spec;
    if (!spec || !KINDS.has(pod.object.kind)) {
      return complaints;
    }
    const about = pod.object.kind;
    checkNotNegative(complaints, about, spec.replicas, 'spec.replicas');
    checkNotNegative(complaints, about, spec.minReadySeconds, 'spec.minReadySeconds');
    switch (about) {
      case 'Deployment':
        checkDeployment(complaints, spec);
        break;
      case 'StatefulSet':
        checkStatefulSet(complaints, spec);
        break;
      case 'DaemonSet':
        checkDaemonSet(complaints, spec);
        break;
      default:
    }
    checkServiceName(complaints, pod, spec.serviceName);
    checkDisks(complaints, pod, spec.replicas ?? 1);
    return complaints;
  },
};

function checkDeployment(to: Complaint[], spec: any): void {
  checkNotNegative(to, 'Deployment', spec.revisionHistoryLimit, 'spec.revisionHistoryLimit');
  const deadline = spec.progressDeadlineSeconds ?? 600;
  if (deadline < 0 || deadline <= (spec.minReadySeconds ?? 0)) {
    complain(to, 'Deployment', 'spec.progressDeadlineSeconds', 'has a progress deadline that is not longer than \'minReadySeconds\'', deadline, 'raise \'progressDeadlineSeconds\'');
  }
  const { type = 'RollingUpdate', rollingUpdate } = spec.strategy ?? {};
  switch (type) {
    case 'Recreate':
      if (rollingUpdate) {
        complain(to, 'Deployment', 'spec.strategy.rollingUpdate', 'has the strategy "Recreate" and settings of a rolling update', undefined, 'remove \'rollingUpdate\'');
      }
      break;
    case '':
    case 'RollingUpdate':
      checkRollingUpdate(to, 'Deployment', { maxUnavailable: '25%', maxSurge: '25%', ...rollingUpdate }, 'spec.strategy.rollingUpdate');
      break;
    default:
      complain(to, 'Deployment', 'spec.strategy', 'has an unknown strategy', type, `use ${oneOf(['Recreate', 'RollingUpdate'])}`);
  }
}

function checkStatefulSet(to: Complaint[], spec: any): void {
  const management = spec.podManagementPolicy || 'OrderedReady';
  if (management !== 'OrderedReady' && management !== 'Parallel') {
    complain(to, 'StatefulSet', 'spec.podManagementPolicy', 'has an unknown \'podManagementPolicy\'', management, 'use "OrderedReady" or "Parallel"');
  }
  const { type = 'RollingUpdate', rollingUpdate } = spec.updateStrategy ?? {};
  switch (type) {
    case 'OnDelete':
      if (rollingUpdate) {
        complain(to, 'StatefulSet', 'spec.updateStrategy.rollingUpdate', 'has the strategy "OnDelete" and settings of a rolling update', undefined, 'remove \'rollingUpdate\'');
      }
      break;
    case '':
    case 'RollingUpdate':
      checkNotNegative(to, 'StatefulSet', rollingUpdate?.partition, 'spec.updateStrategy.rollingUpdate.partition');
      break;
    default:
      complain(to, 'StatefulSet', 'spec.updateStrategy', 'has an unknown strategy', type, `use ${oneOf(['RollingUpdate', 'OnDelete'])}`);
  }
  for (const name of ['whenDeleted', 'whenScaled']) {
    const policy = spec.persistentVolumeClaimRetentionPolicy?.[name];
    if (policy && policy !== 'Retain' && policy !== 'Delete') {
      complain(to, 'StatefulSet', `spec.persistentVolumeClaimRetentionPolicy.${name}`, `has an unknown '${name}'`, policy, 'use "Retain" or "Delete"');
    }
  }
  checkNotNegative(to, 'StatefulSet', spec.ordinals?.start, 'spec.ordinals.start');
}

// accepted up to 1.32 (pkg/apis/apps/validation), where no such Service can be
function checkServiceName(to: Complaint[], pod: PodView, name?: string): void {
  const fault = pod.object.kind === 'StatefulSet' && pod.version.minor >= 33 && name ? labelFault(name) : undefined;
  if (fault) {
    complain(to, 'StatefulSet', 'spec.serviceName', `has a service name that ${fault}`, name, 'give the name of a Service');
  }
}

function checkDaemonSet(to: Complaint[], spec: any): void {
  checkNotNegative(to, 'DaemonSet', spec.revisionHistoryLimit, 'spec.revisionHistoryLimit');
  const { type = 'RollingUpdate', rollingUpdate } = spec.updateStrategy ?? {};
  if (type === 'RollingUpdate' || type === '') {
    checkRollingUpdate(to, 'DaemonSet', { maxUnavailable: 1, maxSurge: 0, ...rollingUpdate }, 'spec.updateStrategy.rollingUpdate');
  } else if (type !== 'OnDelete') {
    complain(to, 'DaemonSet', 'spec.updateStrategy', 'has an unknown strategy', type, `use ${oneOf(['RollingUpdate', 'OnDelete'])}`);
  }
}

// the feature gate SkipReadOnlyValidationGCE ended this check
function checkDisks(to: Complaint[], pod: PodView, replicas: number): void {
  if (replicas < 2 || pod.version.minor > 28 || (pod.object.kind !== 'Deployment' && pod.object.kind !== 'ReplicaSet' && pod.object.kind !== 'ReplicationController')) {
    return;
  }
  pod.spec.volumes?.forEach((volume, i) => {
    const disk = volume.gcePersistentDisk as { readOnly?: boolean } | undefined;
    if (disk && !disk.readOnly) {
      complain(to, `volume "${volume.name}"`, `${pod.field}.volumes[${i}].gcePersistentDisk.readOnly`, 'is a disk that several pods would write to', false, 'set \'readOnly: true\'');
    }
  });
}
