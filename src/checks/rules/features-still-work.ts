import { PodView } from '../../pod/pod-view';
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

const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

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
    if (pod.metadata.annotations) {
      checkAnnotations(complaints, pod, pod.metadata.annotations, pod.templateField === '' ? 'metadata.annotations' : `${pod.templateField}.metadata.annotations`);
    }
    return complaints;
  },
};

function checkAnnotations(to: Complaint[], pod: PodView, annotations: Readonly<Record<string, string>>, field: string): void {
  for (const [key, fix] of ANNOTATIONS) {
    if (annotations[key] !== undefined) {
      complain(to, 'pod', `${field}[${key}]`, 'has an annotation that nobody reads', key, fix);
    }
  }
  if (annotations[SECCOMP_POD] !== undefined && !pod.spec.securityContext?.seccompProfile) {
    complain(to, 'pod', `${field}[${SECCOMP_POD}]`, 'has an annotation that nobody reads', SECCOMP_POD, 'use \'securityContext.seccompProfile\'');
  }
  for (const container of pod.containers) {
    const context = container.spec.securityContext as { seccompProfile?: unknown; appArmorProfile?: unknown } | undefined;
    const seccomp = `${SECCOMP_CONTAINER}${container.name}`;
    if (annotations[seccomp] !== undefined && !context?.seccompProfile) {
      complain(to, container, `${field}[${seccomp}]`, 'has an annotation that nobody reads', seccomp, 'use \'securityContext.seccompProfile\'');
    }
    const appArmor = `${APP_ARMOR}${container.name}`;
    const hasField = context?.appArmorProfile ?? (pod.spec.securityContext as { appArmorProfile?: unknown } | undefined)?.appArmorProfile;
    // of a Pod itself the server copies the annotation into the field
    if (annotations[appArmor] !== undefined && !hasField && pod.templateField !== '' && pod.version.minor >= 30) {
      complain(to, container, `${field}[${appArmor}]`, 'has an annotation that is deprecated since 1.30', appArmor, 'use \'securityContext.appArmorProfile\'');
    }
  }
}
