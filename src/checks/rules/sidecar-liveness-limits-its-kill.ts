import { Rule } from '../rule';

/** A kill of half a minute is what every pod has to live with that says nothing. */
const LONG_SECONDS = 60;

export const rule: Rule = {
  id: 'sidecar-liveness-limits-its-kill',
  category: 'probes',
  severity: 'info',
  title: 'Give a sidecar\'s liveness probe a short grace of its own in a pod with a long grace period',
  why: 'A container that fails its liveness probe gets the pod\'s whole grace period to stop, unless the probe has one of its own, and while it stops the kubelet ' +
    'does nothing else for the pod: main containers that crash meanwhile stay down and are still shown as running (kubernetes issue 121398).',
  fix: 'set livenessProbe.terminationGracePeriodSeconds to what the sidecar needs',
  bad: `
    terminationGracePeriodSeconds: 300
    initContainers:
      - {name: proxy, image: proxy, restartPolicy: Always, livenessProbe: {tcpSocket: {port: 80}}}
    containers: [{name: app, image: app}]`,
  good: `
    terminationGracePeriodSeconds: 300
    initContainers:
      - {name: proxy, image: proxy, restartPolicy: Always, livenessProbe: {tcpSocket: {port: 80}, terminationGracePeriodSeconds: 10}}
    containers: [{name: app, image: app}]`,
  acknowledge: `When the sidecar ends soon after SIGTERM even if it is stuck. The rule is silent on grace periods of less than ${LONG_SECONDS} seconds.`,

  run(pod) {
    const grace = pod.spec.terminationGracePeriodSeconds ?? 30;
    if (grace < LONG_SECONDS) {
      return [];
    }
    const unlimited = pod.sidecars.filter(({ implicit, spec: { livenessProbe } }) =>
      !implicit && livenessProbe && livenessProbe.terminationGracePeriodSeconds === undefined);
    return unlimited.map((sidecar) => ({
      message: `container "${sidecar.name}" may take ${grace}s to be killed by its liveness probe, and nothing else in the pod is restarted meanwhile`,
      container: sidecar.name,
      field: `${sidecar.field}.livenessProbe`,
    }));
  },
};
