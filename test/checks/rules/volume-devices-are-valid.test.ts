import { rule } from '../../../src/checks/rules/volume-devices-are-valid';
import { testRule } from '../rule-table';
import { podWith } from '../workloads';

const data = { name: 'data', persistentVolumeClaim: { claimName: 'data' } };
const device = { name: 'data', devicePath: '/dev/a' };
const using = (volumeDevices: object[], more: object = {}) => podWith({ volumes: [data, { name: 'tmp', emptyDir: {} }], containers: [{ name: 'app', volumeDevices, ...more }] });
const at = 'spec.containers[0].volumeDevices';

testRule(rule, {
  valid: { 'a claim': using([device]) },
  invalid: {
    'a volume that is no claim': { pod: using([{ name: 'tmp', devicePath: '/dev/a' }]), complaints: [{ field: `${at}[0].name` }] },
    'no such volume, no path': { pod: using([{ name: 'x' }]), complaints: [{ field: `${at}[0].name` }, { field: `${at}[0].devicePath` }] },
    'one volume and one path twice': { pod: using([device, device]), complaints: [{ field: `${at}[1].name` }, { field: `${at}[1].devicePath` }] },
    'a path with a step back': { pod: using([{ name: 'data', devicePath: '/dev/../a' }]), complaints: [{ field: `${at}[0].devicePath` }] },
    'a device that is mounted as well': {
      pod: using([device], { volumeMounts: [{ name: 'data', mountPath: '/dev/a' }] }),
      complaints: [
        { field: `${at}[0].name` }, { field: 'spec.containers[0].volumeMounts[0].name' },
        { field: `${at}[0].devicePath` }, { field: 'spec.containers[0].volumeMounts[0].mountPath' },
      ],
    },
  },
});
