import { Rule } from '../../../src/checks/rule';
import { Checker } from '../../../src/cli/check/checker';
import { neighboursIn } from '../../../src/cli/input/read-neighbours';
import { objectsIn } from '../../../src/cli/input/read-objects';
import { SourceFile } from '../../../src/cli/input/source-file';

const TEXTS = { category: 'resources', severity: 'warning', title: '', why: '', fix: 'mend it', bad: '', good: '', acknowledge: '' } as const;

/** Complains of every pod. */
const lone: Rule = { ...TEXTS, id: 'lone', run: (pod) => [{ message: 'is a pod', field: `${pod.field}.containers` }] };

/** Complains of a scaled pod, by the name of what scales it. */
const scaled: Rule = {
  ...TEXTS,
  id: 'scaled',
  reads: ['HorizontalPodAutoscaler'],
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

interface File {
  readonly name: string;
  readonly documents: readonly string[];
}

function check(rules: readonly Rule[], ...files: readonly File[]): string[] {
  const sources = files.map(({ name, documents }) => new SourceFile(name, documents.join('---\n')));
  const neighbours = neighboursIn(sources, new Set(rules.flatMap((rule) => rule.reads ?? [])));
  const checker = new Checker({ version: { major: 1, minor: 32 }, acknowledgements: [], acknowledge: true, today: '2026-11-24', neighbours, rules });
  for (const source of sources) {
    for (const object of objectsIn(source, () => undefined)) {
      checker.add(object);
    }
  }
  return checker.findings.map(({ rule, object, file, place }) => `${rule} ${object.name} ${file}:${place.line}`);
}

test('objects that come later, even in another file, are neighbours of those that came before', () => {
  const files = [{ name: 'a.yaml', documents: [POD, deployment('one')] }, { name: 'b.yaml', documents: [deployment('two'), SCALER] }];

  expect(check([scaled], ...files)).toEqual(['scaled one a.yaml:11']);
});

test('neighbours may be items of a list, in JSON, or beside a document that is no YAML', () => {
  const scaler = { kind: 'HorizontalPodAutoscaler', metadata: { name: 'scaler' }, spec: { scaleTargetRef: { name: 'one' } } };
  const list = JSON.stringify({ apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscalerList', items: [{ ...scaler, apiVersion: 'autoscaling/v2' }] });

  expect(check([scaled], { name: 'a.yaml', documents: [deployment('one'), 'kind: [\n', list] })).toEqual(['scaled one a.yaml:6']);
});

test('findings come in the order of the objects, of an object from top to bottom', () => {
  expect(check([lone, scaled], { name: 'a.yaml', documents: [deployment('one'), POD, SCALER] }))
    .toEqual(['scaled one a.yaml:6', 'lone one a.yaml:8', 'lone pod a.yaml:13']);
});

test('a rule that breaks does not hide the others', () => {
  const broken: Rule = { ...lone, id: 'broken', run: () => { throw new Error('oh'); } };

  expect(check([broken, lone], { name: 'a.yaml', documents: [POD] })).toEqual(['broken pod a.yaml:4', 'lone pod a.yaml:4']);
});
