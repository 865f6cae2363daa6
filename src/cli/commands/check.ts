import { Command } from '../command';
import { InputProblem } from '../input/problem';
import { readObjects } from '../input/read-objects';

export const command: Command = {
  name: 'check',
  summary: 'x',
  usage: '',
  options: {},
  run(invocation, io) {
    const problems: InputProblem[] = [];
    let n = 0;
    for (const o of readObjects(invocation.positionals, io, (p) => problems.push(p))) {
      n++; o.locate('spec');
    }
    io.stdout.write(JSON.stringify({ n, problems }));
    return 0;
  },
};
