import * as fs from 'fs';
import * as path from 'path';
import { Bench } from './bench/bench';

/** Runs the benches named on the command line, or all of them, and prints each figure beside its limit. */
async function main(names: readonly string[]): Promise<void> {
  const folder = path.join(__dirname, 'bench');
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- ts-node's import() knows no TypeScript
  const modules = fs.readdirSync(folder).sort().map((file): { bench?: Bench } => require(path.join(folder, file)));
  const benches = modules.flatMap(({ bench }) => bench && (names.length === 0 || names.includes(bench.name)) ? [bench] : []);
  if (benches.length === 0) {
    throw new Error(`there is no bench "${names.join('", "')}"`);
  }
  for (const bench of benches) {
    console.log(bench.name);
    for (const { what, detail, value, limit } of await bench.run()) {
      console.log(`  ${value <= limit ? 'ok  ' : 'OVER'} ${value.toFixed(2)} (at most ${limit.toFixed(2)}): ${what}; ${detail}`);
    }
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
