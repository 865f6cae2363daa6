import { InputProblem } from '../../../src/cli/input/problem';
import { InputObject, objectsIn } from '../../../src/cli/input/read-objects';
import { SourceFile } from '../../../src/cli/input/source-file';

function read(text: string): InputObject[] {
  const problems: InputProblem[] = [];
  const objects = [...objectsIn(new SourceFile('pod.yaml', text), (problem) => problems.push(problem))];
  expect(problems).toEqual([]);
  return objects;
}

/** What a reader's eye falls on: line, column and the marked text. */
function marked(object: InputObject, field: string): [number, number, string] {
  const { line, column, endColumn, text } = object.locate(field);
  return [line, column, text.slice(column - 1, endColumn - 1)];
}

describe('in block style', () => {
  const [pod] = read(`\
# a comment
apiVersion: v1
kind: Pod
metadata:
  name: orders
  annotations:
    cdk8s-sidecars/ignore.a.b: "why"
spec:
  initContainers:
  - name: proxy
    startupProbe:
      httpGet: {path: /ready, port: "http"}
  containers:
    -
      name: app
      env: [{name: A, value: b}]
      resources:
        requests:
          example.com/gpu.shared: 1
`);

  test.each<[string, [number, number, string]]>([
    ['metadata.name', [5, 3, 'name: orders']],
    ['spec.initContainers[0]', [10, 5, 'name: proxy']],
    ['spec.initContainers[0].startupProbe', [11, 5, 'startupProbe:']],
    ['spec.initContainers[0].startupProbe.httpGet.port', [12, 31, 'port: "http"']],
    ['spec.containers[0].name', [15, 7, 'name: app']],
    ['spec.containers[0].env[0].value', [16, 23, 'value: b']],
    ['spec.containers[0].resources.requests[example.com/gpu.shared]', [19, 11, 'example.com/gpu.shared: 1']],
    ['metadata.annotations[cdk8s-sidecars/ignore.a.b]', [7, 5, 'cdk8s-sidecars/ignore.a.b: "why"']],
  ])('%s', (field, place) => {
    expect(marked(pod, field)).toEqual(place);
  });

  test.each<[string, [number, number, string]]>([
    ['spec.initContainers[0].livenessProbe.exec', [10, 5, 'name: proxy']],
    ['spec.initContainers[7].name', [9, 3, 'initContainers:']],
    ['spec.volumes', [8, 1, 'spec:']],
    ['status.phase', [2, 1, 'apiVersion: v1']],
    ['spec.containers[0].name[0]', [15, 7, 'name: app']],
  ])('%s is absent: its nearest parent', (field, place) => {
    expect(marked(pod, field)).toEqual(place);
  });
});

test('in JSON, keys with their quotes', () => {
  const [pod] = read('{"apiVersion": "v1", "kind": "Pod",\n "spec": {"containers": [{"name": "app"}]}}');

  expect(marked(pod, 'spec.containers[0].name')).toEqual([2, 27, '"name": "app"']);
});

test('aliases and merge keys lead to where the value is written', () => {
  const [pod] = read(`\
apiVersion: v1
kind: Pod
spec:
  initContainers:
    - &base
      name: one
      startupProbe: &probe
        periodSeconds: 1
  containers:
    - <<: *base
      name: two
    - name: three
      startupProbe: *probe
`);

  expect(marked(pod, 'spec.containers[0].name')).toEqual([11, 7, 'name: two']);
  expect(marked(pod, 'spec.containers[0].startupProbe.periodSeconds')).toEqual([8, 9, 'periodSeconds: 1']);
  expect(marked(pod, 'spec.containers[1].startupProbe')).toEqual([13, 7, 'startupProbe: *probe']);
});

test('in the second document, and with lines that end as on Windows', () => {
  const [, second] = read('apiVersion: v1\r\nkind: A\r\n---\r\napiVersion: v1\r\nkind: B\r\nspec:\r\n  x: 1\r\n');

  expect(second.document).toBe(1);
  expect(second.locate('spec.x')).toEqual({ line: 7, column: 3, endColumn: 7, text: '  x: 1' });
});

describe('lists', () => {
  const list = `\
apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Pod
    metadata: {name: one}
  - apiVersion: v1
    kind: PodList
    items:
      - metadata: {name: two}
`;

  test('give their items, with the kind that a typed list implies', () => {
    expect(read(list).map((object) => [object.manifest.kind, object.manifest.metadata!.name])).toEqual([['Pod', 'one'], ['Pod', 'two']]);
  });

  test('lead to the fields of an item', () => {
    expect(marked(read(list)[1], 'metadata.name')).toEqual([10, 20, 'name: two']);
  });
});

test('every object of a file with many documents leads to its own lines', () => {
  const text = Array.from({ length: 500 }, (_, i) => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: pod-${i}\n`).join('---\n');

  read(text).forEach((object, i) => expect(marked(object, 'metadata.name')).toEqual([i * 5 + 4, 3, `name: pod-${i}`]));
});
