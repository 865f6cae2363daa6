import { cdk8s, javascript } from 'projen';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-sidecars',
  description: 'Kubernetes native sidecars, right by construction: cdk8s constructs, checks, timelines and migration',
  author: 'The cdk8s-sidecars authors',
  authorAddress: 'cdk8s-sidecars@users.noreply.github.com',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk8s-sidecars/cdk8s-sidecars.git',
  license: 'Apache-2.0',
  keywords: ['cdk8s', 'kubernetes', 'sidecar', 'native-sidecar', 'fluent-bit', 'istio', 'lint'],
  defaultReleaseBranch: 'main',
  projenrcTs: true,
  packageManager: javascript.NodePackageManager.NPM,

  cdk8sVersion: '2.68.91',
  constructsVersion: '10.3.0',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  minNodeVersion: '20.16.0',

  github: false,
  release: false,
  depsUpgrade: false,
  sampleCode: false,

  peerDeps: ['cdk8s-plus-30@^2.4.10'],
  bundledDeps: ['js-yaml', 'yaml'],
  devDeps: [
    '@types/js-yaml',
    'ajv',
    'ajv-formats',
    'cdk8s-cli',
    'cdk8s-plus-30@2.4.10',
    'cdk8s-plus-31',
    'cdk8s-plus-32',
    'cdk8s-plus-33',
    'cdk8s-plus-34',
    'croner',
    'esbuild',
    'fast-check',
    'playwright-core',
  ],

  publishToPypi: { distName: 'cdk8s-sidecars', module: 'cdk8s_sidecars' },
  publishToMaven: { javaPackage: 'io.github.cdk8s_sidecars', mavenGroupId: 'io.github.cdk8s-sidecars', mavenArtifactId: 'cdk8s-sidecars' },
  publishToNuget: { dotNetNamespace: 'Cdk8sSidecars', packageId: 'Cdk8sSidecars' },
  publishToGo: { moduleName: 'github.com/cdk8s-sidecars/cdk8s-sidecars-go' },

  bin: { 'cdk8s-sidecars': 'bin/cdk8s-sidecars' },

  eslintOptions: { dirs: ['src'], devdirs: ['test', 'examples', 'tools', '.projenrc.ts'], commandOptions: { fix: false } },
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      collectCoverage: false,
      // examples and end-to-end tests import the package by its name, as a user does
      moduleNameMapper: { '^cdk8s-sidecars$': '<rootDir>/src' },
      testMatch: ['<rootDir>/test/**/*.test.ts'],
    },
  },
});

// of newer ones the packages for some platforms are missing, and npm then writes a lock file that 'npm ci' refuses
// (https://github.com/npm/cli/issues/4828)
project.package.addPackageResolutions('unrs-resolver@1.12.2');

project.gitignore.exclude('/examples/*/dist/');
for (const path of ['/examples/', '/tools/', '/.ci/', '/.npmrc', '/.eslintrc.json']) {
  project.npmignore?.exclude(path);
}

// one file loads faster than a hundred; the parsers stay outside, since they are bundled dependencies with their licences
const bundle = project.addTask('bundle', {
  description: 'Bundles the command line into lib/cli/bundle.js',
  exec: 'esbuild lib/cli/bin.js --bundle --platform=node --target=node20 --external:js-yaml --external:yaml --outfile=lib/cli/bundle.js --log-level=warning',
});
project.compileTask.spawn(bundle);

// jest does not look at types
const typecheck = project.addTask('typecheck', {
  description: 'Type-checks tests, tools and examples',
  exec: 'tsc --noEmit -p test/tsconfig.json',
});
project.testTask.prependSpawn(typecheck);
project.testTask.prependSpawn(project.compileTask);

project.addTask('example', {
  description: 'Synthesises examples/orders-api with the cdk8s CLI and prints its shutdown budget',
  steps: [{ spawn: project.compileTask.name }, { exec: 'ts-node -P test/tsconfig.json -T tools/example.ts' }],
});
project.addTask('bench', {
  description: 'Prints CPU-time ratios of synth and of the command line',
  steps: [{ spawn: project.compileTask.name }, { exec: 'ts-node -P test/tsconfig.json -T tools/bench.ts' }],
  receiveArgs: true,
});
project.addTask('docs', {
  description: 'Writes the generated pages: docs/rules.md and the rule pages',
  exec: 'ts-node -P test/tsconfig.json -T tools/docs.ts',
});
project.addTask('pictures', {
  description: 'Draws the pictures of the documentation',
  exec: 'ts-node -P test/tsconfig.json -T tools/pictures.ts',
});
project.addTask('fuzz', {
  description: 'The long fuzz of the command line; the test suite holds a bounded one',
  exec: 'jest test/fuzz --testTimeout 3600000',
  env: { FUZZ_RUNS: '200000' },
});

// the test tsconfig covers everything that is not compiled into the package
project.tryFindObjectFile('test/tsconfig.json')?.addOverride('include', ['**/*.ts', '../examples/**/*.ts', '../tools/**/*.ts']);

// lets examples import the package by its own name, as a user does
project.package.addField('exports', {
  '.': './lib/index.js',
  './package.json': './package.json',
  './.jsii': './.jsii',
  './.warnings.jsii.js': './.warnings.jsii.js',
});

project.synth();
