import { Complaint } from '../finding';
import { killIn } from '../quit-commands';
import { Rule } from '../rule';
import { commandText } from '../script';

export const rule: Rule = {
  id: 'pre-stop-leaves-stopping-to-sigterm',
  category: 'shutdown',
  severity: 'warning',
  title: 'Do not stop the app in preStop and sleep afterwards',
  why: 'A preStop hook is for the time before SIGTERM, in which requests still arrive because the pod has not yet left every Service\'s endpoints. A hook that stops ' +
    'the app first refuses them, and what it does afterwards comes to nothing: an exec hook ends with the container, reported as FailedPreStopHook ' +
    '(https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/).',
  fix: 'sleep in preStop and leave the signal to the kubelet, which sends SIGTERM when the hook has returned',
  bad: `
    containers:
      - {name: app, image: app, lifecycle: {preStop: {exec: {command: [sh, -c, "kill -TERM 1 && sleep 30"]}}}}`,
  good: `
    containers:
      - {name: app, image: app, lifecycle: {preStop: {sleep: {seconds: 5}}}}`,
  acknowledge: 'When nothing calls the app and the process that is killed is not the container\'s own.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const { name, field, spec } of pod.mains) {
      const script = commandText(spec.lifecycle?.preStop?.exec?.command);
      const kill = script.includes('kill') && script.includes('sleep') ? killIn(script) : undefined;
      if (kill && /\bsleep\b/.test(script.slice(kill.at))) {
        complaints.push({
          message: `container "${name}" is stopped by its preStop hook before it sleeps, got "${kill.text}" in front of "${script.slice(script.lastIndexOf('sleep')).trim()}"`,
          fix: `replace the hook by a sleep of the seconds that requests still arrive, such as ${SLEEP[Number(pod.version.minor >= 30)]}`,
          container: name,
          field: `${field}.lifecycle.preStop`,
        });
      }
    }
    return complaints;
  },
};

const SLEEP = ['exec "sleep 5"', '"sleep: {seconds: 5}"'] as const;
