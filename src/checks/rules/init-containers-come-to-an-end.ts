import { productOf } from '../../pod/products/catalogue';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'init-containers-come-to-an-end',
  category: 'jobs',
  severity: 'error',
  title: 'Give an init container that never ends restartPolicy: Always',
  why: 'An init container without restartPolicy: Always has to end before anything after it starts. A product that runs until it is stopped blocks the pod for ever, in ' +
    'state Init. The field is also lost on its way through clients and webhooks that are older than Kubernetes 1.28 (kubernetes issue 127701).',
  fix: 'give it restartPolicy: Always',
  bad: `
    initContainers:
      - {name: logs, image: "fluent/fluent-bit:5.1.1"}
    containers: [{name: app, image: app}]`,
  good: `
    initContainers:
      - {name: logs, image: "fluent/fluent-bit:5.1.1", restartPolicy: Always}
    containers: [{name: app, image: app}]`,
  acknowledge: 'When the image is another program than its name says. The rule is silent where a shell script runs in place of the product, where arguments make it end ' +
    '(git-sync --one-time), and where a file decides.',

  run(pod) {
    // an older server drops the field, which is another rule's matter
    return pod.version.minor < 29 ? [] : pod.classics.flatMap((init) => {
      const known = init.implicit ? undefined : productOf(init);
      return known?.runsForEver ? [{
        message: `container "${init.name}" is ${known.product.title}, which never ends by itself, so that nothing after it ever starts`,
        fix: `give "${init.name}" restartPolicy: Always`,
        container: init.name,
        field: init.field,
      }] : [];
    });
  },
};
