import { DraftContainer } from '../draft-pod';
import { Workaround } from './workaround';
import { Handler } from '../../pod/manifest';
import { productOf } from '../../pod/products/catalogue';
import { scriptOf } from '../../pod/shell/script-of';
import { parseStatements } from '../../pod/shell/statements';
import { sleepOf } from '../../pod/sleep-command';
import { endingsOf, isIdle } from '../shell/recognise';
import { excerpt } from '../shell/take-out';

/**
 * A hook by which a sidecar outlived the app (a sleep, or a loop until the app's ports are gone), or ended itself. The
 * kubelet runs a native sidecar's hook when the termination begins, not when its turn comes (KEP-753).
 */
export const sidecarPreStop: Workaround = {
  remove(pod) {
    for (const container of pod.sidecars) {
      const hook = container.lifecycle?.preStop;
      const purpose = hook && purposeOf(hook);
      if (!purpose) {
        continue;
      }
      // what somebody wrote for a native sidecar is no workaround
      const wasNone = pod.was(container.name!).kind !== 'sidecar';
      const field = `${pod.was(container.name!).field}.lifecycle.preStop`;
      if (purpose === 'end') {
        removeHook(container, 'preStop');
        pod.changed('pre-stop-keeps-the-sidecar-running', field,
          'loses a preStop hook that ends it: it would be gone while the app still drains', container.name);
      } else if (purpose === 'outlive' && wasNone && !readsAfterTheApp(container)) {
        removeHook(container, 'preStop');
        pod.changed('grace-period-covers-shutdown', field,
          'loses a preStop hook that only waits: it is stopped after the app in any case, and the wait counts against the grace period', container.name);
      } else if (purpose === 'unknown' && wasNone) {
        pod.leave(field, `keeps its preStop hook ${describe(hook)}: what it does besides waiting is not known; it runs when the termination begins, not after the app`, container.name);
      }
    }
  },
};

type Purpose = 'outlive' | 'end' | 'drain' | 'unknown';

function purposeOf(hook: Handler): Purpose {
  if (hook.sleep || sleepOf(hook.exec?.command)?.only) {
    return 'outlive';
  }
  if (hook.httpGet) {
    return /quitquitquit|\/quit\b|\/shutdown\b|\/exit\b/.test(hook.httpGet.path ?? '') ? 'end' : /drain|healthcheck\/fail/.test(hook.httpGet.path ?? '') ? 'drain' : 'unknown';
  }
  const command = hook.exec?.command ?? [];
  const script = scriptOf({ command })?.text ?? command.join(' ');
  const statements = parseStatements(script)?.map(({ text }) => text);
  if (!statements) {
    return 'unknown';
  }
  if (statements.every((statement) => isIdle(statement) || endsItself(statement) || waitsForOthers(statement))) {
    return statements.some(endsItself) ? 'end' : 'outlive';
  }
  return statements.every((statement) => isIdle(statement) || /\bdrain|healthcheck\/fail/.test(statement)) ? 'drain' : 'unknown';
}

function endsItself(statement: string): boolean {
  return endingsOf(statement)?.some(({ flag }) => flag === undefined) === true
    || /^(?:exec\s+)?kill\s+(?:-\S+\s+)*(?:1|\$\(pidof\s+\S+\))$/.test(statement)
    || /^(?:\S*\/)?(?:cloud-sql-proxy|alloydb-auth-proxy)\s+shutdown\b/.test(statement)
    || /^(?:\S*\/)?nginx\s+-s\s+(?:quit|stop)$/.test(statement);
}

/** `while [ $(netstat -plunt | grep tcp | grep -v envoy | wc -l) -ne 0 ]; do sleep 1; done` */
function waitsForOthers(statement: string): boolean {
  const loop = /^(?:while|until)\s+([\s\S]*?)[;\n]\s*do\b([\s\S]*)[;\n]\s*done$/.exec(statement);
  return loop !== null && /\b(?:netstat|ss|lsof|pgrep|pidof|ps)\b|\/proc\/net/.test(loop[1]) && loop[2].split(/[;\n]/).every((part) => isIdle(part.trim()));
}

/** A log shipper's wait is reading time after the app's last line. */
function readsAfterTheApp(container: DraftContainer): boolean {
  const role = productOf({ spec: container })?.product.role;
  return role === 'log-shipper' || role === 'telemetry';
}

function describe({ exec, httpGet, tcpSocket }: Handler): string {
  return exec ? excerpt(exec.command?.join(' ') ?? '') : httpGet ? excerpt(`GET ${httpGet.path ?? '/'}`) : tcpSocket ? 'with a tcpSocket' : '';
}

export function removeHook(container: DraftContainer, hook: 'preStop' | 'postStart'): void {
  delete container.lifecycle![hook];
  if (Object.keys(container.lifecycle!).length === 0) {
    delete container.lifecycle;
  }
}

