import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';
import { CASES } from './corpus';
import { Source } from '../../src/migrate/text/source';
import { typescriptApp } from '../../src/migrate/typescript';
import { printValue } from '../../src/migrate/typescript-value';
import { Manifest } from '../../src/pod/manifest';

const ROOT = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'cdk8s-sidecars-typescript-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function manifests(text: string): Manifest[] {
  const source = new Source(text);
  return source.roots.map((root) => source.draft(root)).flatMap((value) => (value.kind === 'List' ? value.items : [value]));
}

// what synth refuses, and says so, has no manifests to compare
const apps = CASES.filter(({ legacy, native }) => legacy !== native).map(({ name, native }) => {
  const objects = manifests(native).map(({ 'x-defaults': _, ...manifest }) => manifest as Manifest);
  return { name, objects, app: typescriptApp(objects, { major: 1, minor: 32 }) };
});

describe('a cdk8s app made of migrated manifests', () => {
  test('compiles', () => {
    const files = apps.map(({ name, app }) => {
      const file = join(folder, `${name}.ts`);
      writeFileSync(file, app);
      return file;
    });
    const program = ts.createProgram(files, {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      moduleResolution: ts.ModuleResolutionKind.Node10,
      ignoreDeprecations: '6.0',
      types: [],
      paths: {
        'cdk8s-sidecars': [join(ROOT, 'src')],
        '*': [join(ROOT, 'node_modules/*')],
      },
    });
    const problems = ts.getPreEmitDiagnostics(program).filter(({ file }) => file === undefined || files.includes(file.fileName));

    expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  });

  test.each(apps)('$name synthesises to the same objects', ({ name, objects, app }) => {
    const outdir = join(folder, name);
    const { outputText } = ts.transpileModule(app, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
    const before = process.env.CDK8S_OUTDIR;
    process.env.CDK8S_OUTDIR = outdir;
    try {
      new Function('require', 'exports', outputText)(require, {});
    } finally {
      process.env.CDK8S_OUTDIR = before ?? '';
      if (before === undefined) {
        delete process.env.CDK8S_OUTDIR;
      }
    }
    const made = readdirSync(outdir).flatMap((file) => manifests(readFileSync(join(outdir, file), 'utf8')));

    expect(made).toEqual(objects);
  });

  test('makes sidecars of the init containers that are some', () => {
    const { app } = apps.find(({ name }) => name === 'cloud-sql-migration-before-app')!;

    expect(app).toContain("new ManifestSidecar(deploymentLedger, 'sql', {\n  role: SidecarRole.CONNECTION_PROXY,\n  container: {\n");
    expect(app).not.toContain('restartPolicy');
  });

  test('leaves a sidecar in its list when no role puts it where it stands', () => {
    const { app } = apps.find(({ name }) => name === 'iptables-init')!;

    expect(app).not.toContain('ManifestSidecar');
    expect(app).toContain("restartPolicy: 'Always'");
  });
});

test.each<[unknown, string]>([
  [{ 'a': 1, 'b-c': [true, null], "d'": 'e\'f"\\' }, "{ a: 1, 'b-c': [true, null], 'd\\'': 'e\\'f\"\\\\' }"],
  ['one\ntwo\n', "[\n  'one',\n  'two',\n  '',\n].join('\\n')"],
  [JSON.parse('{"__proto__": {}}'), "{ '__proto__': {} }"],
])('%j is printed as a literal', (value, expected) => {
  expect(printValue(value)).toBe(expected);
});
