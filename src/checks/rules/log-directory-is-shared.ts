import { ContainerView, PodView } from '../../pod/pod-view';
import { productOf } from '../../pod/products/catalogue';
import { Complaint } from '../finding';
import { fluentBitConfig, isFluentBit } from '../fluent-bit-config';
import { mountAt, mountsOf } from '../mounts';
import { Neighbours, Rule } from '../rule';

export const rule: Rule = {
  id: 'log-directory-is-shared',
  category: 'config',
  severity: 'warning',
  title: 'Share the directory that a log shipper reads with the container that writes it',
  why: 'Containers of a pod share no files but those on volumes that both mount. A log shipper that reads another directory ships nothing, starts without complaint and passes its ' +
    'probes (https://kubernetes.io/docs/concepts/cluster-administration/logging/#using-a-sidecar-container-with-the-logging-agent).',
  fix: 'mount one emptyDir into both containers',
  bad: `
    initContainers:
      - {name: logs, image: "fluent/fluent-bit:5.1.1", restartPolicy: Always, volumeMounts: [{name: logs, mountPath: /var/log/app, readOnly: true}]}
    containers: [{name: app, image: app}]
    volumes: [{name: logs, emptyDir: {sizeLimit: 1Gi}}]`,
  good: `
    initContainers:
      - name: logs
        image: fluent/fluent-bit:5.1.1
        restartPolicy: Always
        volumeMounts: [{name: logs, mountPath: /var/log/app, readOnly: true}]
        lifecycle: {preStop: {sleep: {seconds: 5}}}
    containers: [{name: app, image: app, volumeMounts: [{name: logs, mountPath: /var/log/app}]}]
    volumes: [{name: logs, emptyDir: {sizeLimit: 1Gi}}]`,
  acknowledge: 'When an injected container writes the files. Paths are seen only where Fluent Bit\'s configuration is in the same input.',
  reads: ['ConfigMap'],
  concerns: (pod) => pod.sidecars.some(isFluentBit),

  run(pod, others) {
    return pod.sidecars.flatMap((sidecar) => productOf(sidecar)?.product.role === 'log-shipper'
      ? [...unwrittenVolumes(pod, sidecar), ...unsharedPaths(pod, sidecar, others)] : []);
  },
};

/** An emptyDir that the log shipper cannot write, and that nobody else does. */
function unwrittenVolumes(pod: PodView, sidecar: ContainerView): Complaint[] {
  const readOnly = mountsOf(pod, sidecar).filter(({ volume, mount }) => volume.emptyDir && mount.readOnly);
  return readOnly.filter(({ mount }) => !isWrittenByOther(pod, sidecar, mount.name)).map(({ mount, field }) => ({
    message: `container "${sidecar.name}" reads volume "${mount.name}", which no other container writes`,
    fix: `mount "${mount.name}" into the container that writes the logs`,
    container: sidecar.name,
    field,
  }));
}

function isWrittenByOther(pod: PodView, sidecar: ContainerView, volume: string | undefined): boolean {
  return pod.containers.some((other) => other !== sidecar && other.spec.volumeMounts?.some((mount) => mount.name === volume && !mount.readOnly));
}

function unsharedPaths(pod: PodView, sidecar: ContainerView, others: Neighbours): Complaint[] {
  const config = isFluentBit(sidecar) ? fluentBitConfig(pod, sidecar, others) : undefined;
  return config?.inputs.flatMap((input): Complaint[] => {
    const paths = input.get('name')?.toLowerCase() === 'tail' ? input.get('path')?.split(',').map((path) => path.trim()) ?? [] : [];
    return paths.filter((path) => path.startsWith('/') && !path.includes('${') && !mountAt(sidecar, folderOf(path))).map((path) => ({
      message: `container "${sidecar.name}" reads ${path}, which lies on no volume`,
      container: sidecar.name,
      field: sidecar.field,
    }));
  }) ?? [];
}

/** What stands in front of the first wildcard, without the file's name. */
function folderOf(path: string): string {
  const fixed = path.slice(0, path.search(/[*?[]|$/));
  return fixed.slice(0, Math.max(fixed.lastIndexOf('/'), 1));
}
