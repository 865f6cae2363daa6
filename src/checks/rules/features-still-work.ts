import { complain } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

// pkg/api/pod/warnings.go: the source, the minor that deprecated it, and the minor from which it does nothing
const VOLUMES: readonly (readonly [string, number, string])[] = [
  ['photonPersistentDisk', 11, 'does nothing since 1.16'],
  ['gitRepo', 11, 'is deprecated since 1.11'],
  ['scaleIO', 16, 'does nothing since 1.22'],
  ['flocker', 22, 'does nothing since 1.25'],
  ['storageos', 22, 'does nothing since 1.25'],
  ['quobyte', 22, 'does nothing since 1.25'],
  ['glusterfs', 25, 'does nothing since 1.26'],
  ['cephfs', 28, 'does nothing since 1.31'],
  ['rbd', 28, 'does nothing since 1.31'],
];

const ANNOTATIONS: readonly (readonly [string, string])[] = [
  ['scheduler.alpha.kubernetes.io/critical-pod', 'use \'priorityClassName\''],
  ['security.alpha.kubernetes.io/sysctls', 'use \'securityContext.sysctls\''],
  ['security.alpha.kubernetes.io/unsafe-sysctls', 'use \'securityContext.sysctls\''],
];

export const rule: Rule = {
  id: 'features-still-work',
  category: 'admission',
  severity: 'warning',
  title: 'Use only volume types and annotations that still do something',
  why: 'The drivers of many volume types have been removed from Kubernetes, and annotations that became fields are no longer read; the API server accepts them with a warning ' +
    '(https://kubernetes.io/docs/concepts/storage/volumes/, pkg/api/pod/warnings.go).',
  fix: 'use a CSI driver',
  bad: `
    containers:
      - {name: app, image: app}
    volumes:
      - {name: data, glusterfs: {endpoints: gluster, path: /data}}`,
  good: `
    containers:
      - {name: app, image: app}
    volumes:
      - {name: data, persistentVolumeClaim: {claimName: data}}`,
  acknowledge: 'When nothing in the pod needs the volume or annotation.',

  run(pod) {
    const complaints: Complaint[] = [];
    pod.spec.volumes?.forEach((volume, i) => {
      for (const [source, deprecated, state] of VOLUMES) {
        if (volume[source] !== undefined && deprecated <= pod.version.minor) {
          complain(complaints, `volume "${volume.name}"`, `${pod.field}.volumes[${i}].${source === 'storageos' ? 'storageOS' : source}`, `is of the type "${source}", which ${state}`);
        }
      }
    });
    const { annotations } = pod.metadata;
    if (annotations) {
      const field = pod.templateField === '' ? 'metadata.annotations' : `${pod.templateField}.metadata.annotations`;
      for (const [key, fix] of ANNOTATIONS) {
        if (annotations[key] !== undefined) {
          complain(complaints, 'pod', `${field}[${key}]`, 'has an annotation that nobody reads', key, fix);
        }
      }
    }
    return complaints;
  },
};
