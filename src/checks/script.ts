/** What a command would run: the words, or the text of a shell script, as one string; empty for no command. */
export function commandText(command: readonly string[] | undefined): string {
  return command ? command.join(' ') : '';
}

/** A command cut to what fits into a message. */
export function showCommand(command: readonly string[] | undefined): string {
  const text = commandText(command).replace(/\s+/g, ' ').trim();
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}
