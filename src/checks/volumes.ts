import { complain } from './complain';
import { Complaint } from './finding';
import { VOLUME_SOURCES } from './volume-sources';
import { Volume } from '../pod/manifest';
import { labelFault } from '../pod/names';
import { PodView } from '../pod/pod-view';

export interface CheckedVolumes {
  readonly complaints: Complaint[];
  /** The volumes that containers may mount, by name: a faulty one counts as absent, as it does for the API server. */
  readonly sound: ReadonlyMap<string, Volume>;
}

/** The verdict on a pod's volumes. */
export function checkVolumes(pod: PodView): CheckedVolumes {
  if (last?.pod !== pod) {
    last = { pod, checked: check(pod) };
  }
  return last.checked;
}

// the rules that need the verdict run one after the other on one pod
let last: { readonly pod: PodView; readonly checked: CheckedVolumes } | undefined;

function check(pod: PodView): CheckedVolumes {
  const complaints: Complaint[] = [];
  const sound = new Map<string, Volume>();
  pod.spec.volumes?.forEach((volume, i) => {
    const before = complaints.length;
    checkVolume(complaints, pod, volume, i, sound);
    if (complaints.length === before) {
      sound.set(volume.name!, volume);
    }
  });
  if (pod.object.kind === 'StatefulSet') {
    for (const claim of pod.manifest.spec?.volumeClaimTemplates ?? []) {
      const name = claim.metadata?.name;
      if (name) {
        sound.set(name, { name, persistentVolumeClaim: { claimName: name } });
      }
    }
  }
  return { complaints, sound };
}

function checkVolume(to: Complaint[], pod: PodView, volume: Volume, index: number, taken: ReadonlyMap<string, Volume>): void {
  const { name = '' } = volume;
  const field = `${pod.field}.volumes[${index}]`;
  const about = `volume "${name}"`;
  const [kind, ...others] = sourcesOf(volume);
  if (kind !== undefined) {
    VOLUME_SOURCES.get(kind)!(to, about, volume[kind], `${field}.${kind}`);
  }
  for (const other of others) {
    complain(to, about, `${field}.${FORBIDDEN_AT.get(other) ?? other}`, `has the sources "${kind}" and "${other}"`, undefined, 'make a volume of each');
  }
  if (kind === undefined && isImageDropped(pod, field)) {
    complain(to, about, field, 'has no source left', undefined, 'use a source that the Kubernetes version keeps');
  }
  const fault = name === '' ? 'is missing' : labelFault(name);
  if (fault) {
    complain(to, about, `${field}.name`, `has a name that ${fault}`, name, 'use lower-case letters, digits and inner dashes, at most 63');
  } else if (taken.has(name)) {
    complain(to, about, `${field}.name`, 'has the name of another volume', name, 'rename one of the volumes');
  }
  if (volume.ephemeral !== undefined && pod.object.kind === 'Pod' && pod.object.name && name) {
    checkClaimName(to, about, `${pod.object.name}-${name}`, name, field);
  }
}

// the server checks the first one in its own order and forbids the rest
function sourcesOf(volume: Volume): string[] {
  const sources = Object.keys(volume).filter((key) => VOLUME_SOURCES.has(key));
  return sources.length < 2 ? sources : [...VOLUME_SOURCES.keys()].filter((source) => sources.includes(source));
}

// the server writes these two otherwise when it forbids a second source
const FORBIDDEN_AT = new Map([['cephfs', 'cephFS'], ['downwardAPI', 'downwarAPI']]);

function checkClaimName(to: Complaint[], about: string, claim: string, name: string, field: string): void {
  if (claim.length > 253) {
    complain(to, about, `${field}.name`, 'has a name that makes its claim\'s name longer than 253 characters', name, 'shorten the name of the volume or of the pod');
  }
}

// a volume without any source is made an emptyDir before fields are dropped
function isImageDropped(pod: PodView, field: string): boolean {
  return pod.shape.some((problem) => problem.kind === 'dropped' && problem.field === `${field}.image`);
}
