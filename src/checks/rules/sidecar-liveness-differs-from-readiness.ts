import { isDeepStrictEqual } from 'node:util';
import { Probe } from '../../pod/manifest';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'sidecar-liveness-differs-from-readiness',
  category: 'probes',
  severity: 'warning',
  title: 'Let a sidecar\'s liveness probe be more patient than its readiness probe',
  why: 'Readiness keeps requests away for a while, liveness kills. Where both ask the same thing and give up at the same time, the sidecar is killed as soon as it ' +
    'is not ready, with what others have open through it, and the kubelet does nothing else for the pod until it has ended (kubernetes issue 121398).',
  fix: 'raise the liveness probe\'s failureThreshold, ask something that only a restart can heal, or remove one of the two',
  bad: `
    initContainers:
      - name: proxy
        image: proxy
        restartPolicy: Always
        readinessProbe: {httpGet: {path: /ready, port: 9901}}
        livenessProbe: {httpGet: {path: /ready, port: 9901}}
    containers: [{name: app, image: app}]`,
  good: `
    initContainers:
      - name: proxy
        image: proxy
        restartPolicy: Always
        readinessProbe: {httpGet: {path: /ready, port: 9901}}
        livenessProbe: {httpGet: {path: /ready, port: 9901}, failureThreshold: 12}
    containers: [{name: app, image: app}]`,
  acknowledge: 'When a restart is the right answer as soon as the sidecar is not ready.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const { name, field, implicit, spec: { readinessProbe, livenessProbe } } of pod.sidecars) {
      if (implicit || !readinessProbe || !livenessProbe || patience(livenessProbe) > patience(readinessProbe)
        || !isDeepStrictEqual(handlerOf(livenessProbe), handlerOf(readinessProbe))) {
        continue;
      }
      complaints.push({
        message: `container "${name}" is killed by its liveness probe after ${patience(livenessProbe)}s of what its readiness probe asks too, ` +
          `which gives up after ${patience(readinessProbe)}s`,
        container: name,
        field: `${field}.livenessProbe`,
        related: [`${field}.readinessProbe`],
      });
    }
    return complaints;
  },
};

function handlerOf({ exec, httpGet, tcpSocket, grpc }: Probe) {
  return { exec, httpGet, tcpSocket, grpc };
}

/** Seconds of failures until the kubelet acts; a value of 0 stands for the default, as for the API server. */
function patience({ periodSeconds, failureThreshold }: Probe): number {
  return (periodSeconds || 10) * (failureThreshold || 3);
}
