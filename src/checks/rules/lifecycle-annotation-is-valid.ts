import { lifecycleAnnotationOf } from '../../pod/lifecycle-annotation';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'lifecycle-annotation-is-valid',
  category: 'config',
  severity: 'error',
  title: 'Write the lifecycle annotation as a JSON object by container name',
  why: 'Start order, start and stop times are computed with what the annotation "cdk8s-sidecars/lifecycle" says. What cannot be read is left out, ' +
    'so that a grace period may pass for long enough that is not.',
  fix: 'correct the annotation',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      annotations: {cdk8s-sidecars/lifecycle: '{"app": {"drainSeconds": "5s"}}'}
    spec:
      containers: [{name: app, image: app}]`,
  good: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      annotations: {cdk8s-sidecars/lifecycle: '{"app": {"drainSeconds": 5}}'}
    spec:
      containers: [{name: app, image: app}]`,
  acknowledge: 'When it names a container that an injector adds to the pod and that is not in the manifest.',

  run(pod) {
    return lifecycleAnnotationOf(pod).problems.map(({ unknownName, ...complaint }) => (unknownName ? { ...complaint, severity: 'warning' } : complaint));
  },
};
