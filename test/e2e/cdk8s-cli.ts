import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const CLI = path.join(path.dirname(require.resolve('cdk8s-cli/package.json')), 'bin/cdk8s');

export interface SynthResult {
  readonly status: number | null;
  readonly stderr: string;
  /** The files written, by name. */
  readonly manifests: Readonly<Record<string, string>>;
}

/** Runs the real `cdk8s synth` on an app, with an output folder of its own. */
export function cdk8sSynth(folder: string): SynthResult {
  const output = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-synth-')), 'dist');
  try {
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'synth', '--check-upgrade=false', '--output', output], { cwd: folder, encoding: 'utf8' });
    const files = fs.existsSync(output) ? fs.readdirSync(output) : [];
    return { status, stderr, manifests: Object.fromEntries(files.map((file) => [file, fs.readFileSync(path.join(output, file), 'utf8')])) };
  } finally {
    fs.rmSync(path.dirname(output), { recursive: true, force: true });
  }
}
