import { spawnSync } from 'child_process';
import * as path from 'path';
import { Bench, Figure, median } from './bench';

const ROUNDS = 11;

/** User CPU of building and synthesising Deployments with two sidecars each, against the same manifests written by hand. */
export const bench: Bench = {
  name: 'synth',

  run(): Figure[] {
    return [
      ratio('1,000 Deployments in 1 chart, against by hand', ['native', '1000', '1'], ['by-hand', '1000', '1'], 1.15),
      ratio('1,000 Deployments in 200 charts, against by hand', ['native', '1000', '200'], ['by-hand', '1000', '200'], 1.15),
      ratio('4,000 Deployments in 1 chart, against four times 1,000', ['native', '4000', '1'], ['native', '1000', '1'], 1.15, 4),
    ];
  },
};

/** Runs both in turn, and compares round by round, so that a busy machine slows both down. */
function ratio(what: string, subject: readonly string[], base: readonly string[], limit: number, times = 1): Figure {
  const rounds = Array.from({ length: ROUNDS }, () => [measure(subject), measure(base) * times]);
  const [ours, theirs] = [0, 1].map((i) => median(rounds.map((round) => round[i])));
  return { what, detail: `${ours.toFixed(2)} s against ${theirs.toFixed(2)} s`, value: median(rounds.map(([a, b]) => a / b)), limit };
}

function measure(args: readonly string[]): number {
  const script = path.join(__dirname, 'synth-apps.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, '-r', 'ts-node/register/transpile-only', script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, TS_NODE_PROJECT: path.join(__dirname, '../../test/tsconfig.json') },
  });
  if (status !== 0) {
    throw new Error(`synth-apps ${args.join(' ')} failed:\n${stderr}`);
  }
  return Number(stdout);
}
