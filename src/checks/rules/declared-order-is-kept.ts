import { lifecycleAnnotationOf } from '../../pod/lifecycle-annotation';
import { ContainerView } from '../../pod/pod-view';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'declared-order-is-kept',
  category: 'order',
  severity: 'error',
  title: 'Let initContainers stand in the order that the relations ask for',
  why: 'Init containers and sidecars start one by one in the order of the list, main containers after all of them ' +
    '(https://kubernetes.io/docs/concepts/workloads/pods/init-containers/). A relation in the annotation "cdk8s-sidecars/lifecycle" that the order breaks ' +
    'was lost when somebody edited the list, or an injector put its container first.',
  fix: 'move the container in initContainers, or take the relation out of the annotation "cdk8s-sidecars/lifecycle"',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      annotations: {cdk8s-sidecars/lifecycle: '{"proxy": {"startsBefore": ["migrate"]}}'}
    spec:
      initContainers:
        - {name: migrate, image: migrate}
        - {name: proxy, image: proxy, restartPolicy: Always}
      containers: [{name: app, image: app}]`,
  good: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      annotations: {cdk8s-sidecars/lifecycle: '{"proxy": {"startsBefore": ["migrate"]}}'}
    spec:
      initContainers:
        - {name: proxy, image: proxy, restartPolicy: Always}
        - {name: migrate, image: migrate}
      containers: [{name: app, image: app}]`,
  acknowledge: 'Never: correct the relation instead.',

  run(pod) {
    const { expectations } = lifecycleAnnotationOf(pod);
    if (expectations.size === 0) {
      return [];
    }
    const starts = [...pod.inits, ...pod.mains];
    const complaints: Complaint[] = [];
    for (const container of starts) {
      const { startsBefore = [], startsAfter = [] } = expectations.get(container.name) ?? {};
      for (const name of startsBefore) {
        check(container, starts.find((c) => c.name === name), 'before');
      }
      for (const name of startsAfter) {
        check(container, starts.find((c) => c.name === name), 'after');
      }
    }
    return complaints;

    function check(container: ContainerView, other: ContainerView | undefined, relation: 'before' | 'after') {
      if (!other || other === container) {
        return;
      }
      const [first, second] = relation === 'before' ? [container, other] : [other, container];
      // mains start in the order of their list too
      if (starts.indexOf(first) > starts.indexOf(second)) {
        complaints.push({
          message: `container "${container.name}" is declared to start ${relation} "${other.name}", but "${second.name}" is ${placeOf(second)} and "${first.name}" ${placeOf(first)}`,
          ...fixOf(first, second),
          container: container.name,
          field: container.field,
          related: [other.field],
        });
      }
    }
  },
};

function placeOf(container: ContainerView): string {
  return container.kind === 'main' ? 'a main container' : container.implicit ? 'injected ahead of every other container' : container.field.slice(container.field.lastIndexOf('.') + 1);
}

function fixOf(first: ContainerView, second: ContainerView): Pick<Complaint, 'fix'> {
  return first.kind !== 'main' && !second.implicit ? { fix: `move "${first.name}" in front of "${second.name}" in initContainers` } : {};
}
