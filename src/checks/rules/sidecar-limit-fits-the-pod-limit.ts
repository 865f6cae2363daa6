import { limitsOf } from '../../pod/container-resources';
import { podLevelOf } from '../../pod/pod-level-resources';
import { complain } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'sidecar-limit-fits-the-pod-limit',
  category: 'resources',
  severity: 'warning',
  title: 'Keep the limits of a sidecar within those of the pod',
  why: 'The API server refuses a main whose limit is above the limit of the pod (spec.resources, KEP-2837), but does not look at init containers and sidecars. ' +
    'The container never gets what its limit promises: it is throttled or killed at the limit of the pod.',
  fix: 'lower the limit of the sidecar, or raise that of the pod',
  bad: `
    resources: {limits: {memory: 256Mi}}
    initContainers:
      - {name: proxy, image: proxy, restartPolicy: Always, resources: {limits: {memory: 512Mi}}}
    containers:
      - {name: app, image: app}`,
  good: `
    resources: {limits: {memory: 1Gi}}
    initContainers:
      - {name: proxy, image: proxy, restartPolicy: Always, resources: {limits: {memory: 512Mi}}}
    containers:
      - {name: app, image: app}`,
  acknowledge: 'Never: the higher limit has no effect.',

  run(pod) {
    const podLimits = podLevelOf(pod)?.limits;
    const complaints: Complaint[] = [];
    for (const container of podLimits ? pod.inits : []) {
      for (const [name, limit] of limitsOf(container.spec)) {
        const podLimit = podLimits!.get(name);
        if (podLimit !== undefined && limit > podLimit) {
          complain(complaints, container, `${container.field}.resources.limits[${name}]`,
            `has a limit of ${name} above that of the pod, ${pod.spec.resources?.limits?.[name]}`, container.spec.resources?.limits?.[name]);
        }
      }
    }
    return complaints;
  },
};
