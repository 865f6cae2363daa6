import { Rule } from '../rule';

export const rule: Rule = {
  id: 'acknowledgements-give-a-reason',
  category: 'config',
  severity: 'error',
  title: 'Say why a finding is acknowledged',
  why: 'An acknowledgement without a reason hides a problem from the next reader, who cannot tell a decision from an oversight. It has no effect.',
  fix: 'write the reason as the annotation\'s value, a text in quotes where YAML would read something else',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      annotations:
        cdk8s-sidecars/ignore.container-names-are-unique: ""
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
  acknowledge: 'Cannot be acknowledged: give a reason or remove the annotation.',

  run: () => [],

  review({ reason, rule: id, container, origin }) {
    return reason.trim() !== '' ? [] : [{
      message: `acknowledgement of "${id}" gives no reason`,
      container,
      field: origin,
    }];
  },
};
