import { Command, UsageError } from './command';
import { commandHelp, overview } from './help';
import { parseInvocation } from './invocation';
import { Io } from './io';
import { version } from './package-version';
import { didYouMean } from '../checks/nearest';

/* eslint-disable @typescript-eslint/no-require-imports */
// loaded on use: the command line starts as fast as its one command
const COMMANDS: Readonly<Record<string, () => Command>> = {
  check: () => require('./commands/check').command,
  timeline: () => require('./commands/timeline').command,
  resources: () => require('./commands/resources').command,
  migrate: () => require('./commands/migrate').command,
  rules: () => require('./commands/rules').command,
  explain: () => require('./commands/explain').command,
};
/* eslint-enable @typescript-eslint/no-require-imports */

/**
 * Runs the command line.
 *
 * @returns the exit code
 */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  try {
    switch (name) {
      case undefined:
        io.stderr.write(overview(Object.values(COMMANDS).map((load) => load())));
        return 2;
      case '--help':
      case '-h':
      case 'help':
        io.stdout.write(overview(Object.values(COMMANDS).map((load) => load())));
        return 0;
      case '--version':
        io.stdout.write(`${version()}\n`);
        return 0;
      default:
        return await run(name, rest, io);
    }
  } catch (error) {
    if (error instanceof UsageError) {
      io.stderr.write(`cdk8s-sidecars: ${error.message}\n`);
      return 2;
    }
    throw error;
  }
}

async function run(name: string, args: readonly string[], io: Io): Promise<number> {
  if (!Object.hasOwn(COMMANDS, name)) {
    throw new UsageError(`unknown command "${name}"${didYouMean(name, Object.keys(COMMANDS))}; see: cdk8s-sidecars --help`);
  }
  const command = COMMANDS[name]();
  const invocation = parseInvocation(command, args);
  if (invocation.flag('help')) {
    io.stdout.write(commandHelp(command));
    return 0;
  }
  return command.run(invocation, io);
}
