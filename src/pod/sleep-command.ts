/** What a command says of its own duration. */
export interface CommandSleep {
  readonly seconds: number;
  /** True when the command does nothing but wait, so that the seconds are all it takes and not only the least. */
  readonly only: boolean;
}

/**
 * How long a command sleeps: `sleep 5`, `/bin/sleep 1m 30s`, or a shell script whose statements stand in a row, such as
 * `nginx -s quit; sleep 10`. Undefined when it does not sleep, or when loops, conditions or variables decide how long.
 */
export function sleepOf(command: readonly string[] | undefined): CommandSleep | undefined {
  const words = command ?? [];
  const program = baseName(words[0]);
  if (program === 'sleep') {
    const seconds = sumOf(words.slice(1));
    return seconds === undefined ? undefined : { seconds, only: true };
  }
  return SHELLS.has(program) && words.length >= 3 && SCRIPT_OPTION.test(words[1]) ? sleepInScript(words[2]) : undefined;
}

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'zsh']);
const SCRIPT_OPTION = /^-[a-z]*c$/;
const STATEMENT_END = /;|&&|\n/;
const SLEEP_STATEMENT = /^(?:exec\s+)?(?:\S*\/)?sleep((?:\s+[^\s&|<>()]+)+)$/;
const COMPOUND = /\bsleep\b|^(?:if|while|until|for|case|select|function|trap)\b|^[({]|\(\)|\s\{(?:\s|$)/;
const IDLE = /^(?:echo\b[^|&>(`]*|true|:|exit(?:\s+0)?|set\s.*|#.*)?$/;
const UNIT_SECONDS: Readonly<Record<string, number>> = { '': 1, 's': 1, 'm': 60, 'h': 3600, 'd': 86_400 };
const DURATION = /^(\d+(?:\.\d*)?|\.\d+)([smhd]?)$/;

function sleepInScript(script: unknown): CommandSleep | undefined {
  if (typeof script !== 'string' || !script.includes('sleep')) {
    return undefined;
  }
  let seconds: number | undefined;
  let only = true;
  for (const part of script.split(STATEMENT_END)) {
    const statement = part.trim();
    const sleep = SLEEP_STATEMENT.exec(statement);
    if (sleep) {
      const amount = sumOf(sleep[1].trim().split(/\s+/));
      if (amount === undefined) {
        return undefined;
      }
      seconds = (seconds ?? 0) + amount;
    } else if (COMPOUND.test(statement)) {
      return undefined;
    } else {
      only &&= IDLE.test(statement);
    }
  }
  return seconds === undefined ? undefined : { seconds, only };
}

function sumOf(durations: readonly unknown[]): number | undefined {
  let sum = 0;
  for (const duration of durations) {
    const text = String(duration);
    const match = DURATION.exec(text);
    if (match) {
      sum += Number(match[1]) * UNIT_SECONDS[match[2]];
    } else if (/^inf(?:inity)?$/i.test(text)) {
      sum = Infinity;
    } else {
      return undefined;
    }
  }
  return durations.length === 0 ? undefined : sum;
}

function baseName(path: unknown): string {
  return typeof path === 'string' ? path.slice(path.lastIndexOf('/') + 1) : '';
}
