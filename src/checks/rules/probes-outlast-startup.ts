import { Probe } from '../../pod/manifest';
import { failureThresholdOf, initialDelayOf, periodOf } from '../../pod/probe-gate';
import { timingOf } from '../../pod/timing';
import { inSeconds } from '../duration-text';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'probes-outlast-startup',
  category: 'probes',
  severity: 'error',
  title: 'Let startup and liveness probes wait longer than the start takes',
  why: 'A startup probe that fails failureThreshold times in a row gets the container killed and started again, for ever when the start takes longer than the ' +
    'probe waits; so does a liveness probe of a container that has no startup probe ' +
    '(https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/).',
  fix: 'raise failureThreshold',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      annotations: {cdk8s-sidecars/lifecycle: '{"app": {"startupSeconds": 60}}'}
    spec:
      containers:
        - {name: app, image: app, livenessProbe: {httpGet: {path: /live, port: 8080}, periodSeconds: 10}}`,
  good: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      annotations: {cdk8s-sidecars/lifecycle: '{"app": {"startupSeconds": 60}}'}
    spec:
      containers:
        - name: app
          image: app
          startupProbe: {httpGet: {path: /live, port: 8080}, periodSeconds: 5, failureThreshold: 24}
          livenessProbe: {httpGet: {path: /live, port: 8080}, periodSeconds: 10}`,
  acknowledge: 'When the liveness probe asks something that answers before the start is over. A start of which nothing is known is never complained about.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of [...pod.sidecars, ...pod.mains]) {
      const { startupProbe, livenessProbe } = container.spec;
      const probe = startupProbe ?? livenessProbe;
      const startup = probe && timingOf(pod, container).startup?.seconds;
      if (!probe || !startup || container.implicit || startup <= leastSecondsOf(probe)) {
        continue;
      }
      const name = startupProbe ? 'startupProbe' : 'livenessProbe';
      const most = leastSecondsOf(probe) + periodOf(probe);
      const isCertain = startup > most;
      complaints.push({
        message: `container "${container.name}" ${isCertain ? 'is' : 'may be'} killed by its ${name} before it is up, which takes ${inSeconds(startup)}: ` +
          `the probe gives up after ${inSeconds(leastSecondsOf(probe))} to ${inSeconds(most)}`,
        fix: startupProbe
          ? `set failureThreshold: ${thresholdFor(probe, startup)} in its startupProbe`
          : `give it a startupProbe with periodSeconds: 1 and failureThreshold: ${Math.ceil(startup * 2)}`,
        container: container.name,
        field: `${container.field}.${name}`,
        ...(isCertain ? {} : { severity: 'warning' }),
      });
    }
    return complaints;
  },
};

/** How long a container has at least: it depends on the grid of the period whether there is a period more. */
function leastSecondsOf(probe: Probe): number {
  return initialDelayOf(probe) + (failureThresholdOf(probe) - 1) * periodOf(probe);
}

function thresholdFor(probe: Probe, startup: number): number {
  return Math.ceil(startup * 1.5 / periodOf(probe)) + 1;
}
