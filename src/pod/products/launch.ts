import { ImageRef } from './image-ref';
import { ContainerSpec } from '../manifest';

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh']);

/** How a container starts its image: the image, and what the manifest shows of its command line and environment. */
export class Launch {
  /** Command and arguments, in one list. */
  readonly words: readonly string[];

  private flags: readonly Flag[] | undefined;

  constructor(readonly spec: ContainerSpec, readonly image: ImageRef) {
    this.words = [...spec.command ?? [], ...spec.args ?? []];
  }

  /** Base name of the program when the manifest names one; undefined where the image's own entrypoint runs. */
  get program(): string | undefined {
    return this.spec.command?.length ? baseName(this.spec.command[0]) : undefined;
  }

  /** Whether a shell script runs instead of the product itself, so that flags cannot be read off the words. */
  get isScript(): boolean {
    return SHELLS.has(this.program ?? '');
  }

  /** Whether there are settings that the manifest does not show: a whole ConfigMap or Secret as environment. */
  get hidesEnvironment(): boolean {
    return (this.spec.envFrom?.length ?? 0) > 0;
  }

  /** The value of the first of these flags that is given, as `--flag=value` or `--flag value`, with one dash or two. */
  flag(...names: readonly string[]): string | undefined {
    const flag = this.given(names);
    return flag?.value ?? flag?.next;
  }

  /** Whether one of these flags that need no value is given and not switched off; undefined when none is given. */
  isOn(...names: readonly string[]): boolean | undefined {
    const flag = this.given(names);
    return flag && (flag.value === undefined || isTrue(flag.value));
  }

  /** A variable's value; undefined when it is not set, or set from somewhere else than the manifest. */
  env(...names: readonly string[]): string | undefined {
    return this.spec.env?.find((e) => e.name !== undefined && names.includes(e.name))?.value;
  }

  /** Whether a variable is set, be its value visible or not. */
  hasEnv(name: string): boolean {
    return this.spec.env?.some((e) => e.name === name) ?? false;
  }

  private given(names: readonly string[]): Flag | undefined {
    this.flags ??= flagsIn(this.words);
    return this.flags.find((flag) => names.includes(flag.name));
  }
}

interface Flag {
  readonly name: string;
  /** What stands behind an equals sign. */
  readonly value?: string;
  /** The next word, which is the value of a flag that has one. */
  readonly next?: string;
}

export function isTrue(text: string | undefined): boolean {
  return text !== undefined && /^(1|t|true|on|yes)$/i.test(text);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function flagsIn(words: readonly string[]): Flag[] {
  const flags: Flag[] = [];
  words.forEach((word, i) => {
    if (word.startsWith('-')) {
      const name = word.slice(word.startsWith('--') ? 2 : 1);
      const equals = name.indexOf('=');
      flags.push(equals < 0 ? { name, next: words[i + 1] } : { name: name.slice(0, equals), value: name.slice(equals + 1) });
    }
  });
  return flags;
}
