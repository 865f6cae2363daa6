import { Metadata } from '../../pod/manifest';
import { labelFault, qualifiedNameFault, subdomainFault } from '../../pod/names';
import { PodView } from '../../pod/pod-view';
import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { checkLabels } from '../label-selectors';
import { Rule } from '../rule';

const MAX_ANNOTATIONS = 256 * 1024;
const MAX_CRON_JOB_NAME = 52;
const MAX_LABEL_VALUE = 63;

export const rule: Rule = {
  id: 'metadata-is-valid',
  category: 'admission',
  severity: 'error',
  title: 'Give objects a well-formed name, labels and annotations',
  why: 'The API server refuses an object without a name, a name that is no DNS subdomain (of a StatefulSet no DNS label, of a CronJob longer than 52 characters, ' +
    'of a Job longer than 63), and labels and annotations of a wrong form or of more than 256 KiB (https://kubernetes.io/docs/concepts/overview/working-with-objects/).',
  fix: 'correct the metadata',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata: {name: Orders_API}
    spec:
      containers:
        - {name: app, image: app}`,
  good: `
    apiVersion: v1
    kind: Pod
    metadata: {name: orders-api}
    spec:
      containers:
        - {name: app, image: app}`,
  acknowledge: REFUSED,

  goesByName: true,
  run(pod) {
    const complaints: Complaint[] = [];
    const metadata = pod.manifest.metadata ?? {};
    checkName(complaints, pod, metadata);
    const namespaceFault = metadata.namespace ? labelFault(metadata.namespace) : undefined;
    if (namespaceFault) {
      complain(complaints, 'object', 'metadata.namespace', `has a namespace that ${namespaceFault}`, metadata.namespace, 'correct the namespace');
    }
    checkMaps(complaints, 'object', metadata, 'metadata');
    checkJobLabel(complaints, pod, metadata.name);
    if (pod.templateField !== '') {
      // the server leaves "metadata" out of these paths
      checkMaps(complaints, 'pod template', pod.metadata, pod.templateField);
    }
    return complaints;
  },
};

function checkName(to: Complaint[], pod: PodView, { name = '', generateName = '' }: Metadata): void {
  const { kind } = pod.object;
  const faultOf = kind === 'StatefulSet' ? labelFault : subdomainFault;
  if (name === '' && generateName === '') {
    complain(to, 'object', 'metadata.name', 'has no name', undefined, 'set \'metadata.name\'');
    return;
  }
  const generateFault = generateName === '' ? undefined : faultOf(generateName.replace(/-$/, 'a'));
  if (generateFault) {
    complain(to, 'object', 'metadata.generateName', `has a 'generateName' that ${generateFault}`, generateName, 'correct \'generateName\'');
  }
  const given = name || `${generateName}aaaaa`;
  const fault = faultOf(given) ?? (kind === 'CronJob' && given.length > MAX_CRON_JOB_NAME ? `is longer than ${MAX_CRON_JOB_NAME} characters` : indexedJobFault(pod, given));
  if (fault) {
    complain(to, 'object', 'metadata.name', `has a name that ${fault}`, given, 'correct \'metadata.name\'');
  }
}

// the index is appended to the pods' host names
function indexedJobFault(pod: PodView, name: string): string | undefined {
  const spec = pod.object.kind === 'Job' ? pod.jobSpec : undefined;
  const completions = spec?.completions ?? 1;
  return spec?.completionMode === 'Indexed' && completions > 0 && labelFault(`${name}-${completions - 1}`)
    ? 'makes no host names of pods together with their index' : undefined;
}

// generateSelector of pkg/registry/batch/job puts the name into a label of the pods
function checkJobLabel(to: Complaint[], pod: PodView, name = ''): void {
  if (pod.object.kind === 'Job' && name.length > MAX_LABEL_VALUE && !pod.jobSpec?.manualSelector) {
    complain(to, 'job', `${pod.templateField}.labels`, `has a name that is longer than the ${MAX_LABEL_VALUE} characters of the label "job-name" of its pods`, name,
      'shorten \'metadata.name\'');
  }
}

function checkMaps(to: Complaint[], about: string, { labels, annotations }: Metadata, field: string): void {
  checkLabels(to, about, labels, `${field}.labels`);
  let size = 0;
  for (const key in annotations) {
    const fault = qualifiedNameFault(key.toLowerCase());
    if (fault) {
      complain(to, about, `${field}.annotations`, `has an annotation whose key ${fault}`, key, 'correct the key of the annotation');
    }
    size += key.length + annotations[key].length;
  }
  // only what could be too long is measured in bytes
  if (size > MAX_ANNOTATIONS / 4 && bytesOf(annotations!) > MAX_ANNOTATIONS) {
    complain(to, about, `${field}.annotations`, 'has annotations of more than 256 KiB', bytesOf(annotations!), 'move what is long into a ConfigMap');
  }
}

function bytesOf(annotations: Readonly<Record<string, string>>): number {
  return Object.entries(annotations).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);
}
