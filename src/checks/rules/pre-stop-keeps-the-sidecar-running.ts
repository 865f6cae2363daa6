import { ContainerView } from '../../pod/pod-view';
import { productOf } from '../../pod/products/catalogue';
import { portNumber } from '../container-handlers';
import { Complaint } from '../finding';
import { quitIn } from '../quit-commands';
import { Rule } from '../rule';
import { commandText } from '../script';

export const rule: Rule = {
  id: 'pre-stop-keeps-the-sidecar-running',
  category: 'shutdown',
  severity: 'error',
  title: 'Do not end a sidecar in its preStop hook',
  why: 'The preStop hooks of sidecars run at the start of the termination, together with those of the main containers, and not after the main containers have ended. ' +
    'A hook that ends the sidecar takes it away while the app still drains, and no kubelet restarts it (KEP-753). Without a hook the sidecar gets its SIGTERM ' +
    'when the last main container has ended.',
  fix: 'remove the hook: the sidecar is stopped by itself when the main containers have ended',
  bad: `
    initContainers:
      - name: cloud-sql-proxy
        image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3
        restartPolicy: Always
        lifecycle: {preStop: {exec: {command: [/cloud-sql-proxy, shutdown]}}}
    containers: [{name: app, image: app}]`,
  good: `
    initContainers:
      - name: cloud-sql-proxy
        image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3
        restartPolicy: Always
        args: [--exit-zero-on-sigterm]
    containers: [{name: app, image: app}]`,
  acknowledge: 'When nothing in the pod uses the sidecar during the shutdown. The rule is silent on hooks that drain without an end, and on scripts that first wait in a loop.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const sidecar of pod.sidecars) {
      const hook = sidecar.spec.lifecycle?.preStop;
      const quit = hook && !sidecar.implicit ? quitIn(hook) : undefined;
      if (quit && !waits(commandText(hook!.exec?.command)) && !isUnreachable(sidecar)) {
        complaints.push({
          message: `container "${sidecar.name}" ends itself in preStop while the main containers still run, got "${quit}"`,
          container: sidecar.name,
          field: `${sidecar.field}.lifecycle.preStop`,
        });
      }
    }
    return complaints;
  },
};

function waits(script: string): boolean {
  return /\b(?:while|until)\b/.test(script);
}

/** A hook to a port at loopback fails and does no harm; another rule says so. */
function isUnreachable(sidecar: ContainerView): boolean {
  const { port } = sidecar.spec.lifecycle?.preStop?.httpGet ?? {};
  const number = port === undefined ? undefined : portNumber(sidecar, port);
  return productOf(sidecar)?.listening.ports.some((p) => p.port === number && p.address === 'loopback') ?? false;
}
