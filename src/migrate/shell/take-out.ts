import { isIdle } from './recognise';
import { scriptOf } from '../../pod/shell/script-of';
import { parseStatements, Statement, withoutStatements } from '../../pod/shell/statements';

interface CommandLine {
  command?: string[];
  args?: string[];
}

/**
 * Takes statements out of the script that a command line gives to a shell.
 *
 * @returns the statements that went; undefined when there is no script, when it is too unusual, or when nothing would be left of it
 */
export function takeOut(commandLine: CommandLine, isGone: (statement: Statement) => boolean): Statement[] | undefined {
  const script = scriptOf(commandLine);
  const statements = script && parseStatements(script.text);
  if (!statements) {
    return undefined;
  }
  const gone = statements.filter(isGone);
  if (gone.length === 0 || statements.every((statement) => gone.includes(statement) || isIdle(statement.text))) {
    return gone.length === 0 ? [] : undefined;
  }
  commandLine[script.list]![script.index] = withoutStatements(script.text, statements, new Set(gone));
  return gone;
}

/** A piece of a script for a message. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `"${line.length > 60 ? `${line.slice(0, 57)}...` : line}"`;
}
