import { Workaround } from './workaround';
import { Script, scriptOf } from '../../pod/shell/script-of';
import { parseStatements } from '../../pod/shell/statements';
import { DraftContainer, DraftPod } from '../draft-pod';
import { endingsOf, isIdle } from '../shell/recognise';
import { excerpt, takeOut } from '../shell/take-out';

/**
 * A file that the app leaves when it has ended, and a shell around the sidecar's command that looks out for it and kills
 * the sidecar: `proxy & P=$!; while ! test -f /flags/done; do sleep 1; done; kill $P`.
 */
export const flagFile: Workaround = {
  remove(pod) {
    const flags: string[] = [];
    for (const container of pod.sidecars) {
      const script = scriptOf(container);
      const watch = script && watchOf(script.text);
      if (watch) {
        runDirectly(container, script, watch.command);
        flags.push(watch.flag);
        pod.changed('native-sidecars-need-no-stop-scripts', fieldOf(pod, container, script),
          `runs without the shell loop that ends it when ${watch.flag} appears: it is stopped when the app has ended`, container.name);
      } else if (script && /-[fes]\s+\S*\/\S+/.test(script.text) && /\bkill\b|\bexit\b/.test(script.text)) {
        pod.leave(fieldOf(pod, container, script), `keeps its command ${excerpt(script.text)}: it looks out for a file, and does more`,
          container.name, 'native-sidecars-need-no-stop-scripts');
      }
    }
    for (const flag of flags) {
      removeTouches(pod, flag);
      removeVolume(pod, flag.slice(0, flag.lastIndexOf('/')));
    }
  },
};

/** Without the shell where it only passes words on, so that the command's flags can be read. */
function runDirectly(container: DraftContainer, script: Script, command: string): void {
  if (/^[\w\s./:=,@%+-]+$/.test(command) && !/^\w+=/.test(command)) {
    container.command = command.trim().split(/\s+/);
    delete container.args;
  } else {
    container[script.list]![script.index] = `exec ${command}${script.text.endsWith('\n') ? '\n' : ''}`;
  }
}

/** The one command that a script keeps in the background, and the file at whose sight the script ends it; undefined where it does more. */
function watchOf(script: string): { command: string; flag: string } | undefined {
  const statements = parseStatements(script);
  const background = statements?.filter(({ text, separator }) => separator === '&' && !looksOut(text)) ?? [];
  const watches = statements?.filter(({ text }) => looksOut(text)) ?? [];
  const rest = statements?.filter((statement) => !background.includes(statement) && !watches.includes(statement)) ?? [];
  const flags = new Set(watches.flatMap(({ text }) => flagsIn(text)));
  if (background.length !== 1 || flags.size !== 1 || !rest.every(({ text }) => isHousekeeping(text))) {
    return undefined;
  }
  return { command: background[0].text.replace(/^exec\s+/, ''), flag: [...flags][0] };
}

function looksOut(statement: string): boolean {
  return /^\(?\s*(?:while|until)\b[\s\S]*\bdone\s*\)?$/.test(statement) && flagsIn(statement).length > 0
    && /^[\s()]*(?:while|until)\b/.test(statement) && !/\b(?:curl|wget|rm|cp|mv)\b/.test(statement);
}

function flagsIn(statement: string): string[] {
  return [...statement.matchAll(/(?:\btest|\[\[?)\s+(?:!\s+)?-[fes]\s+["']?(\/[\w./-]+)/g)].map(([, path]) => path);
}

function isHousekeeping(statement: string): boolean {
  const condition = /^if\s+(?:test|\[\[?)\s[^;\n]*[;\n]\s*then\b([\s\S]*)[;\n]\s*fi$/.exec(statement);
  return condition ? condition[1].split(/[;\n]/).every((part) => isHousekeeping(part.trim()))
    : isIdle(statement) || /^(?:[A-Za-z_]\w*=\$!|kill\b.*|wait\b.*|exit\b.*|set\s.*|trap\b.*)$/.test(statement);
}

function removeTouches(pod: DraftPod, flag: string): void {
  for (const container of pod.mains) {
    const gone = takeOut(container, ({ text }) => endingsOf(text)?.every((ending) => ending.flag === flag) ?? false) ?? [];
    for (const { text } of gone) {
      pod.changed('native-sidecars-need-no-stop-scripts', `${pod.was(container.name!).field}.command`,
        `no longer runs ${excerpt(text)}: nothing looks out for ${flag} any more`, container.name);
    }
    if (gone.length === 0 && JSON.stringify([container.command, container.args, container.lifecycle]).includes(flag)) {
      pod.leave(`${pod.was(container.name!).field}.command`, `still writes ${flag}, which nothing looks out for any more: its command does more; take it out by hand`, container.name);
    }
  }
}

/** The volume goes when it held nothing but the flag: an emptyDir whose path no container mentions any more. */
function removeVolume(pod: DraftPod, path: string): void {
  const containers = [...pod.inits, ...pod.mains];
  const mounts = containers.flatMap((container) => (container.volumeMounts ?? []).filter((mount) => mount.mountPath === path));
  const volume = pod.spec.volumes?.find(({ name }) => mounts.length > 0 && mounts.every((mount) => mount.name === name));
  const isMounted = (container: DraftContainer) => container.volumeMounts?.some((mount) => mount.name === volume?.name && mount.mountPath !== path);
  if (!volume || !('emptyDir' in volume) || containers.some((container) => isMounted(container) || mentions(container, path))) {
    return;
  }
  pod.changed('native-sidecars-need-no-stop-scripts', `${pod.before.field}.volumes[${pod.spec.volumes!.indexOf(volume)}]`, `volume "${volume.name}" goes, which held only the flag file`);
  for (const container of containers) {
    removeFrom(container, 'volumeMounts', (mount) => mount.name === volume.name);
  }
  removeFrom(pod.spec, 'volumes', (candidate) => candidate === volume);
}

function mentions({ volumeMounts: _, ...container }: DraftContainer, path: string): boolean {
  return JSON.stringify(container).includes(path);
}

function removeFrom(owner: any, key: string, isGone: (item: any) => boolean): void {
  const list: any[] = owner[key] ?? [];
  list.filter(isGone).forEach((item) => list.splice(list.indexOf(item), 1));
  if (owner[key] && list.length === 0) {
    delete owner[key];
  }
}

function fieldOf(pod: DraftPod, container: DraftContainer, { list, index }: Script): string {
  return `${pod.was(container.name!).field}.${list}[${index}]`;
}
