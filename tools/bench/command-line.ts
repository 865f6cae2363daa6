import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Bench, Figure, median } from './bench';
import { deployment } from './manifests';

const PROGRAM = resolve(__dirname, '../../bin/cdk8s-sidecars');
const PARSE_ALONE = `
  const { loadAll } = require('js-yaml');
  const text = require('node:fs').readFileSync(process.argv[1], 'utf8');
  const before = process.cpuUsage();
  loadAll(text);
  console.log(process.cpuUsage(before).user / 1e6);`;

const ROUNDS = 5;

export const bench: Bench = {
  name: 'command-line',
  run() {
    const folder = mkdtempSync(join(tmpdir(), 'cdk8s-sidecars-bench-'));
    try {
      return [...cpuFigures(folder), memoryFigure(folder), startFigure(folder)];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** User CPU of `check` over 10,000 objects, against that of js-yaml for the same bytes, in turns. */
function cpuFigures(folder: string): Figure[] {
  const file = join(folder, 'all.yaml');
  const inputs = [
    { kind: '', limit: 1.5, write: (i: number) => deployment(i) },
    { kind: ', every second a Service,', limit: 1.5, write: (i: number) => deployment(i, true) },
    // every pod is then looked at by every rule, and what their code costs until it is compiled weighs most
    { kind: ', no two of them alike,', limit: 2.5, write: (i: number) => deployment(i).replace('/orders:1.', `/orders:${i}.`) },
  ];
  return inputs.map(({ kind, limit, write }) => {
    writeFileSync(file, Array.from({ length: 10_000 }, (_, i) => write(i)).join('---\n'));
    const rounds = Array.from({ length: ROUNDS }, () => ({ check: measure([PROGRAM, 'check', file]).userSeconds, parse: parseAlone(file) }));
    const [check, parse] = [median(rounds.map((round) => round.check)), median(rounds.map((round) => round.parse))];
    return {
      what: `CPU of check over 10,000 objects${kind} in units of js-yaml's parse alone`,
      detail: `${check.toFixed(2)} s against ${parse.toFixed(2)} s`,
      value: check / parse,
      limit,
    };
  });
}

function memoryFigure(folder: string): Figure {
  const [few, many] = [10_000, 30_000].map((count) => {
    const files = join(folder, String(count));
    mkdirSync(files);
    for (let i = 0; i < count; i++) {
      writeFileSync(join(files, `${i}.yaml`), deployment(i));
    }
    return measure([PROGRAM, 'check', files]).peakMegabytes;
  });
  return {
    what: 'peak memory of check over 30,000 files in units of that over 10,000',
    detail: `${many.toFixed(0)} MB against ${few.toFixed(0)} MB`,
    value: many / few,
    limit: 1.5,
  };
}

function startFigure(folder: string): Figure {
  const file = join(folder, 'one.yaml');
  writeFileSync(file, deployment(0));
  const rounds = Array.from({ length: 4 * ROUNDS }, () => ({ check: measure([PROGRAM, 'check', file]).wallMs, node: measure(['-e', '0']).wallMs }));
  const [check, node] = [median(rounds.map((round) => round.check)), median(rounds.map((round) => round.node))];
  return { what: 'time of check over one small file in units of node -e 0', detail: `${check.toFixed(0)} ms against ${node.toFixed(0)} ms`, value: check / node, limit: 3 };
}

interface Measurement {
  readonly userSeconds: number;
  readonly peakMegabytes: number;
  readonly wallMs: number;
}

/** What a Node process takes; its own report of it comes from a module loaded before the program. */
function measure(args: readonly string[]): Measurement {
  const start = process.hrtime.bigint();
  const { stderr, error } = spawnSync(process.execPath, ['--require', resolve(__dirname, '../report-usage.js'), ...args], { encoding: 'utf8', maxBuffer: 1024 ** 3 });
  const wallMs = Number(process.hrtime.bigint() - start) / 1e6;
  const usage = /usage (\S+) (\S+)/.exec(stderr);
  if (error || !usage) {
    throw error ?? new Error(`no usage was reported: ${stderr}`);
  }
  return { userSeconds: Number(usage[1]) / 1e6, peakMegabytes: Number(usage[2]) / 1024, wallMs };
}

function parseAlone(file: string): number {
  return Number(spawnSync(process.execPath, ['-e', PARSE_ALONE, file], { encoding: 'utf8', cwd: resolve(__dirname, '../..') }).stdout);
}
