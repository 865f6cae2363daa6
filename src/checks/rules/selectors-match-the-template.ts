import { PodView } from '../../pod/pod-view';
import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { checkSelector, Labels, LabelSelector, selects } from '../label-selectors';
import { Rule } from '../rule';

const WITH_SELECTOR = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet']);
const OF_JOB_CONTROLLER = new Set(['controller-uid', 'batch.kubernetes.io/controller-uid']);
const JOB_NAMES = ['job-name', 'batch.kubernetes.io/job-name'];

export const rule: Rule = {
  id: 'selectors-match-the-template',
  category: 'admission',
  severity: 'error',
  title: 'Select the pods of a workload by labels that its template has',
  why: 'The API server refuses a workload whose selector is missing, empty or of a wrong form, or does not match the labels of its own pod template; and the selector of a Job, which it ' +
    'makes itself (https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector).',
  fix: 'give \'spec.selector.matchLabels\' and \'spec.template.metadata.labels\' the same labels',
  bad: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: orders}
    spec:
      selector: {matchLabels: {app: orders}}
      template:
        metadata: {labels: {app: order}}
        spec:
          containers:
            - {name: app, image: app}`,
  good: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: orders}
    spec:
      selector: {matchLabels: {app: orders}}
      template:
        metadata: {labels: {app: orders}}
        spec:
          containers:
            - {name: app, image: app}`,
  acknowledge: REFUSED,

  goesByName: true,
  run(pod) {
    const complaints: Complaint[] = [];
    const { apiVersion, kind } = pod.object;
    if (apiVersion === 'apps/v1' && WITH_SELECTOR.has(kind)) {
      checkWorkload(complaints, pod);
    } else if (pod.jobSpec) {
      checkJob(complaints, pod);
    } else if (kind === 'ReplicationController') {
      checkController(complaints, pod);
    }
    return complaints;
  },
};

function checkWorkload(to: Complaint[], pod: PodView): void {
  const about = pod.object.kind;
  const selector = pod.manifest.spec?.selector as LabelSelector | undefined;
  if (!selector) {
    // of a DaemonSet the server reports an absent selector as one that matches nothing
    complain(to, about, about === 'DaemonSet' ? 'spec.template.metadata.labels' : 'spec.selector', 'has no selector', undefined, 'set \'spec.selector.matchLabels\'');
    return;
  }
  const before = to.length;
  checkSelector(to, about, selector, 'spec.selector');
  if (to.length > before) {
    if (about !== 'DaemonSet') {
      complain(to, about, 'spec.selector', 'has a selector of a wrong form', undefined, 'correct the selector');
    }
  } else if (isEmpty(selector)) {
    complain(to, about, 'spec.selector', 'has an empty selector', undefined, 'set \'spec.selector.matchLabels\'');
  } else {
    checkMatch(to, about, selector, pod);
  }
}

function checkMatch(to: Complaint[], about: string, selector: LabelSelector, pod: PodView): void {
  if (!selects(selector, pod.metadata.labels ?? {})) {
    complain(to, about, `${pod.templateField}.metadata.labels`, 'has a selector that does not match the labels of its pods', pod.metadata.labels ?? {});
  }
}

function isEmpty({ matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
  return Object.keys(matchLabels).length + matchExpressions.length === 0;
}

function checkJob(to: Complaint[], pod: PodView): void {
  const { selector, manualSelector } = pod.jobSpec as { selector?: LabelSelector; manualSelector?: boolean };
  const about = pod.object.kind;
  if (about === 'CronJob') {
    if (selector) {
      complain(to, about, 'spec.jobTemplate.spec.selector', 'has a selector, which the server makes', undefined, 'remove \'selector\'');
    }
    if (manualSelector) {
      complain(to, about, 'spec.jobTemplate.spec.manualSelector', 'wants a selector of its own', true, 'remove \'manualSelector\'');
    }
  } else if (manualSelector) {
    if (selector) {
      checkSelector(to, about, selector, 'spec.selector');
      checkMatch(to, about, selector, pod);
    } else {
      complain(to, about, 'spec.selector', 'wants a selector of its own and has none', undefined, 'set \'selector\', or remove \'manualSelector\'');
    }
  } else {
    checkGenerated(to, about, selector, pod);
  }
}

// the server adds its labels to selector and template, and refuses what then contradicts them
function checkGenerated(to: Complaint[], about: string, selector: LabelSelector | undefined, pod: PodView): void {
  const labels: Labels = pod.metadata.labels ?? {};
  for (const name of JOB_NAMES) {
    if (labels[name] !== undefined && labels[name] !== pod.object.name) {
      complain(to, about, `spec.template.metadata.labels[${name}]`, `has a label "${name}" other than its name`, labels[name], 'remove the label');
    }
  }
  const own = Object.keys(selector?.matchLabels ?? {}).filter((key) => !OF_JOB_CONTROLLER.has(key) && !JOB_NAMES.includes(key));
  if (own.length > 0 || selector?.matchExpressions?.length) {
    complain(to, about, 'spec.selector', 'has a selector, which the server makes', own, 'remove \'selector\', or set \'manualSelector: true\'');
  }
}

function checkController(to: Complaint[], pod: PodView): void {
  const labels = pod.metadata.labels ?? {};
  // the selector's default is the labels
  const selector = (pod.manifest.spec?.selector ?? labels) as Labels;
  if (Object.keys(selector).length === 0) {
    complain(to, pod.object.kind, 'spec.selector', 'has no selector', undefined, 'set \'spec.selector\'');
  } else if (!selects({ matchLabels: selector }, labels)) {
    complain(to, pod.object.kind, 'spec.template.metadata.labels', 'has a selector that does not match the labels of its pods', labels);
  }
}
