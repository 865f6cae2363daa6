import { gatedOwner, endedOwner } from './owner';
import { Workaround } from './workaround';
import { ContainerView } from '../../pod/pod-view';
import { scriptOf } from '../../pod/shell/script-of';
import { parseStatements } from '../../pod/shell/statements';
import { DraftPod } from '../draft-pod';
import { Native } from '../natives';
import { Ending, endingsOf, waitOf } from '../shell/recognise';
import { excerpt, takeOut } from '../shell/take-out';

/** A shell around the app's command that waits for a sidecar first, and ends it afterwards. */
export const wrapperScript: Workaround = {
  remove(pod, natives) {
    for (const container of pod.mains.filter((main) => scriptOf(main))) {
      const was = pod.was(container.name!);
      const { field } = was;
      const found = new Map<string, Found>();
      const gone = takeOut(container, ({ text }) => {
        const what = purposeOf(text, was, natives);
        if (what) {
          found.set(text, what);
        }
        return what !== undefined;
      });
      for (const { text } of gone ?? []) {
        const { owner, ends } = found.get(text)!;
        pod.changed(ends ? 'native-sidecars-need-no-stop-scripts' : 'needed-sidecar-has-a-startup-gate', `${field}.command`,
          `no longer runs ${excerpt(text)}: ${ends ? `"${owner.name}" is stopped when it has ended` : `it starts only when "${owner.name}" can be used`}`, container.name);
      }
      nameTheRest(pod, container.name!, scriptOf(container)!.text, field, natives);
    }
  },
};

interface Found {
  readonly owner: Native;
  readonly ends: boolean;
}

function purposeOf(statement: string, main: ContainerView, natives: readonly Native[]): Found | undefined {
  const wait = waitOf(statement);
  const waitedFor = wait && gatedOwner(wait, main, natives);
  if (waitedFor) {
    return { owner: waitedFor, ends: false };
  }
  const endings = endingsOf(statement)?.map((ending) => endedOwner(ending, natives));
  return endings && endings.every((owner) => owner) ? { owner: endings[0]!, ends: true } : undefined;
}

function nameTheRest(pod: DraftPod, name: string, script: string, field: string, natives: readonly Native[]): void {
  for (const { text } of parseStatements(script) ?? [{ text: script }]) {
    const reason = reasonToKeep(text, natives);
    if (reason) {
      pod.leave(`${field}.command`, `keeps ${excerpt(text)} in its command: ${reason}`, name, 'native-sidecars-need-no-stop-scripts');
    }
  }
}

/** Why a statement that looks like a workaround stays; undefined for one that does not look like it. */
function reasonToKeep(statement: string, natives: readonly Native[]): string | undefined {
  const wait = waitOf(statement);
  if (wait?.port !== undefined) {
    const owner = natives.find((native) => native.listensOn(wait.port!));
    return owner ? `"${owner.name}" has no startup probe that could take its place` : undefined;
  }
  const endings = endingsOf(statement);
  if (endings) {
    return endings.every(({ flag }) => flag !== undefined) || endings.some(isForeign) ? undefined : 'it is not clear whose process it ends';
  }
  return /quitquitquit|\b(?:pkill|killall)\b/.test(statement) ? 'it is part of a statement that does more; take it out by hand' : undefined;

  function isForeign(ending: Ending): boolean {
    return ending.flag === undefined && endedOwner(ending, natives) !== undefined;
  }
}
