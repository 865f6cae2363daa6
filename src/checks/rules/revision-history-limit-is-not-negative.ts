import { complain } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'revision-history-limit-is-not-negative',
  category: 'admission',
  severity: 'warning',
  title: 'Give a StatefulSet a revision history limit of 0 or more',
  why: 'A StatefulSet with a negative revisionHistoryLimit keeps every revision for ever, and made controllers panic before the patch releases of early 2025. The API server accepts it ' +
    'with a warning (https://github.com/kubernetes/kubernetes/pull/129017, https://github.com/kubernetes/kubernetes/pull/129301).',
  fix: 'set the number of old revisions to keep',
  bad: `
    apiVersion: apps/v1
    kind: StatefulSet
    metadata: {name: db}
    spec:
      revisionHistoryLimit: -1
      selector: {matchLabels: {app: db}}
      template:
        metadata: {labels: {app: db}}
        spec:
          containers: [{name: db, image: db}]`,
  good: `
    apiVersion: apps/v1
    kind: StatefulSet
    metadata: {name: db}
    spec:
      revisionHistoryLimit: 10
      selector: {matchLabels: {app: db}}
      template:
        metadata: {labels: {app: db}}
        spec:
          containers: [{name: db, image: db}]`,
  acknowledge: 'When every revision shall be kept.',

  run(pod) {
    const complaints: Complaint[] = [];
    const { apiVersion, kind } = pod.object;
    const limit: unknown = pod.manifest.spec?.revisionHistoryLimit;
    if (kind === 'StatefulSet' && apiVersion === 'apps/v1' && typeof limit === 'number' && limit < 0) {
      complain(complaints, kind, 'spec.revisionHistoryLimit', 'has a negative revision history limit', limit);
    }
    return complaints;
  },
};
