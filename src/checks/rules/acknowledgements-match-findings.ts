import { Rule } from '../rule';

export const rule: Rule = {
  id: 'acknowledgements-match-findings',
  category: 'config',
  severity: 'warning',
  title: 'Remove acknowledgements that no longer match a finding',
  why: 'An acknowledgement that outlives its finding would silently cover the next breach of the same rule.',
  fix: 'remove the acknowledgement, or correct its container',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      annotations:
        cdk8s-sidecars/ignore.container-names-are-unique: renamed by a webhook
    spec:
      containers:
        - {name: app, image: app:1}`,
  good: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
    spec:
      containers:
        - {name: app, image: app:1}`,
  acknowledge: 'Cannot be acknowledged: remove what has no use. In the configuration file an entry is looked at only when an object that it names was checked.',

  run: () => [],

  review({ rule: id, container, origin }, { used, expired, ruleIds }) {
    return used || expired || !ruleIds.includes(id) ? [] : [{
      message: `acknowledgement of "${id}"${container === undefined ? '' : ` for container "${container}"`} matches no finding`,
      container,
      field: origin,
    }];
  },
};
