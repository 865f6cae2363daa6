import { Command, OptionSpec } from './command';
import { HELP } from './invocation';
import { wrap } from '../report/wrap';

const WIDTH = 80;

export function overview(commands: readonly Command[]): string {
  const column = Math.max(...commands.map((command) => command.name.length)) + 4;
  return [
    'Checks, plots and migrates Kubernetes pods with native sidecars.',
    '',
    'Usage: cdk8s-sidecars COMMAND [OPTION...]',
    '',
    'Commands:',
    ...commands.map((command) => `  ${command.name.padEnd(column - 2)}${command.summary}`),
    '',
    'cdk8s-sidecars COMMAND --help tells more. cdk8s-sidecars --version prints the version.',
    '',
  ].join('\n');
}

export function commandHelp(command: Command): string {
  const options = Object.entries({ ...command.options, help: HELP });
  const column = Math.max(...options.map(([name, spec]) => label(name, spec).length)) + 4;
  return [
    wrap(`${command.summary}.`, WIDTH),
    '',
    `Usage: cdk8s-sidecars ${command.name}${command.usage ? ` ${command.usage}` : ''} [OPTION...]`,
    '',
    'Options:',
    ...options.map(([name, spec]) => `  ${label(name, spec).padEnd(column - 2)}${wrap(describe(spec), WIDTH - column, ' '.repeat(column))}`),
    ...command.notes ? ['', command.notes.trim().split(/\n\n+/).map((paragraph) => wrap(paragraph, WIDTH)).join('\n\n')] : [],
    '',
  ].join('\n');
}

function label(name: string, spec: OptionSpec): string {
  return `${spec.short ? `-${spec.short}, ` : '    '}--${name}${spec.value ? ` ${spec.value}` : ''}`;
}

function describe(spec: OptionSpec): string {
  return `${spec.description}${spec.choices ? `: ${spec.choices.join(', ')}` : ''}${spec.repeat ? '; may be repeated' : ''}`;
}
