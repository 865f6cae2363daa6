import { Complaint } from '../finding';
import { Rule } from '../rule';
import { commandText, showCommand } from '../script';

export const rule: Rule = {
  id: 'post-start-waits-come-to-an-end',
  category: 'probes',
  severity: 'warning',
  title: 'Do not wait in a postStart hook without a limit',
  why: 'A postStart hook has no timeout, and until it returns the kubelet does nothing else for the pod: no probe, no start of the next container, not even the ' +
    'deletion, which then takes far longer than the grace period (kubernetes issue 116032). A startup probe waits just as well, within limits and with events.',
  fix: 'use a startupProbe on the container that is waited for, or bound the loop, as with "timeout 60 sh -c ..."',
  bad: `
    containers:
      - name: proxy
        image: proxy
        lifecycle: {postStart: {exec: {command: [sh, -c, "until curl -sf localhost:15021/healthz/ready; do sleep 1; done"]}}}`,
  good: `
    initContainers:
      - {name: proxy, image: proxy, restartPolicy: Always, startupProbe: {httpGet: {path: /healthz/ready, port: 15021}, periodSeconds: 1}}
    containers:
      - {name: app, image: app}`,
  acknowledge: 'When the loop has a limit that the rule does not see.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const { name, field, spec } of pod.containers) {
      const command = spec.lifecycle?.postStart?.exec?.command;
      if (command && isEndless(commandText(command))) {
        complaints.push({
          message: `container "${name}" waits in postStart without a limit, got "${showCommand(command)}"`,
          container: name,
          field: `${field}.lifecycle.postStart.exec.command`,
        });
      }
    }
    return complaints;
  },
};

const LOOP = /\b(?:while|until)\b/;
const LIMIT = /\btimeout\b|\bbreak\b|\bexit\b|\bseq\b|\$\(\(|\(\(|-(?:lt|le|gt|ge)\b|\bSECONDS\b|\blet\b|\bexpr\b/;

function isEndless(script: string): boolean {
  return LOOP.test(script) && !LIMIT.test(script);
}
