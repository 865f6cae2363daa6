import { Rule } from '../../../src/checks/rule';
import { Checker } from '../../../src/cli/check/checker';
import { InputObject, objectsIn, readObjects } from '../../../src/cli/input/read-objects';
import { SourceFile } from '../../../src/cli/input/source-file';
import { Io } from '../../../src/cli/io';
import { Sandbox } from '../run-cli';

const sandbox = new Sandbox();

const TEXTS = { category: 'resources', severity: 'warning', title: '', why: '', fix: 'mend it', bad: '', good: '', acknowledge: '' } as const;

/** Complains of every pod. */
const lone: Rule = { ...TEXTS, id: 'lone', run: (pod) => [{ message: 'is a pod', field: `${pod.field}.containers` }] };

/** Complains of a scaled pod, by the name of what scales it. */
const scaled: Rule = {
  ...TEXTS,
  id: 'scaled',
  reads: ['HorizontalPodAutoscaler'],
  concerns: (pod) => pod.object.kind === 'Deployment',
  run: (pod, others) => others.ofKind('HorizontalPodAutoscaler')
    .filter((scaler) => scaler.spec.scaleTargetRef.name === pod.object.name)
    .map((scaler) => ({ message: `is scaled by ${scaler.metadata!.name}`, field: 'spec.template' })),
};

const deployment = (name: string) => `\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  template:
    spec:
      containers: []
`;
const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: pod}\nspec: {containers: []}\n';
const SCALER = 'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: scaler}\nspec: {scaleTargetRef: {name: one}}\n';

function objects(name: string, ...documents: string[]): InputObject[] {
  return [...objectsIn(new SourceFile(name, documents.join('---\n')), (problem) => { throw new Error(problem.message); })];
}

function checkerOf(rules: readonly Rule[]): Checker {
  return new Checker({ version: { major: 1, minor: 32 }, acknowledgements: [], acknowledge: true, today: '2026-11-24', rules });
}

function check(rules: readonly Rule[], input: readonly InputObject[]): string[] {
  const checker = checkerOf(rules);
  input.forEach((object) => checker.add(object));
  return checker.finish((problem) => { throw new Error(problem.message); }).map(({ rule, object, file, place }) => `${rule} ${object.name} ${file}:${place.line}`);
}

test('objects that come later, even in another file, are neighbours of those that came before', () => {
  const input = [...objects('a.yaml', POD, deployment('one')), ...objects('b.yaml', deployment('two'), SCALER)];

  expect(check([scaled], input)).toEqual(['scaled one a.yaml:11']);
});

test('findings come in the order of the objects, of an object from top to bottom, whenever they were made', () => {
  const input = objects('a.yaml', deployment('one'), POD, SCALER);

  expect(check([lone, scaled], input)).toEqual(['scaled one a.yaml:6', 'lone one a.yaml:8', 'lone pod a.yaml:13']);
});

test('a rule that compares says what it can tell of the pod alone where the input has nothing to compare with', () => {
  const unscaled: Rule = {
    ...scaled,
    run: (_pod, others) => others.ofKind('HorizontalPodAutoscaler').length > 0 ? [] : [{ message: 'is not scaled', field: 'spec.template' }],
  };

  expect(check([unscaled], objects('a.yaml', deployment('one')))).toEqual(['scaled one a.yaml:6']);
  expect(check([unscaled], objects('a.yaml', deployment('one'), SCALER))).toEqual([]);
});

test('a rule that breaks does not hide the others', () => {
  const broken: Rule = { ...lone, id: 'broken', run: () => { throw new Error('oh'); } };

  expect(check([broken, lone], objects('a.yaml', POD))).toEqual(['broken pod a.yaml:4', 'lone pod a.yaml:4']);
});

test('a pod whose file changed before it was judged is told, and the others are judged', async () => {
  const files = ['one.yaml', 'two.yaml'].map((file) => sandbox.write(file, deployment(file.split('.')[0]) + '---\n' + SCALER));
  const problems: string[] = [];
  const checker = checkerOf([lone, scaled]);
  const io = { cwd: sandbox.path } as Io;
  for (const object of readObjects(files, io, (problem) => { throw new Error(problem.message); })) {
    checker.add(object);
  }
  sandbox.write('one.yaml', 'gone: true\n');

  const findings = checker.finish((problem) => problems.push(`${problem.file}: ${problem.message}`));

  expect(problems).toEqual(['one.yaml: the file changed while it was checked; run the check again']);
  expect(findings.map(({ rule, file }) => `${rule} ${file}`)).toEqual(['lone two.yaml']);
});
