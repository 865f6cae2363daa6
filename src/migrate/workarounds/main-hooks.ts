import { endedOwner, gatedOwner } from './owner';
import { removeHook } from './sidecar-pre-stop';
import { Workaround } from './workaround';
import { ContainerView } from '../../pod/pod-view';
import { scriptOf } from '../../pod/shell/script-of';
import { parseStatements } from '../../pod/shell/statements';
import { Native } from '../natives';
import { endingsOf, waitOf } from '../shell/recognise';
import { excerpt, takeOut } from '../shell/take-out';

/** Hooks of the app that end a sidecar, or wait for it. */
export const mainHooks: Workaround = {
  remove(pod, natives) {
    for (const container of pod.mains) {
      for (const name of ['postStart', 'preStop'] as const) {
        const hook = container.lifecycle?.[name];
        const field = `${pod.was(container.name!).field}.lifecycle.${name}`;
        if (hook?.httpGet && /quitquitquit|\/quit\b|\/shutdown\b/.test(hook.httpGet.path ?? '') && natives.some((n) => n.listensOn(Number(hook.httpGet!.port)))) {
          removeHook(container, name);
          pod.changed('native-sidecars-need-no-stop-scripts', field, `loses a ${name} hook that ends a sidecar: it is stopped when the app has ended`, container.name);
        }
        const command = hook?.exec?.command;
        if (!command) {
          continue;
        }
        const script = scriptOf({ command })?.text ?? command.join(' ');
        if (parseStatements(script)?.every(({ text }) => concernsSidecar(text, pod.was(container.name!), natives))) {
          removeHook(container, name);
          pod.changed('native-sidecars-need-no-stop-scripts', field, `loses a ${name} hook that only deals with a sidecar, ${excerpt(script)}`, container.name);
        } else {
          const gone = takeOut({ command }, ({ text }) => concernsSidecar(text, pod.was(container.name!), natives)) ?? [];
          gone.forEach(({ text }) => pod.changed('native-sidecars-need-no-stop-scripts', field, `no longer runs ${excerpt(text)} in its ${name} hook`, container.name));
          if (/quitquitquit|\b(?:pkill|killall)\b/.test(scriptOf({ command })?.text ?? command.join(' '))) {
            pod.leave(field, `keeps its ${name} hook ${excerpt(command.join(' '))}: it does more than to end a sidecar; take that out by hand`, container.name);
          }
        }
      }
    }
  },
};

function concernsSidecar(statement: string, main: ContainerView, natives: readonly Native[]): boolean {
  const wait = waitOf(statement);
  return (wait !== undefined && gatedOwner(wait, main, natives) !== undefined)
    || (endingsOf(statement)?.every((ending) => endedOwner(ending, natives)) ?? false);
}
