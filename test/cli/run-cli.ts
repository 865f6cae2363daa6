import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Io } from '../../src/cli/io';
import { main } from '../../src/cli/main';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly stdin?: string | Buffer | Error;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether stdout and stderr are terminals. */
  readonly isTTY?: boolean;
  readonly today?: string;
}

/** A folder for one test file's inputs, removed after the last test. */
export class Sandbox {
  readonly path = mkdtempSync(join(tmpdir(), 'cdk8s-sidecars-'));

  constructor() {
    afterAll(() => rmSync(this.path, { recursive: true, force: true }));
  }

  write(file: string, content: string | Buffer): string {
    const path = join(this.path, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return file;
  }

  /** Runs the command line in the folder. */
  async run(args: readonly string[], { stdin = '', env = {}, isTTY = false, today = '2026-11-24' }: Surroundings = {}): Promise<Outcome> {
    const written = { stdout: '', stderr: '' };
    const output = (name: keyof typeof written) => ({ isTTY, write: (text: string) => void (written[name] += text) });
    const io: Io = {
      stdout: output('stdout'),
      stderr: output('stderr'),
      env,
      cwd: this.path,
      now: new Date(`${today}T12:00:00Z`),
      readStdin: () => {
        if (stdin instanceof Error) {
          throw stdin;
        }
        return Buffer.from(stdin as string);
      },
    };
    return { code: await main(args, io), ...written };
  }

  /** Runs `check --format json` and parses the report. */
  async check(args: readonly string[], surroundings?: Surroundings): Promise<Outcome & { readonly report: any }> {
    const outcome = await this.run(['check', '--format', 'json', ...args], surroundings);
    return { ...outcome, report: outcome.stdout === '' ? undefined : JSON.parse(outcome.stdout) };
  }
}
