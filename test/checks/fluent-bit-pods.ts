import { Neighbours } from '../../src/checks/rule';
import { ContainerSpec, PodSpec } from '../../src/pod/manifest';
import { PodView } from '../../src/pod/pod-view';
import { pod } from '../pod/pods';

/** A pod with Fluent Bit as sidecar, its configuration mounted at /conf and loaded with -c, logs shared with the app. */
export function fluentBitPod(sidecar: ContainerSpec = {}, spec: PodSpec = {}): PodView {
  return pod({
    initContainers: [{
      name: 'logs',
      image: 'fluent/fluent-bit:5.1.1',
      restartPolicy: 'Always',
      args: ['-c', '/conf/fluent-bit.yaml'],
      volumeMounts: [{ name: 'conf', mountPath: '/conf' }, { name: 'logs', mountPath: '/var/log/app', readOnly: true }, { name: 'state', mountPath: '/state' }],
      ...sidecar,
    }],
    containers: [{ name: 'app', volumeMounts: [{ name: 'logs', mountPath: '/logs' }] }],
    volumes: [{ name: 'conf', configMap: { name: 'logs' } }, { name: 'logs', emptyDir: {} }, { name: 'state', emptyDir: {} }],
    ...spec,
  });
}

/** The ConfigMap of that pod. */
export function fluentBitFiles(data: Readonly<Record<string, string>>): Neighbours {
  return { ofKind: (kind) => kind === 'ConfigMap' ? [{ apiVersion: 'v1', kind, metadata: { name: 'logs' }, data }] : [] };
}

export function fluentBitYaml(text: string): Neighbours {
  return fluentBitFiles({ 'fluent-bit.yaml': text });
}
