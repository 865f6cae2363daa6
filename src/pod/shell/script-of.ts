const SHELLS = /^(?:\S*\/)?(?:sh|bash|ash|dash|zsh|busybox)$/;
/** What may stand between a shell and the option of its script: its name behind `busybox`, and other options. */
const BEFORE_OPTION = /^(?:sh|ash|[-+].*|pipefail|errexit|nounset|xtrace)$/;

/** A shell script in a command line, and where it stands in it. */
export interface Script {
  readonly text: string;
  readonly list: 'command' | 'args';
  readonly index: number;
}

/** The script that a container's command line gives to a shell with `-c`; undefined when it gives none. */
export function scriptOf(container: { readonly command?: readonly string[]; readonly args?: readonly string[] }): Script | undefined {
  const { command = [], args = [] } = container;
  const words = [...command, ...args];
  const option = words.findIndex((word) => /^-[a-z]*c$/.test(word));
  if (!SHELLS.test(words[0] ?? '') || option < 1 || typeof words[option + 1] !== 'string' || !words.slice(1, option).every((word) => BEFORE_OPTION.test(word))) {
    return undefined;
  }
  const at = option + 1;
  return { text: words[at], list: at < command.length ? 'command' : 'args', index: at < command.length ? at : at - command.length };
}
