import { show } from '../../pod/show';
import { oneOf } from '../complain';
import { Rule } from '../rule';

const ANNOTATION = 'kubectl.kubernetes.io/default-container';

export const rule: Rule = {
  id: 'default-container-is-a-main',
  category: 'config',
  severity: 'warning',
  title: 'Let the default-container annotation name a main container',
  why: 'kubectl logs, exec and cp, and the tools built on them, take the container that this annotation names when nobody names another ' +
    '(https://kubernetes.io/docs/reference/labels-annotations-taints/). A name that the pod does not have is passed over with a warning on every call; ' +
    'the name of a sidecar shows everybody the sidecar\'s log instead of the app\'s.',
  fix: 'name the main container that people look for',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      annotations: {kubectl.kubernetes.io/default-container: proxy}
    spec:
      initContainers: [{name: proxy, image: proxy, restartPolicy: Always}]
      containers: [{name: app, image: app}]`,
  good: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      annotations: {kubectl.kubernetes.io/default-container: app}
    spec:
      initContainers: [{name: proxy, image: proxy, restartPolicy: Always}]
      containers: [{name: app, image: app}]`,
  acknowledge: 'When the sidecar is what people want to see. The rule is silent on pods without the annotation.',

  run(pod) {
    const name = pod.metadata.annotations?.[ANNOTATION];
    if (name === undefined || pod.mains.some((main) => main.name === name)) {
      return [];
    }
    const other = pod.find(name);
    return [{
      message: `annotation "${ANNOTATION}" names ${other ? 'a container that is no main container' : 'no container of the pod'}, got ${show(name)}`,
      ...(pod.mains.length > 0 ? { fix: `name ${oneOf(pod.mains.map((main) => main.name))}` } : {}),
      ...(other ? { container: name, severity: 'info' as const } : {}),
      field: `${pod.templateField ? `${pod.templateField}.` : ''}metadata.annotations[${ANNOTATION}]`,
    }];
  },
};
