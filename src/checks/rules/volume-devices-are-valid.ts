import { Volume } from '../../pod/manifest';
import { ContainerView } from '../../pod/pod-view';
import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { backstepFault } from '../paths';
import { Rule } from '../rule';
import { checkVolumes } from '../volumes';

interface Device {
  readonly name?: string;
  readonly devicePath?: string;
}

export const rule: Rule = {
  id: 'volume-devices-are-valid',
  category: 'admission',
  severity: 'error',
  title: 'Use only claims as block devices, each at a path of its own',
  why: 'The API server refuses a block device that is no volume with a claim, one without a path, and a volume or path that is used twice or is mounted as well ' +
    '(https://kubernetes.io/docs/concepts/storage/persistent-volumes/#raw-block-volume-support).',
  fix: 'correct the entry of \'volumeDevices\'',
  bad: `
    containers:
      - {name: app, image: app, volumeDevices: [{name: data, devicePath: /dev/xvda}]}
    volumes:
      - {name: data, emptyDir: {}}`,
  good: `
    containers:
      - {name: app, image: app, volumeDevices: [{name: data, devicePath: /dev/xvda}]}
    volumes:
      - {name: data, persistentVolumeClaim: {claimName: data}}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      const devices = container.spec.volumeDevices as readonly Device[] | undefined;
      devices?.forEach((device, i) => check(complaints, container, devices, device, i, checkVolumes(pod).sound));
    }
    return complaints;
  },
};

function check(
  to: Complaint[], container: ContainerView, devices: readonly Device[], device: Device, index: number, volumes: ReadonlyMap<string, Volume>,
): void {
  const field = `${container.field}.volumeDevices[${index}]`;
  const { name = '', devicePath = '' } = device;
  const mounts = container.spec.volumeMounts ?? [];
  const volume = volumes.get(name);
  const isTaken = (part: keyof Device) => devices.findIndex((other) => other[part] === device[part]) < index;
  if (!volume) {
    complain(to, container, `${field}.name`, 'uses a device that the pod does not have as a volume', name, 'add the volume');
  } else if (volume.persistentVolumeClaim === undefined && volume.ephemeral === undefined) {
    complain(to, container, `${field}.name`, 'uses a volume as a device that is no claim', name, 'use a persistentVolumeClaim');
  } else if (isTaken('name')) {
    complain(to, container, `${field}.name`, 'uses one volume as two devices', name, 'remove one of them');
  }
  if (devicePath === '' || backstepFault(devicePath) || isTaken('devicePath')) {
    complain(to, container, `${field}.devicePath`, 'has a device without a path of its own', devicePath, 'set \'devicePath\' to a path of its own');
  }
  mounts.forEach((mount, i) => {
    if (name !== '' && mount.name === name) {
      complain(to, container, `${field}.name`, 'uses one volume as a device and as a mount', name, 'remove one of them');
      complain(to, container, `${container.field}.volumeMounts[${i}].name`, 'mounts a volume that is a device as well', name, 'remove one of them');
    }
    if (devicePath !== '' && mount.mountPath === devicePath) {
      complain(to, container, `${field}.devicePath`, 'has a device at the path of a mount', devicePath, 'use another path');
      complain(to, container, `${container.field}.volumeMounts[${i}].mountPath`, 'has a mount at the path of a device', devicePath, 'use another path');
    }
  });
}
