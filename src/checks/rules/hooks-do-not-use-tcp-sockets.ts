import { handlersOf } from '../container-handlers';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'hooks-do-not-use-tcp-sockets',
  category: 'probes',
  severity: 'error',
  title: 'Do not give postStart and preStop a tcpSocket handler',
  why: 'The API server accepts the handler, but the kubelet cannot run it (pkg/kubelet/lifecycle/handlers.go) and reports a failed hook: with postStart the ' +
    'container is killed at every start, with preStop nothing happens before SIGTERM.',
  fix: 'use exec, httpGet or sleep',
  bad: `
    initContainers:
      - {name: proxy, image: proxy, restartPolicy: Always, lifecycle: {postStart: {tcpSocket: {port: 5432}}}}
    containers: [{name: app, image: app}]`,
  good: `
    initContainers:
      - {name: proxy, image: proxy, restartPolicy: Always, startupProbe: {tcpSocket: {port: 5432}, periodSeconds: 1}}
    containers: [{name: app, image: app}]`,
  acknowledge: 'Never: the hook does not do what it says.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      if (!container.spec.lifecycle) {
        continue;
      }
      for (const { isProbe, handler, name, field } of handlersOf(container)) {
        if (!isProbe && handler.tcpSocket) {
          complaints.push({
            message: `container "${container.name}" has a tcpSocket handler in ${name}, which no kubelet can run, so that ` +
              (name === 'postStart' ? 'it is killed at every start' : 'nothing happens before SIGTERM'),
            fix: name === 'postStart' ? 'use a startupProbe with tcpSocket instead' : 'use exec, httpGet or sleep, or leave the hook out',
            container: container.name,
            field: `${field}.tcpSocket`,
          });
        }
      }
    }
    return complaints;
  },
};
