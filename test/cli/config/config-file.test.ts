import { TWINS } from '../manifests';
import { Sandbox } from '../run-cli';

const sandbox = new Sandbox();
const RULE = 'container-names-are-unique';

/** Checks the twins in a folder of its own beside a configuration file. */
async function checkWith(config: string, args: readonly string[] = [], today?: string) {
  sandbox.write('.cdk8s-sidecars.yaml', config);
  return sandbox.check(['-', ...args], { stdin: TWINS, ...(today ? { today } : {}) });
}

const ignore = (lines: string) => `ignore:\n  - rule: ${RULE}\n${lines.replace(/^/gm, '    ')}\n`;

test('sets the version and the severity that fails, unless the command line does', async () => {
  const config = 'kubernetesVersion: 1.30\nfailOn: never\n';

  const fromFile = await checkWith(config);
  const fromOptions = await checkWith(config, ['--kubernetes-version', '1.34', '--fail-on', 'error']);

  expect([fromFile.report.kubernetesVersion, fromFile.code]).toEqual(['1.30', 0]);
  expect([fromOptions.report.kubernetesVersion, fromOptions.code]).toEqual(['1.34', 1]);
});

describe('"ignore"', () => {
  test.each<[string, string]>([
    ['kind and name', 'kind: Pod\nname: twins\nreason: renamed by a webhook'],
    ['the container', 'container: app\nreason: renamed by a webhook'],
    ['a day to come', 'reason: renamed by a webhook\nuntil: 2026-11-24'],
  ])('by %s marks the finding', async (_name, lines) => {
    const { code, report } = await checkWith(ignore(lines));

    expect(report.findings).toMatchObject([{ rule: RULE, acknowledged: { reason: 'renamed by a webhook' } }]);
    expect(code).toBe(0);
  });

  test('is reported where it is written when its day has passed, and covers nothing', async () => {
    const { report } = await checkWith(ignore('reason: renamed by a webhook\nuntil: 2026-11-23'));

    expect(report.findings[0]).not.toHaveProperty('acknowledged');
    expect(report.findings[1]).toEqual({
      rule: 'acknowledgements-are-in-date',
      category: 'config',
      severity: 'warning',
      message: `acknowledgement of "${RULE}" has no effect since its last day, got 2026-11-23`,
      fix: 'repair what was acknowledged, or set a later "until" with a reason that still holds',
      field: 'ignore[0]',
      object: { apiVersion: 'cdk8s-sidecars/v1', kind: 'Config', name: '.cdk8s-sidecars.yaml' },
      file: '.cdk8s-sidecars.yaml',
      line: 2,
      column: 5,
    });
  });

  test.each<[string, string, string | undefined]>([
    ['without a reason', 'name: twins', 'acknowledgements-give-a-reason'],
    ['that matches no finding of an object that was checked', 'container: proxy\nreason: x', 'acknowledgements-match-findings'],
    ['for an object that was not checked', 'name: other\nreason: x', undefined],
  ])('%s', async (_name, lines, rule) => {
    const { report } = await checkWith(ignore(lines));

    expect(report.findings[0]).not.toHaveProperty('acknowledged');
    expect(report.findings[1]?.rule).toBe(rule);
  });

  test('of a rule that does not exist is an error', async () => {
    const { report, code } = await checkWith('ignore:\n  - {rule: container-name-is-unique, reason: x}\n');

    expect(report.findings[1]).toMatchObject({ rule: 'acknowledgements-name-rules', severity: 'error', line: 2 });
    expect(code).toBe(1);
  });

  test('is passed over with --no-ignore', async () => {
    const { report, code } = await checkWith(ignore('reason: renamed by a webhook'), ['--no-ignore']);

    expect(report.findings).toHaveLength(1);
    expect(code).toBe(1);
  });
});

describe('what is not understood stops the run', () => {
  test.each<[string, string, string]>([
    ['a key with a slip', 'kubernetesVersoin: 1.30',
      '1:1: unknown key "kubernetesVersoin" (did you mean "kubernetesVersion"?); the keys here are kubernetesVersion, failOn, ignore'],
    ['an entry\'s key with a slip', ignore('raeson: x'),
      '3:5: unknown key "raeson" (did you mean "reason"?); the keys here are rule, kind, name, namespace, container, reason, until'],
    ['an entry without a rule', 'ignore:\n  - reason: x', '2:5: an entry of "ignore" needs a "rule"; "cdk8s-sidecars rules" lists the rules'],
    ['a version that is none', 'kubernetesVersion: latest', '1:1: "latest" is not a Kubernetes version; give major and minor, such as "1.32"'],
    ['a severity that is none', 'failOn: eror', '1:1: "failOn" is one of error, warning, never, got "eror" (did you mean "error"?)'],
    ['a day that is none', ignore('reason: x\nuntil: 2026-02-30'), '4:5: "until" must be a day such as 2027-01-31, got "2026-02-30"'],
    ['a list for a text', ignore('reason: [x]'), '3:5: "reason" must be a text'],
    ['a text for the list', 'ignore: all', '1:1: "ignore" must be a list'],
    ['no mapping at all', '- ignore', '1:1: the configuration must be a mapping with any of kubernetesVersion, failOn, ignore'],
    ['malformed YAML', 'ignore: [', '1:10: malformed YAML: unexpected end of the stream within a flow collection'],
  ])('%s', async (_name, config, message) => {
    const { code, stdout, stderr } = await checkWith(config);

    expect(stderr).toBe(`cdk8s-sidecars: .cdk8s-sidecars.yaml:${message}\n`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test('a file that --config names and that is not there', async () => {
    const { code, stderr } = await checkWith('', ['--config', 'other.yaml']);

    expect(stderr).toBe('cdk8s-sidecars: other.yaml: no such file or directory\n');
    expect(code).toBe(2);
  });
});

test('an empty file is a configuration that says nothing', async () => {
  expect((await checkWith('# nothing yet\n')).code).toBe(1);
});
