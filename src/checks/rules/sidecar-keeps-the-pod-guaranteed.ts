import { limitsOf, requestsOf } from '../../pod/container-resources';
import { podLevelOf } from '../../pod/pod-level-resources';
import { qosClassOf, qosClassOfContainers } from '../../pod/qos';
import { complain } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'sidecar-keeps-the-pod-guaranteed',
  category: 'resources',
  severity: 'warning',
  title: 'Limit cpu and memory of a sidecar like those of its mains',
  why: 'A pod is Guaranteed only when every container, sidecars and init containers included, has cpu and memory limits equal to its requests. One sidecar without them makes ' +
    'it Burstable: it is evicted sooner and gets no exclusive CPUs (https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/).',
  fix: 'set requests and limits of cpu and memory, requests equal to limits',
  bad: `
    initContainers:
      - {name: proxy, image: proxy, restartPolicy: Always, resources: {requests: {cpu: 100m, memory: 64Mi}}}
    containers:
      - {name: app, image: app, resources: {limits: {cpu: "1", memory: 1Gi}}}`,
  good: `
    initContainers:
      - {name: proxy, image: proxy, restartPolicy: Always, resources: {limits: {cpu: 100m, memory: 64Mi}}}
    containers:
      - {name: app, image: app, resources: {limits: {cpu: "1", memory: 1Gi}}}`,
  acknowledge: 'When the mains happen to have equal requests and limits, and the class of the pod does not matter.',
  concerns: (pod) => pod.mains.every(({ spec }) => spec.resources?.limits?.cpu !== undefined),

  run(pod) {
    const isGuaranteedWithout = pod.sidecars.length > 0 && !podLevelOf(pod)
      && qosClassOfContainers(pod.mains) === 'Guaranteed' && qosClassOf(pod) !== 'Guaranteed';
    const complaints: Complaint[] = [];
    for (const sidecar of isGuaranteedWithout ? pod.sidecars : []) {
      const requests = requestsOf(sidecar.spec);
      const limits = limitsOf(sidecar.spec);
      const unequal = ['cpu', 'memory'].filter((name) => !limits.get(name) || requests.get(name) !== limits.get(name));
      if (unequal.length > 0 && !sidecar.implicit) {
        const problem = unequal.every((name) => !limits.get(name)) ? `has no limit of ${unequal.join(' and ')}` : `has requests and limits of ${unequal.join(' and ')} that differ`;
        complain(complaints, sidecar, `${sidecar.field}.resources`, `${problem}, which makes the pod Burstable although its mains are Guaranteed`);
      }
    }
    return complaints;
  },
};
