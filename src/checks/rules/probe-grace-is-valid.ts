import { complain, REFUSED } from '../complain';
import { forEachProbe } from '../each-handler';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'probe-grace-is-valid',
  category: 'admission',
  severity: 'error',
  title: 'Give only liveness and startup probes a grace period, and one of at least a second',
  why: 'A probe\'s terminationGracePeriodSeconds stands for the pod\'s when the probe kills the container; a readiness probe kills nothing, and 0 would be no grace ' +
    '(https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#probe-level-terminationgraceperiodseconds).',
  fix: 'set at least 1',
  bad: `
    containers:
      - {name: app, image: app, readinessProbe: {tcpSocket: {port: 80}, terminationGracePeriodSeconds: 5}}`,
  good: `
    containers:
      - {name: app, image: app, livenessProbe: {tcpSocket: {port: 80}, terminationGracePeriodSeconds: 5}}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    forEachProbe(pod, (probe, kind, container, field) => {
      const seconds = probe.terminationGracePeriodSeconds;
      if (seconds === undefined) {
        return;
      }
      const at = () => `${field()}.terminationGracePeriodSeconds`;
      if (kind === 'readinessProbe') {
        complain(complaints, container, at(), 'has a readinessProbe with a grace period', seconds, 'remove it: a readiness probe stops nothing');
      } else if (seconds <= 0) {
        complain(complaints, container, at(), `has a ${kind} with a grace period below 1`, seconds);
      }
    });
    return complaints;
  },
};
