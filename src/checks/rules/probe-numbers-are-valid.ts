import { complain, REFUSED } from '../complain';
import { forEachProbe } from '../each-handler';
import { Complaint } from '../finding';
import { Rule } from '../rule';

const NUMBERS = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'] as const;

export const rule: Rule = {
  id: 'probe-numbers-are-valid',
  category: 'admission',
  severity: 'error',
  title: 'Give probes delays and thresholds of 0 or more, and one success to liveness and startup probes',
  why: 'The API server refuses negative numbers in a probe (0 stands for the default), and a successThreshold other than 1 in liveness and startup probes ' +
    '(https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes).',
  fix: 'set a number of 0 or more',
  bad: `
    containers:
      - {name: app, image: app, livenessProbe: {tcpSocket: {port: 80}, successThreshold: 3}}`,
  good: `
    containers:
      - {name: app, image: app, livenessProbe: {tcpSocket: {port: 80}, failureThreshold: 3}}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    forEachProbe(pod, (probe, kind, container, field) => {
      for (const name of NUMBERS) {
        const value = probe[name];
        if (value === undefined || value === 0) {
          continue;
        }
        if (name === 'successThreshold' && kind !== 'readinessProbe' && value !== 1) {
          complain(complaints, container, `${field()}.${name}`, `has a ${kind} that needs more or less than one success`, value, 'remove \'successThreshold\'');
        } else if (value < 0) {
          complain(complaints, container, `${field()}.${name}`, `has a ${kind} with a negative '${name}'`, value);
        }
      }
    });
    return complaints;
  },
};
