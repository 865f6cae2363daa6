import { Workaround } from './workaround';
import { ContainerSpec } from '../../pod/manifest';

/** One process namespace for all containers, so that the app could kill the sidecar. */
export const sharedProcessNamespace: Workaround = {
  remove(pod) {
    if (pod.spec.shareProcessNamespace !== true || pod.sidecars.length === 0) {
      return;
    }
    const field = `${pod.before.field}.shareProcessNamespace`;
    const killed = pod.before.containers.some(({ spec }) => KILLS.test(commandsOf(spec)));
    const rest = [...pod.inits, ...pod.mains].find((container) => NEEDS.test(commandsOf(container))
      || container.securityContext?.capabilities?.add?.some((capability) => /SYS_PTRACE|ALL/.test(capability)));
    if (killed && !rest) {
      delete pod.spec.shareProcessNamespace;
      pod.changed('native-sidecars-need-no-stop-scripts', field, 'shareProcessNamespace goes: it let the app kill a sidecar, which nothing does any more');
    } else if (pod.changes.length > 0) {
      pod.leave(field, rest
        ? `shareProcessNamespace stays: container "${rest.name}" looks at other processes`
        : 'shareProcessNamespace stays: nothing shows that it was only there to end a sidecar; without that use, remove it');
    }
  },
};

function commandsOf({ command, args, lifecycle }: Pick<ContainerSpec, 'command' | 'args' | 'lifecycle'>): string {
  return JSON.stringify([command, args, lifecycle]);
}

const KILLS = /\b(?:pkill|killall)\b|\bkill\b/;
const NEEDS = /\b(?:pkill|killall|pgrep|pidof|nsenter|gdb|strace|jcmd|jmap|jstack)\b|\bps\b|\bkill\b|\/proc\/(?!net)/;
