import { configKeyFault, envNameFault, labelFault, subdomainFault } from '../../pod/names';
import { ContainerView, PodView } from '../../pod/pod-view';
import { complain, REFUSED } from '../complain';
import { checkFieldRef, checkResourceFieldRef, ENV_PATHS, FieldRef, ResourceFieldRef } from '../downward-api';
import { Complaint } from '../finding';
import { backstepFault } from '../paths';
import { Rule } from '../rule';

interface KeyRef {
  readonly name?: string;
  readonly key?: string;
}

interface ValueFrom {
  readonly fieldRef?: FieldRef;
  readonly resourceFieldRef?: ResourceFieldRef;
  readonly configMapKeyRef?: KeyRef;
  readonly secretKeyRef?: KeyRef;
  readonly fileKeyRef?: { readonly volumeName?: string; readonly path?: string; readonly key?: string };
}

// KEP-4369, on by default from 1.32
const RELAXED_NAMES_SINCE = 32;

export const rule: Rule = {
  id: 'env-is-valid',
  category: 'admission',
  severity: 'error',
  title: 'Give every environment variable a name and one source of its value',
  why: 'The API server refuses a variable without a name or with a name of a wrong form, a valueFrom with no source or several, one beside a value, and a ' +
    'reference that names nothing (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables).',
  fix: 'set either \'value\' or one source under \'valueFrom\'',
  bad: `
    containers:
      - name: app
        image: app
        env: [{name: HOST, value: web, valueFrom: {fieldRef: {fieldPath: status.podIP}}}]`,
  good: `
    containers:
      - name: app
        image: app
        env: [{name: HOST, valueFrom: {fieldRef: {fieldPath: status.podIP}}}]`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    const relaxed = pod.version.minor >= RELAXED_NAMES_SINCE;
    for (const container of pod.containers) {
      container.spec.env?.forEach(({ name = '', value, valueFrom }, i) => {
        const fault = name === '' ? 'is empty' : envNameFault(name, relaxed);
        if (fault) {
          complain(complaints, container, `${container.field}.env[${i}].name`, `has an environment variable whose name ${fault}`, name, 'correct the name of the variable');
        }
        if (valueFrom) {
          checkValueFrom(complaints, container, valueFrom, value ?? '', `${container.field}.env[${i}].valueFrom`);
        }
        const { volumeName = '' }: NonNullable<ValueFrom['fileKeyRef']> = valueFrom?.fileKeyRef ?? {};
        if (volumeName) {
          checkFileVolume(complaints, container, volumeName, pod, `${container.field}.env[${i}].valueFrom.fileKeyRef.volumeName`);
        }
      });
    }
    return complaints;
  },
};

function checkValueFrom(to: Complaint[], container: ContainerView, valueFrom: ValueFrom, value: string, field: string): void {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef } = valueFrom;
  if (fieldRef) {
    checkFieldRef(to, container, fieldRef, ENV_PATHS, `${field}.fieldRef`);
  }
  if (resourceFieldRef) {
    checkResourceFieldRef(to, container, resourceFieldRef, `${field}.resourceFieldRef`, false);
  }
  if (configMapKeyRef) {
    checkKeyRef(to, container, configMapKeyRef, `${field}.configMapKeyRef`);
  }
  if (secretKeyRef) {
    checkKeyRef(to, container, secretKeyRef, `${field}.secretKeyRef`);
  }
  if (fileKeyRef) {
    checkFileRef(to, container, fileKeyRef, `${field}.fileKeyRef`);
  }
  const sources = [fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef].filter((source) => source !== undefined).length;
  if (sources === 0) {
    complain(to, container, field, 'has an environment variable with a \'valueFrom\' that has no source');
  } else if (value !== '') {
    complain(to, container, field, 'has an environment variable with both \'value\' and \'valueFrom\'', value);
  } else if (sources > 1) {
    complain(to, container, field, 'has an environment variable with several sources', Object.keys(valueFrom));
  }
}

function checkKeyRef(to: Complaint[], container: ContainerView, { name = '', key = '' }: KeyRef, field: string): void {
  const nameFault = name === '' ? 'is empty' : subdomainFault(name);
  if (nameFault) {
    complain(to, container, `${field}.name`, `refers to an object whose name ${nameFault}`, name, 'set \'name\'');
  }
  const keyFault = key === '' ? 'is empty' : configKeyFault(key);
  if (keyFault) {
    complain(to, container, `${field}.key`, `refers to a key that ${keyFault}`, key, 'set \'key\'');
  }
}

function checkFileRef(to: Complaint[], container: ContainerView, ref: NonNullable<ValueFrom['fileKeyRef']>, field: string): void {
  const { volumeName = '', path = '', key = '' } = ref;
  const faults: readonly (readonly [string, string, string | undefined])[] = [
    ['volumeName', volumeName, volumeName === '' ? 'is empty' : labelFault(volumeName)],
    ['path', path, path === '' ? 'is empty' : path.startsWith('/') ? 'is absolute' : backstepFault(path)],
    ['key', key, key === '' ? 'is empty' : envNameFault(key, true)],
  ];
  for (const [name, value, fault] of faults) {
    if (fault) {
      complain(to, container, `${field}.${name}`, `refers to a file with a '${name}' that ${fault}`, value, `correct '${name}'`);
    }
  }
}

// KEP-3721
function checkFileVolume(to: Complaint[], container: ContainerView, name: string, pod: PodView, field: string): void {
  const volume = pod.spec.volumes?.find((candidate) => candidate.name === name);
  if (!volume) {
    complain(to, container, field, 'refers to a file of a volume that the pod does not have', name, `add the volume ${JSON.stringify(name)}, an emptyDir`);
  } else if (!volume.emptyDir) {
    complain(to, container, field, 'refers to a file of a volume that is no emptyDir', name, 'name a volume of kind emptyDir');
  }
}
