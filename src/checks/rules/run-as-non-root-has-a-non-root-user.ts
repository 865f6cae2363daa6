import { productOf } from '../../pod/products/catalogue';
import { imageFacts } from '../../pod/products/image-facts';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'run-as-non-root-has-a-non-root-user',
  category: 'security',
  severity: 'error',
  title: 'Say runAsUser where runAsNonRoot meets an image that runs as root',
  why: 'The API server accepts runAsNonRoot with whatever image; the kubelet looks at the image\'s user when it creates the container and refuses root with ' +
    'CreateContainerConfigError, for ever: a sidecar then holds the pod in Init, a Job never fails (https://kubernetes.io/docs/tasks/configure-pod-container/security-context/).',
  fix: 'set runAsUser to a number other than 0, such as 65532',
  bad: `
    initContainers:
      - {name: logs, image: "fluent/fluent-bit:5.1.1", restartPolicy: Always, securityContext: {runAsNonRoot: true}}
    containers: [{name: app, image: app}]`,
  good: `
    initContainers:
      - {name: logs, image: "fluent/fluent-bit:5.1.1", restartPolicy: Always, securityContext: {runAsNonRoot: true, runAsUser: 65532}}
    containers: [{name: app, image: app}]`,
  acknowledge: 'When the image is your own build of it with another user. The rule knows the users of known sidecars and of official base images, and is silent on all others.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      const own = container.spec.securityContext;
      const ofPod = pod.spec.securityContext;
      if (!(own?.runAsNonRoot ?? ofPod?.runAsNonRoot)) {
        continue;
      }
      const user = own?.runAsUser ?? ofPod?.runAsUser;
      const root = user === undefined && (productOf(container)?.user ?? imageFacts(container.spec).user)?.root;
      if (user === 0 || root) {
        complaints.push({
          message: user === 0 ? `container "${container.name}" must not run as root and is told to, got runAsUser 0 with runAsNonRoot`
            : `container "${container.name}" must not run as root, but image "${container.spec.image}" does unless runAsUser says otherwise`,
          container: container.name,
          field: user === 0 ? `${own?.runAsUser === 0 ? container.field : pod.field}.securityContext.runAsUser` : `${container.field}.image`,
        });
      }
    }
    return complaints;
  },
};
