import * as fs from 'fs';
import * as path from 'path';

const SRC = path.join(__dirname, '../src');

const CONSTRUCTS = ['cdk8s', 'cdk8s-plus-30', 'constructs'];

/** What the modules of a folder may import: other folders, and whether the packages that constructs are made of. */
const MAY_IMPORT: Readonly<Record<string, { readonly folders: readonly string[]; readonly constructs: boolean }>> = {
  pod: { folders: [], constructs: false },
  checks: { folders: ['pod'], constructs: false },
  report: { folders: ['pod', 'checks'], constructs: false },
  migrate: { folders: ['pod', 'checks'], constructs: false },
  cli: { folders: ['pod', 'checks', 'report', 'migrate'], constructs: false },
  host: { folders: ['pod'], constructs: true },
  sidecars: { folders: ['pod', 'checks', 'host'], constructs: true },
  jobs: { folders: ['pod', 'checks', 'host', 'sidecars'], constructs: true },
  lifecycle: { folders: ['pod', 'checks', 'host', 'sidecars', 'report'], constructs: true },
};

const folders = fs.readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

function modulesOf(folder: string): string[] {
  return (fs.readdirSync(path.join(SRC, folder), { recursive: true }) as string[])
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, file));
}

/** What a module imports, statically, lazily, or only as a type. */
function importsOf(module: string): string[] {
  const text = fs.readFileSync(path.join(SRC, module), 'utf8');
  return [...text.matchAll(/(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*'([^']+)'/g)].map(([, target]) => target);
}

/** Arrows of a folder that must not be, as `module -> import`. */
function forbidden(folder: string): string[] {
  const may = MAY_IMPORT[folder];
  return modulesOf(folder).flatMap((module) => importsOf(module)
    .filter((target) => {
      if (!target.startsWith('.')) {
        return !may.constructs && CONSTRUCTS.some((name) => target === name || target.startsWith(`${name}/`));
      }
      const [of] = path.join(path.dirname(module), target).split(path.sep);
      return of !== folder && !may.folders.includes(of);
    })
    .map((target) => `${module} -> ${target}`));
}

test('every folder says what it may import', () => {
  expect(folders.sort()).toEqual(Object.keys(MAY_IMPORT).sort());
});

test.each(folders)('%s imports nothing that it must not', (folder) => {
  expect(forbidden(folder)).toEqual([]);
});

test('nothing but the constructs is exported', () => {
  for (const target of importsOf('index.ts')) {
    expect(target).toMatch(/^\.\/(sidecars|jobs|lifecycle)\//);
  }
});
