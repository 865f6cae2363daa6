import { complain } from './complain';
import { Complaint } from './finding';
import { backstepFault, descendingPathFault } from './paths';
import { checkDisk, checkDownwardFile, checkEnum, checkFiles, checkMode, checkPath, checkSecretRef, checkSet, DownwardFile } from './volume-parts';
import { checkProjections } from './volume-projections';
import { labelFault, subdomainFault } from '../pod/names';
import { parseQuantity } from '../pod/quantity';

/** Checks one source of a volume; `source` has the right types. */
type SourceCheck = (to: Complaint[], about: string, source: any, field: string) => void;

/** What the API server demands of a volume's source, by the source's name (validateVolumeSource of pkg/apis/core/validation). In the server's order. */
export const VOLUME_SOURCES: ReadonlyMap<string, SourceCheck> = new Map<string, SourceCheck>([
  ['emptyDir', (to, about, { sizeLimit }, field) => {
    if (sizeLimit !== undefined && (parseQuantity(sizeLimit)?.nanos ?? 0n) < 0n) {
      complain(to, about, `${field}.sizeLimit`, 'has a negative size limit', sizeLimit, 'set a size of 0 or more');
    }
  }],
  ['hostPath', (to, about, { path, type }, field) => {
    if (!path) {
      complain(to, about, `${field}.path`, 'is a hostPath volume without a path', undefined, 'set \'path\'');
      return;
    }
    checkPath(to, about, path, `${field}.path`, backstepFault);
    checkEnum(to, about, type, `${field}.type`, ['', 'DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File', 'Socket', 'CharDevice', 'BlockDevice']);
  }],
  ['gitRepo', (to, about, source, field) => {
    checkSet(to, about, source, field, 'repository');
    checkPath(to, about, source.directory ?? '', `${field}.directory`, descendingPathFault);
  }],
  // the server's path of this one has no "gce"
  ['gcePersistentDisk', (to, about, source, field) => checkDisk(to, about, source, field.replace('gcePersistentDisk', 'persistentDisk'), 'pdName')],
  ['awsElasticBlockStore', (to, about, source, field) => checkDisk(to, about, source, field, 'volumeID')],
  ['secret', (to, about, source, field) => {
    checkSet(to, about, source, field, 'secretName');
    checkFiles(to, about, source, field);
  }],
  ['nfs', (to, about, source, field) => {
    checkSet(to, about, source, field, 'server', 'path');
    if (source.path && !source.path.startsWith('/')) {
      complain(to, about, `${field}.path`, 'has a path that is not absolute', source.path, 'begin it with a slash');
    }
  }],
  ['iscsi', (to, about, source, field) => checkIscsi(to, about, source, field)],
  ['glusterfs', (to, about, source, field) => checkSet(to, about, source, field, 'endpoints', 'path')],
  ['flocker', (to, about, { datasetName = '', datasetUUID = '' }, field) => {
    if ((datasetName === '') === (datasetUUID === '')) {
      complain(to, about, field, 'needs one of \'datasetName\' and \'datasetUUID\'', undefined, 'set exactly one of them');
    }
    if (datasetName.includes('/')) {
      complain(to, about, `${field}.datasetName`, 'has a dataset name with a slash', datasetName, 'remove the slash');
    }
  }],
  ['persistentVolumeClaim', (to, about, source, field) => checkSet(to, about, source, field, 'claimName')],
  ['rbd', (to, about, source, field) => checkSet(to, about, source, field, 'monitors', 'image')],
  ['cinder', (to, about, source, field) => {
    checkSet(to, about, source, field, 'volumeID');
    checkSecretRef(to, about, source, field);
  }],
  ['cephfs', (to, about, source, field) => checkSet(to, about, source, field, 'monitors')],
  ['quobyte', (to, about, source, field) => {
    checkSet(to, about, source, field, 'registry', 'volume');
    if (source.registry && (source.tenant ?? '').length > 64) {
      complain(to, about, `${field}.tenant`, 'has a tenant longer than 64 characters', source.tenant, 'give the UUID of a tenant');
    } else if (source.registry && !source.registry.split(',').every((pair: string) => /^(\[[^\]]*\]|[^:\]]*):[^:]*$/.test(pair))) {
      complain(to, about, `${field}.registry`, 'has a registry that is no list of host:port', source.registry, 'write host:port, several with commas between');
    }
  }],
  ['downwardAPI', (to, about, source, field) => {
    checkMode(to, about, source.defaultMode, `${field}.defaultMode`);
    // the server reports the files of this source without their index
    source.items?.forEach((file: DownwardFile) => checkDownwardFile(to, about, file, field));
  }],
  ['fc', (to, about, { targetWWNs = [], wwids = [], lun }, field) => {
    if ((targetWWNs.length === 0) === (wwids.length === 0)) {
      complain(to, about, `${field}.targetWWNs`, 'needs one of \'targetWWNs\' and \'wwids\'', undefined, 'set exactly one of them');
    }
    if (targetWWNs.length > 0 && !(lun >= 0 && lun <= 255)) {
      complain(to, about, `${field}.lun`, 'has no unit number from 0 to 255', lun, 'set \'lun\' to a number from 0 to 255');
    }
  }],
  ['flexVolume', (to, about, source, field) => {
    checkSet(to, about, source, field, 'driver');
    for (const key in source.options) {
      if (/\.(kubernetes|k8s)\.io$/.test(`.${key.split('/')[0].toLowerCase()}`)) {
        complain(to, about, `${field}.options[${key}]`, 'has an option in a reserved namespace', key, 'use another prefix');
      }
    }
  }],
  ['configMap', (to, about, source, field) => {
    checkSet(to, about, source, field, 'name');
    checkFiles(to, about, source, field);
  }],
  ['azureFile', (to, about, source, field) => checkSet(to, about, source, field, 'secretName', 'shareName')],
  ['vsphereVolume', (to, about, source, field) => checkSet(to, about, source, field, 'volumePath')],
  ['photonPersistentDisk', (to, about, source, field) => checkSet(to, about, source, field, 'pdID')],
  ['portworxVolume', (to, about, source, field) => checkSet(to, about, source, field, 'volumeID')],
  ['azureDisk', (to, about, source, field) => checkAzureDisk(to, about, source, field)],
  ['storageos', (to, about, source, field) => {
    checkSet(to, about, source, field, 'volumeName');
    for (const name of ['volumeName', 'volumeNamespace']) {
      const fault = source[name] ? labelFault(source[name]) : undefined;
      if (fault) {
        complain(to, about, `${field}.${name}`, `has a name that ${fault}`, source[name], 'correct the name');
      }
    }
    checkSecretRef(to, about, source, field);
  }],
  ['projected', (to, about, source, field) => {
    checkMode(to, about, source.defaultMode, `${field}.defaultMode`);
    checkProjections(to, about, source.sources ?? [], field);
  }],
  ['scaleIO', (to, about, source, field) => checkSet(to, about, source, field, 'gateway', 'system', 'volumeName')],
  ['csi', (to, about, source, field) => {
    checkSet(to, about, source, field, 'driver');
    const fault = source.driver ? source.driver.length > 63 || subdomainFault(source.driver.toLowerCase()) : undefined;
    if (fault) {
      complain(to, about, `${field}.driver`, 'has a driver whose name is no DNS subdomain of at most 63 characters', source.driver, 'correct the name of the driver');
    }
    if (source.nodePublishSecretRef && !source.nodePublishSecretRef.name) {
      complain(to, about, `${field}.nodePublishSecretRef.name`, 'refers to a secret without a name', undefined, 'set \'name\'');
    }
  }],
  ['ephemeral', (to, about, source, field) => {
    const template = source.volumeClaimTemplate;
    checkSet(to, about, source, field, 'volumeClaimTemplate');
    if (template) {
      checkSet(to, about, template.spec ?? {}, `${field}.volumeClaimTemplate.spec`, 'accessModes');
    }
    if (template && template.spec?.resources?.requests?.storage === undefined) {
      complain(to, about, `${field}.volumeClaimTemplate.spec.resources[storage]`, 'claims no amount of storage', undefined, 'set \'resources.requests.storage\'');
    }
  }],
  ['image', (to, about, source, field) => {
    checkSet(to, about, source, field, 'reference');
    checkEnum(to, about, source.pullPolicy || undefined, `${field}.pullPolicy`, ['Always', 'IfNotPresent', 'Never']);
  }],
]);

const ISCSI_NAME = /iqn\.\d{4}-\d{2}\.([A-Za-z0-9\-.]+)(:[^,;*&$|\s]+)$|^eui.[A-Za-z0-9]{16}$|^naa.[A-Za-z0-9]{32}$/;

function checkIscsi(to: Complaint[], about: string, source: any, field: string): void {
  checkSet(to, about, source, field, 'targetPortal', 'iqn');
  if (source.iqn && !(/^(iqn|eui|naa)/.test(source.iqn) && ISCSI_NAME.test(source.iqn))) {
    complain(to, about, `${field}.iqn`, 'has a qualified name of a wrong form', source.iqn, 'begin it with "iqn", "eui" or "naa"');
  }
  if (source.lun < 0 || source.lun > 255) {
    complain(to, about, `${field}.lun`, 'has a unit number outside 0 to 255', source.lun, 'set \'lun\' to a number from 0 to 255');
  }
  if ((source.chapAuthDiscovery || source.chapAuthSession) && !source.secretRef) {
    complain(to, about, `${field}.secretRef`, 'uses CHAP without a secret', undefined, 'set \'secretRef\'');
  }
  if (source.initiatorName !== undefined && !(/^(iqn|eui|naa)/.test(source.initiatorName) && ISCSI_NAME.test(source.initiatorName))) {
    complain(to, about, `${field}.initiatorname`, 'has an initiator name of a wrong form', source.initiatorName, 'begin it with "iqn", "eui" or "naa"');
  }
}

function checkAzureDisk(to: Complaint[], about: string, source: any, field: string): void {
  checkSet(to, about, source, field, 'diskName', 'diskURI');
  checkEnum(to, about, source.cachingMode, `${field}.cachingMode`, ['None', 'ReadOnly', 'ReadWrite']);
  checkEnum(to, about, source.kind, `${field}.kind`, ['Shared', 'Dedicated', 'Managed']);
  const start = (source.kind ?? 'Shared') === 'Managed' ? '/subscriptions/' : 'https://';
  if (source.diskURI && !source.diskURI.startsWith(start)) {
    complain(to, about, `${field}.diskURI`, `has a disk URI that does not begin with "${start}"`, source.diskURI, 'correct the URI, or set \'kind\'');
  }
}
