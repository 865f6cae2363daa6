import { Volume, VolumeMount } from '../../pod/manifest';
import { ContainerView } from '../../pod/pod-view';
import { complain, oneOf, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { descendingPathFault } from '../paths';
import { Rule } from '../rule';
import { checkVolumes } from '../volumes';

type Mount = VolumeMount & { readonly mountPropagation?: string; readonly recursiveReadOnly?: string };

const PROPAGATIONS = ['Bidirectional', 'HostToContainer', 'None'];

export const rule: Rule = {
  id: 'volume-mounts-are-valid',
  category: 'admission',
  severity: 'error',
  title: 'Mount volumes that the pod has, each at a path of its own',
  why: 'The API server refuses a mount of a volume that the pod does not have, or that is itself invalid, a mount without a path, two mounts at one path of a container, ' +
    'and a subPath that leaves the volume (https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath).',
  fix: 'correct the mount',
  bad: `
    containers:
      - {name: app, image: app, volumeMounts: [{name: logs, mountPath: /var/log/app}]}`,
  good: `
    containers:
      - {name: app, image: app, volumeMounts: [{name: logs, mountPath: /var/log/app}]}
    volumes:
      - {name: logs, emptyDir: {}}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    // https://github.com/cdk8s-team/cdk8s-plus/issues/6735
    const lost = pod.object.kind === 'StatefulSet' && !pod.spec.volumes
      ? '; a StatefulSet of cdk8s-plus-31 to 34 loses the volumes it was given, and has them again once it has a sidecar of this library' : '';
    for (const container of pod.containers) {
      const { volumeMounts } = container.spec;
      if (volumeMounts) {
        const { sound } = checkVolumes(pod);
        volumeMounts.forEach((mount, i) => check(complaints, container, mount, i, sound, lost));
      }
    }
    return complaints;
  },
};

function check(to: Complaint[], container: ContainerView, mount: Mount, index: number, volumes: ReadonlyMap<string, Volume>, lost: string): void {
  const field = `${container.field}.volumeMounts`;
  const { name = '', mountPath = '', subPath = '', subPathExpr = '' } = mount;
  const volume = volumes.get(name);
  if (!volume) {
    complain(to, container, `${field}[${index}].name`, 'mounts a volume that the pod does not have, or that is invalid', name,
      name === '' ? 'set \'name\'' : `add the volume ${JSON.stringify(name)}, or correct it${lost}`);
  } else if (volume.image !== undefined) {
    checkImageMount(to, container, mount, `${field}[${index}]`);
  }
  if (mountPath === '') {
    complain(to, container, `${field}[${index}].mountPath`, 'mounts a volume nowhere', undefined, 'set \'mountPath\'');
  } else if (container.spec.volumeMounts!.findIndex((other) => other.mountPath === mountPath) < index) {
    complain(to, container, `${field}[${index}].mountPath`, 'mounts two volumes at one path', mountPath, 'mount them at different paths');
  }
  if (subPath !== '' && subPathExpr !== '') {
    complain(to, container, `${field}[${index}].subPathExpr`, 'has a mount with both \'subPath\' and \'subPathExpr\'', subPathExpr, 'remove one of them');
  }
  // the server's paths of what follows have no index
  for (const [part, path] of [['subPath', subPath], ['subPathExpr', subPathExpr]]) {
    const fault = path === '' ? undefined : descendingPathFault(path);
    if (fault) {
      complain(to, container, `${field}.${part}`, `has a mount with a '${part}' that ${fault}`, path, 'give a path inside of the volume');
    }
  }
  if (mount.mountPropagation !== undefined) {
    checkPropagation(to, container, mount.mountPropagation, `${field}.mountPropagation`);
  }
  if (mount.recursiveReadOnly !== undefined) {
    checkReadOnly(to, container, mount, `${field}.recursiveReadOnly`);
  }
}

// 1.33 allowed them (KEP-4639)
function checkImageMount(to: Complaint[], container: ContainerView, mount: Mount, field: string): void {
  if (mount.subPathExpr) {
    complain(to, container, `${field}.subPathExpr`, 'mounts a part of an image volume by expression', mount.subPathExpr, 'remove \'subPathExpr\'');
  }
}

function checkPropagation(to: Complaint[], container: ContainerView, propagation: string, field: string): void {
  if (!PROPAGATIONS.includes(propagation)) {
    complain(to, container, field, 'has a mount with an unknown propagation', propagation, `use ${oneOf(PROPAGATIONS)}`);
  } else if (propagation === 'Bidirectional' && !container.spec.securityContext?.privileged) {
    complain(to, container, field, 'propagates mounts to the node without being privileged', propagation, 'use "HostToContainer", or make the container privileged');
  }
}

function checkReadOnly(to: Complaint[], container: ContainerView, mount: Mount, field: string): void {
  const { recursiveReadOnly = '', readOnly, mountPropagation = 'None' } = mount;
  if (!['Disabled', 'IfPossible', 'Enabled'].includes(recursiveReadOnly)) {
    complain(to, container, field, 'has a mount with an unknown \'recursiveReadOnly\'', recursiveReadOnly, 'use "Disabled", "IfPossible" or "Enabled"');
  } else if (recursiveReadOnly !== 'Disabled' && (!readOnly || mountPropagation !== 'None')) {
    complain(to, container, field, 'has a recursively read-only mount that is not read-only or is propagated', recursiveReadOnly, 'set \'readOnly: true\', and no \'mountPropagation\'');
  }
}
