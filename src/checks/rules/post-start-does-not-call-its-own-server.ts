import { askedPort, asksElsewhere, handlersOf, portNumber } from '../container-handlers';
import { Complaint } from '../finding';
import { boundPorts, listensOn } from '../listening';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'post-start-does-not-call-its-own-server',
  category: 'probes',
  severity: 'error',
  title: 'Do not call the container\'s own server in its postStart hook',
  why: 'The hook runs right after the process has started and is not tried again (pkg/kubelet/lifecycle/handlers.go): a server that needs a moment loses the ' +
    'race, the kubelet kills the container for the failed hook, and the next start loses it again. A server that accepts and does not answer blocks the pod, ' +
    'its deletion included, without any timeout (kubernetes issue 116032).',
  fix: 'use a startupProbe, which is tried until it succeeds',
  bad: `
    initContainers:
      - name: proxy
        image: proxy
        restartPolicy: Always
        ports: [{containerPort: 9901}]
        lifecycle: {postStart: {httpGet: {path: /ready, port: 9901}}}
    containers: [{name: app, image: app}]`,
  good: `
    initContainers:
      - name: proxy
        image: proxy
        restartPolicy: Always
        ports: [{containerPort: 9901}]
        startupProbe: {httpGet: {path: /ready, port: 9901}, periodSeconds: 1}
    containers: [{name: app, image: app}]`,
  acknowledge: 'When the server is known to listen before its image\'s entrypoint returns to the kubelet, which hardly any does.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      const use = container.spec.lifecycle?.postStart && handlersOf(container).find(({ name, handler }) => name === 'postStart' && handler.httpGet);
      const asked = use && !asksElsewhere(use) ? askedPort(use) : undefined;
      const port = asked && portNumber(container, asked.port);
      if (!port || !boundPorts(container).some((p) => p.port === port)) {
        continue;
      }
      const earlier = [...pod.sidecars, ...pod.mains];
      if (!earlier.slice(0, earlier.indexOf(container)).some((other) => listensOn(other, port))) {
        complaints.push({
          message: `container "${container.name}" calls its own server at port ${port} in postStart, once and right after the start`,
          container: container.name,
          field: `${use!.field}.httpGet`,
        });
      }
    }
    return complaints;
  },
};
