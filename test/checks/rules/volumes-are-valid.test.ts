import { rule } from '../../../src/checks/rules/volumes-are-valid';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';
import { podWith } from '../workloads';

const NO_NEIGHBOURS = { ofKind: () => [] };
const ephemeral = { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } } };
const volumes = (...list: object[]) => podWith({ volumes: list.map((volume, i) => ({ name: `v${i}`, ...volume })) });
const fieldsOf = (source: object) => rule.run(volumes(source), NO_NEIGHBOURS).map((complaint) => complaint.field.replace('spec.volumes[0].', ''));

testRule(rule, {
  valid: {
    'a volume without a source is an emptyDir': volumes({}),
    'no volumes': podWith({}),
    'a claim that is made with the pod': volumes({ ephemeral }),
  },
  invalid: {
    'names of a wrong form, missing or twice': {
      pod: podWith({ volumes: [{ name: 'V' }, {}, { name: 'a' }, { name: 'a' }] }),
      complaints: [
        { field: 'spec.volumes[0].name', message: expect.stringMatching(/^volume "V" has a name that/) },
        { field: 'spec.volumes[1].name' },
        { field: 'spec.volumes[3].name', message: 'volume "a" has the name of another volume, got "a"' },
      ],
    },
    'two sources, of which the second is refused in the server\'s order': {
      pod: volumes({ configMap: { name: 'a' }, emptyDir: {} }),
      complaints: [{ field: 'spec.volumes[0].configMap', message: 'volume "v0" has the sources "emptyDir" and "configMap"' }],
    },
    'an image that an older version throws away': { pod: podWith({ volumes: [{ name: 'v', image: { reference: 'a' } }] }, '1.34'), complaints: [{ field: 'spec.volumes[0]' }] },
    'a claim whose name would be too long': {
      pod: pod({ containers: [{ name: 'app' }], volumes: [{ name: 'data', ephemeral }] }, '1.36', { name: 'a'.repeat(249) }),
      complaints: [{ field: 'spec.volumes[0].name' }],
    },
  },
});

test.each<[string, object]>([
  ['configMap', { configMap: { name: 'a', defaultMode: 0o644, items: [{ key: 'k', path: 'a/b', mode: 0 }] } }],
  ['secret', { secret: { secretName: 'a' } }],
  ['hostPath', { hostPath: { path: '/var/log', type: 'Directory' } }],
  ['csi', { csi: { driver: 'Driver.acme.io' } }],
  ['nfs', { nfs: { server: 'a', path: '/a' } }],
  ['image', { image: { reference: 'a', pullPolicy: 'Always' } }],
  ['downwardAPI', { downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } }],
  ['projected', {
    projected: {
      sources: [
        { serviceAccountToken: { path: 'token' } }, { configMap: { name: 'a', items: [{ key: 'k', path: 'k' }] } }, { secret: { name: 'b' } },
      ],
    },
  }],
])('a complete %s is right', (_kind, source) => {
  expect(fieldsOf(source)).toEqual([]);
});

test.each<[object, string[]]>([
  [{ emptyDir: { sizeLimit: '-1' } }, ['emptyDir.sizeLimit']],
  [{ configMap: {} }, ['configMap.name']],
  [{ configMap: { name: 'a', defaultMode: 0o1000, items: [{}] } }, ['configMap.defaultMode', 'configMap.items[0].key', 'configMap.items[0].path']],
  [{ secret: { items: [{ key: 'k', path: '../k' }] } }, ['secret.secretName', 'secret.items[0].path']],
  [{ hostPath: {} }, ['hostPath.path']],
  [{ hostPath: { path: '/a/../b', type: 'Folder' } }, ['hostPath.path', 'hostPath.type']],
  [{ persistentVolumeClaim: {} }, ['persistentVolumeClaim.claimName']],
  [{ nfs: { server: 'a', path: 'b' } }, ['nfs.path']],
  [{ csi: { driver: 'a_b', nodePublishSecretRef: {} } }, ['csi.driver', 'csi.nodePublishSecretRef.name']],
  [{ image: { pullPolicy: 'Sometimes' } }, ['image.reference', 'image.pullPolicy']],
  [{ ephemeral: {} }, ['ephemeral.volumeClaimTemplate']],
  [{ ephemeral: { volumeClaimTemplate: { spec: {} } } }, ['ephemeral.volumeClaimTemplate.spec.accessModes', 'ephemeral.volumeClaimTemplate.spec.resources[storage]']],
  [{ gcePersistentDisk: { partition: 256 } }, ['persistentDisk.pdName', 'persistentDisk.partition']],
  [{ awsElasticBlockStore: {} }, ['awsElasticBlockStore.volumeID']],
  [{ azureDisk: { diskName: 'a', diskURI: 'a', kind: 'Managed' } }, ['azureDisk.diskURI']],
  [{ iscsi: { targetPortal: 'a', iqn: 'x', lun: 256, chapAuthSession: true } }, ['iscsi.iqn', 'iscsi.lun', 'iscsi.secretRef']],
  [{ fc: { targetWWNs: ['a'] } }, ['fc.lun']],
  [{ flexVolume: { driver: 'a', options: { 'kubernetes.io/x': 'y' } } }, ['flexVolume.options[kubernetes.io/x]']],
  [{ gitRepo: { directory: '..' } }, ['gitRepo.repository', 'gitRepo.directory']],
  [{ quobyte: { registry: 'a', volume: 'v' } }, ['quobyte.registry']],
  [{ storageos: { volumeName: 'A', secretRef: {} } }, ['storageos.volumeName', 'storageos.secretRef.name']],
  [{ downwardAPI: { items: [{ path: 'a' }] } }, ['downwardAPI']],
  [{ downwardAPI: { items: [{ path: 'a', resourceFieldRef: { resource: 'limits.cpu' } }] } }, ['downwardAPI.resourceFieldRef.containerName']],
  [{ projected: { sources: [{ secret: {} }, { serviceAccountToken: { path: 't', expirationSeconds: 599 } }] } },
    ['projected.sources[0].secret.name', 'projected.sources[1].serviceAccountToken.expirationSeconds']],
  [{ projected: { sources: [{ serviceAccountToken: {} }] } }, ['projected.path']],
  [{ projected: { sources: [{ configMap: { name: 'a' }, secret: { name: 'b' } }] } }, ['projected.sources[0]']],
  [{ projected: { sources: [{ configMap: { name: 'a', items: [{ key: 'k', path: 'p' }] } }, { secret: { name: 'b', items: [{ key: 'k', path: 'p' }] } }] } }, ['projected']],
])('%j is refused at %j', (source, fields) => {
  expect(fieldsOf(source)).toEqual(fields);
});
