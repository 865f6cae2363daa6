import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { TEXTS, VALUES } from './corpus';
import { mutateText, mutateValue, textMutation, valueMutation } from './mutations';
import { main } from '../../src/cli/main';
import { NEWEST_MINOR, OLDEST_MINOR } from '../../src/pod/kubernetes-version';

const RUNS = Number(process.env.FUZZ_RUNS ?? 24_000);
// the same inputs in every run of the tests; the long fuzz draws new ones, and prints the seed of a failure
const SEED = process.env.FUZZ_RUNS ? {} : { seed: 20261124 };

const version = fc.integer({ min: OLDEST_MINOR, max: NEWEST_MINOR }).map((minor) => `1.${minor}`);
const format = fc.constantFrom('json', 'json', 'json', 'json', 'text', 'sarif', 'junit', 'github');

test.each([
  ['values', fc.tuple(fc.constantFrom(...VALUES), fc.array(valueMutation, { minLength: 1, maxLength: 4 }))
    .map(([documents, mutations]) => mutateValue(documents, mutations).map((document) => JSON.stringify(document, undefined, 1)).join('\n---\n'))],
  ['texts', fc.tuple(fc.constantFrom(...TEXTS), fc.array(textMutation, { minLength: 1, maxLength: 4 }))
    .map(([text, mutations]) => mutateText(text, mutations))],
])('whatever %s a manifest holds, the check ends as specified', async (_name, texts) => {
  await fc.assert(fc.asyncProperty(texts, version, format, async (text, target, form) => {
    expect(faultsOf(text, form, await check(text, target, form))).toEqual([]);
  }), { numRuns: RUNS / 2, ...SEED });
}, 600_000);

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function check(text: string, target: string, form: string): Promise<Outcome> {
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written) => ({ isTTY: false, write: (words: string) => void (written[name] += words) });
  const code = await main(['check', '-', '--format', form, '--kubernetes-version', target], {
    stdout: output('stdout'), stderr: output('stderr'), env: {}, cwd: tmpdir(), now: new Date('2026-11-24'), readStdin: () => Buffer.from(text),
  });
  return { code, ...written };
}

/** What is wrong with the outcome; nothing in a program without faults. */
function faultsOf(text: string, form: string, { code, stdout, stderr }: Outcome): string[] {
  const faults: string[] = [];
  const problems = stderr.split('\n').filter((line) => line !== '' && !line.includes('there is no Kubernetes object'));
  if ((code === 2) !== (problems.length > 0)) {
    faults.push(`exit code ${code} with ${problems.length} problems`);
  }
  faults.push(...problems.filter((line) => !/^cdk8s-sidecars: <stdin>:\d+:\d+: \S/.test(line)));
  if (form === 'json') {
    const { findings } = JSON.parse(stdout);
    const fails = findings.some((finding: any) => finding.severity === 'error' && !finding.acknowledged);
    if (code !== 2 && (code === 1) !== fails) {
      faults.push(`exit code ${code}, though ${fails ? 'an' : 'no'} error was found`);
    }
    faults.push(...findings.flatMap((finding: any) => faultsOfFinding(finding, text)));
  }
  return faults;
}

function faultsOfFinding(finding: any, text: string): string[] {
  const lines = text.split('\n');
  const isPlaced = finding.line >= 1 && finding.line <= lines.length && finding.column >= 1 && finding.column <= lines[finding.line - 1].length + 1;
  const isWorded = !/\n|the rule itself failed|\[object Object\]|\bundefined\b/.test(finding.message);
  return isPlaced && isWorded ? [] : [`${finding.rule} at ${finding.line}:${finding.column}: ${finding.message}`];
}
