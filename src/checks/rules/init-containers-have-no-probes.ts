import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

const FORBIDDEN = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const;

export const rule: Rule = {
  id: 'init-containers-have-no-probes',
  category: 'admission',
  severity: 'error',
  title: 'Give probes and hooks to sidecars and main containers only',
  why: 'An init container that runs to its end has no probes and no lifecycle hooks; the API server refuses them unless the container is a sidecar ' +
    '(https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#differences-from-init-containers).',
  fix: 'set \'restartPolicy: Always\' to make it a sidecar, or remove the probe or hook',
  bad: `
    initContainers:
      - {name: proxy, image: envoy, startupProbe: {tcpSocket: {port: 15021}}}
    containers:
      - {name: app, image: app}`,
  good: `
    initContainers:
      - {name: migrate, image: migrate}
    containers:
      - {name: proxy, image: envoy, startupProbe: {tcpSocket: {port: 15021}}}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      if (container.kind === 'init') {
        for (const name of FORBIDDEN) {
          if (container.spec[name] !== undefined) {
            complain(complaints, container, `${container.field}.${name}`, `is an init container that runs to its end, and has a '${name}'`);
          }
        }
      }
    }
    return complaints;
  },
};
