import { didYouMean } from '../nearest';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'acknowledgements-name-rules',
  category: 'config',
  severity: 'error',
  title: 'Acknowledge rules that exist',
  why: 'An acknowledgement of an unknown rule has no effect: the finding that it was meant for still counts.',
  fix: 'correct the name of the rule or remove the acknowledgement; "cdk8s-sidecars rules" lists the rules',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      annotations:
        cdk8s-sidecars/ignore.container-name-is-unique: renamed by a webhook
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
  acknowledge: 'Cannot be acknowledged: correct or remove the annotation.',

  run: () => [],

  review({ rule: id, container, origin }, { ruleIds }) {
    return ruleIds.includes(id) ? [] : [{
      message: `acknowledgement names a rule that does not exist, got "${id}"${didYouMean(id, ruleIds)}`,
      container,
      field: origin,
    }];
  },
};
