import { quoted } from '../job';
import { Rule } from '../rule';

/** https://github.com/kubernetes/kubernetes/pull/133072; 1.33 and 1.34 have it from a patch release on */
const FIXED_MINOR = 35;
const PATCHED_MINOR = 33;

export const rule: Rule = {
  id: 'never-pods-survive-a-failed-start',
  category: 'version',
  severity: 'warning',
  title: 'Do not rely on a second start of a sidecar in a pod with restartPolicy: Never before Kubernetes 1.35',
  why: 'In older kubelets the startup probe of a sidecar in such a pod is given up when its first run fails: the sidecar is restarted, but never counts as started, and the main ' +
    'containers never run (kubernetes issue 132826). It takes two containers with startup probes. Fixed in 1.35, and in late patch releases of 1.34 and 1.33.',
  fix: 'use restartPolicy: OnFailure, or bound the time with activeDeadlineSeconds',
  bad: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: etl}
    spec:
      template:
        spec:
          restartPolicy: Never
          initContainers:
            - {name: a, image: a, restartPolicy: Always, startupProbe: {tcpSocket: {port: 1}, periodSeconds: 1}}
            - {name: b, image: b, restartPolicy: Always, startupProbe: {tcpSocket: {port: 2}, periodSeconds: 1}}
          containers: [{name: etl, image: etl}]`,
  good: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: etl}
    spec:
      activeDeadlineSeconds: 3600
      template:
        spec:
          restartPolicy: Never
          initContainers:
            - {name: a, image: a, restartPolicy: Always, startupProbe: {tcpSocket: {port: 1}, periodSeconds: 1}}
            - {name: b, image: b, restartPolicy: Always, startupProbe: {tcpSocket: {port: 2}, periodSeconds: 1}}
          containers: [{name: etl, image: etl}]`,
  acknowledge: 'When the sidecars pass their startup probe in the first run. The rule is silent where a deadline ends what hangs.',

  run(pod) {
    if (pod.version.minor >= FIXED_MINOR || pod.spec.restartPolicy !== 'Never' || pod.sidecars.length === 0
      || pod.spec.activeDeadlineSeconds || pod.jobSpec?.activeDeadlineSeconds) {
      return [];
    }
    const probed = pod.sidecars.filter((sidecar) => sidecar.spec.startupProbe);
    const all = probed.length + pod.mains.filter((main) => main.spec.startupProbe).length;
    return probed.length === 0 || all < 2 ? [] : [{
      message: `main containers never start on Kubernetes 1.${pod.version.minor} when the first run of sidecar ${quoted(probed.map((s) => s.name))} fails, got restartPolicy "Never"`,
      severity: pod.version.minor >= PATCHED_MINOR ? 'info' : 'warning',
      field: `${pod.field}.restartPolicy`,
      related: probed.map((sidecar) => `${sidecar.field}.startupProbe`),
    }];
  },
};
