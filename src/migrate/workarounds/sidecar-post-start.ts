import { removeHook } from './sidecar-pre-stop';
import { Workaround } from './workaround';
import { scriptOf } from '../../pod/shell/script-of';
import { parseStatements } from '../../pod/shell/statements';
import { isIdle, waitOf } from '../shell/recognise';

/** A hook by which a sidecar that stood first in `containers` held back the next container until it was ready: the startup probe does that. */
export const sidecarPostStart: Workaround = {
  remove(pod) {
    for (const container of pod.sidecars.filter(({ startupProbe }) => startupProbe)) {
      const command = container.lifecycle?.postStart?.exec?.command;
      if (!command || !waitsForItself(command)) {
        continue;
      }
      removeHook(container, 'postStart');
      pod.changed('needed-sidecar-has-a-startup-gate', `${pod.was(container.name!).field}.lifecycle.postStart`,
        'loses a postStart hook that waits until it is ready: its startup probe holds the others back', container.name);
    }
  },
};

function waitsForItself(command: readonly string[]): boolean {
  const words = command.join(' ');
  if (/^(?:\S*\/)?(?:pilot-agent wait|linkerd-await)\b/.test(words)) {
    return true;
  }
  const script = scriptOf({ command })?.text;
  const statements = script === undefined ? undefined : parseStatements(script);
  return statements !== undefined && statements.every(({ text }) => isIdle(text) || waitOf(text) !== undefined);
}

