import { failureThresholdOf, initialDelayOf, periodOf } from '../../pod/probe-gate';
import { complain } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'sidecar-startup-probe-is-frequent',
  category: 'probes',
  severity: 'warning',
  title: 'Probe the start of a sidecar every second',
  why: 'All containers behind a sidecar wait until its startup probe succeeds, and the kubelet looks only once in a period. The periods of all probes count ' +
    'from the pod\'s first sync, so that each sidecar with the default of 10 seconds adds about 10 seconds to every start, however fast it is ' +
    '(pkg/kubelet/prober/worker.go; https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/).',
  fix: 'set periodSeconds: 1 and a failureThreshold of as many seconds as the start may take',
  bad: `
    initContainers:
      - name: proxy
        image: proxy
        restartPolicy: Always
        startupProbe: {httpGet: {path: /ready, port: 9000}}
    containers:
      - {name: app, image: app}`,
  good: `
    initContainers:
      - name: proxy
        image: proxy
        restartPolicy: Always
        startupProbe: {httpGet: {path: /ready, port: 9000}, periodSeconds: 1, failureThreshold: 30}
    containers:
      - {name: app, image: app}`,
  acknowledge: 'When the probe is expensive and a slow start does no harm.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const sidecar of pod.sidecars) {
      const probe = sidecar.spec.startupProbe;
      if (!probe || sidecar.implicit || periodOf(probe) <= FREQUENT_SECONDS) {
        continue;
      }
      const period = periodOf(probe);
      const failures = Math.min(initialDelayOf(probe) + period * failureThresholdOf(probe), MOST_FAILURES);
      complain(complaints, sidecar, `${sidecar.field}.startupProbe.periodSeconds`,
        `keeps the containers behind it waiting for up to ${period}s after it is up, as its startup probe runs every ${period}s${probe.periodSeconds ? '' : ' by default'}`,
        undefined, `set periodSeconds: 1 and failureThreshold: ${failures} in its startupProbe`);
    }
    return complaints;
  },
};

const FREQUENT_SECONDS = 2;

/** An int32. */
const MOST_FAILURES = 2 ** 31 - 1;
