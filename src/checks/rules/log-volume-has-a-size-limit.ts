import { productOf } from '../../pod/products/catalogue';
import { sharedFiles } from '../mounts';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'log-volume-has-a-size-limit',
  category: 'config',
  severity: 'info',
  title: 'Limit the size of the emptyDir that holds logs',
  why: 'An emptyDir without sizeLimit grows until the node\'s disk is full, and then the kubelet evicts pods, this one or others. With a limit only this pod is evicted; give it more ' +
    'than the app keeps after rotation, since an eviction leaves no time to ship what is unread (https://kubernetes.io/docs/concepts/storage/volumes/#emptydir).',
  fix: 'set emptyDir.sizeLimit, such as 1Gi',
  bad: `
    initContainers:
      - name: logs
        image: fluent/fluent-bit:5.1.1
        restartPolicy: Always
        volumeMounts: [{name: logs, mountPath: /logs, readOnly: true}]
        lifecycle: {preStop: {sleep: {seconds: 5}}}
    containers: [{name: app, image: app, volumeMounts: [{name: logs, mountPath: /logs}]}]
    volumes: [{name: logs, emptyDir: {}}]`,
  good: `
    initContainers:
      - name: logs
        image: fluent/fluent-bit:5.1.1
        restartPolicy: Always
        volumeMounts: [{name: logs, mountPath: /logs, readOnly: true}]
        lifecycle: {preStop: {sleep: {seconds: 5}}}
    containers: [{name: app, image: app, volumeMounts: [{name: logs, mountPath: /logs}]}]
    volumes: [{name: logs, emptyDir: {sizeLimit: 1Gi}}]`,
  acknowledge: 'When the app bounds its logs itself. The rule is silent where a main container has a limit on ephemeral-storage, which counts emptyDirs.',

  run(pod) {
    if (pod.sidecars.length === 0 || pod.mains.some((main) => main.spec.resources?.limits?.['ephemeral-storage'] !== undefined)) {
      return [];
    }
    const unlimited = new Map<string, string>();
    for (const sidecar of pod.sidecars) {
      for (const { volume } of productOf(sidecar)?.product.role === 'log-shipper' ? sharedFiles(pod, sidecar) : []) {
        const emptyDir = volume.emptyDir as { sizeLimit?: unknown } | undefined;
        if (emptyDir && emptyDir.sizeLimit === undefined) {
          unlimited.set(volume.name!, sidecar.name);
        }
      }
    }
    return [...unlimited].map(([name, container]) => ({
      message: `volume "${name}" holds logs and may fill the node's disk, having no sizeLimit`,
      container,
      field: `${pod.field}.volumes[${pod.spec.volumes!.findIndex((volume) => volume.name === name)}].emptyDir`,
    }));
  },
};
