import { scriptOf } from './script-of';
import { parseStatements } from './statements';
import { sleepOf } from '../sleep-command';

/**
 * Whether a command line ends by itself beyond doubt: `sleep 5`, `true`, or a shell script of nothing but commands that end, such as
 * `mkdir -p /x && cp -r /app/. /x`. False also where nothing can be known.
 */
export function endsPlainly(container: { readonly command?: readonly string[]; readonly args?: readonly string[] }): boolean {
  const { command = [], args = [] } = container;
  if (command.length === 0) {
    return false;
  }
  const script = scriptOf(container);
  if (!script) {
    return isPlain([...command, ...args].map(String));
  }
  const statements = parseStatements(script.text);
  return statements !== undefined && statements.length > 0 && statements.every(({ text }) => text.split('||').every(isPlainStatement));
}

/** Programs and words of the shell that neither wait nor read what may never come. */
const ENDING = new Set(['true', 'false', ':', 'echo', 'printf', 'date', 'exit', 'set', 'export', 'cd', 'cp', 'mv', 'mkdir', 'chmod', 'chown', 'ln', 'rm', 'touch', 'ls', 'id']);
const QUOTED = /'[^']*'|"[^"`$]*"/g;
/** Pipes, groups, substitutions and input may wait for others. */
const UNCLEAR = /[|&()`<]/;

function isPlainStatement(text: string): boolean {
  const bare = text.replace(QUOTED, (quoted) => /^.[\w./-]*.$/.test(quoted) ? quoted.slice(1, -1) : 'quoted');
  return !UNCLEAR.test(bare.replace(/\d?>&\d/g, '')) && isPlain(bare.trim().replace(/^exec\s+/, '').split(/\s+/));
}

function isPlain(words: readonly string[]): boolean {
  const program = words[0].slice(words[0].lastIndexOf('/') + 1);
  return program === 'sleep' ? Number.isFinite(sleepOf(words)?.seconds) : ENDING.has(program);
}
