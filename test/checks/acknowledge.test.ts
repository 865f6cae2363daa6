import { Acknowledgement, annotatedAcknowledgements, isInForce } from '../../src/checks/acknowledge';
import { checkPod, RunOptions } from '../../src/checks/run';
import { readPod } from '../../src/pod/read-pod';

const VERSION = { major: 1, minor: 32 } as const;

/** A Deployment with two clashes of names, "app" and "db". */
function deployment(annotations: { workload?: Record<string, unknown>; template?: Record<string, unknown> } = {}) {
  return readPod({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'orders', namespace: 'shop', annotations: annotations.workload as Record<string, string> },
    spec: {
      selector: { matchLabels: { app: 'orders' } },
      template: {
        metadata: { labels: { app: 'orders' }, annotations: annotations.template },
        spec: {
          initContainers: [{ name: 'app', image: 'app:1' }, { name: 'db', image: 'db:1' }],
          containers: [{ name: 'app', image: 'app:1' }, { name: 'db', image: 'db:1' }],
        },
      },
    },
  }, VERSION)!;
}

/** Container and reason of the findings about names. */
function verdicts(pod: ReturnType<typeof deployment>, options: RunOptions = {}) {
  return checkPod(pod, options)
    .filter((finding) => finding.rule === 'container-names-are-unique')
    .map((finding) => [finding.container, finding.acknowledged?.reason]);
}

const of = (options: Partial<Acknowledgement>): Acknowledgement =>
  ({ rule: 'container-names-are-unique', reason: 'decided', origin: 'ignore[0]', ...options });

describe('an annotation', () => {
  test('on the workload covers all of a rule\'s findings', () => {
    const pod = deployment({ workload: { 'cdk8s-sidecars/ignore.container-names-are-unique': 'a webhook renames them' } });

    expect(verdicts(pod)).toEqual([['app', 'a webhook renames them'], ['db', 'a webhook renames them']]);
  });

  test('on the pod template with a container covers that container\'s findings alone', () => {
    const pod = deployment({ template: { 'cdk8s-sidecars/ignore.container-names-are-unique.db': 'a webhook renames it' } });

    expect(verdicts(pod)).toEqual([['app', undefined], ['db', 'a webhook renames it']]);
  });

  test('without a reason has no effect, and is a finding at its own field', () => {
    const pod = deployment({ workload: { 'cdk8s-sidecars/ignore.container-names-are-unique': '' } });

    expect(verdicts(pod)).toEqual([['app', undefined], ['db', undefined]]);
    expect(checkPod(pod)).toContainEqual(expect.objectContaining({
      rule: 'acknowledgements-give-a-reason',
      field: 'metadata.annotations[cdk8s-sidecars/ignore.container-names-are-unique]',
    }));
  });

  test('for what is not found is a finding in a pod without any other', () => {
    const pod = readPod({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p', annotations: { 'cdk8s-sidecars/ignore.container-names-are-unique.app': 'was renamed' } },
      spec: { containers: [{ name: 'app', image: 'app:1' }] },
    }, VERSION)!;

    expect(checkPod(pod)).toContainEqual(expect.objectContaining({ rule: 'acknowledgements-match-findings', container: 'app' }));
  });

  test('that is no text counts as one without a reason', () => {
    const pod = deployment();
    const annotated = { ...pod, manifest: { metadata: { annotations: { 'cdk8s-sidecars/ignore.some-rule': 3 } } } };

    expect(annotatedAcknowledgements(annotated as any)).toMatchObject([{ rule: 'some-rule', reason: '' }]);
  });
});

describe('an acknowledgement from outside', () => {
  test.each<[string, Acknowledgement['object'], boolean]>([
    ['no object', undefined, true],
    ['nothing of the object', {}, true],
    ['its kind', { kind: 'Deployment' }, true],
    ['kind, name and namespace', { kind: 'Deployment', name: 'orders', namespace: 'shop' }, true],
    ['another kind', { kind: 'Job', name: 'orders' }, false],
    ['another name', { name: 'payments' }, false],
    ['another namespace', { name: 'orders', namespace: 'test' }, false],
  ])('that names %s', (_name, object, covered) => {
    const reason = covered ? 'decided' : undefined;

    expect(verdicts(deployment(), { acknowledgements: [of({ object })] })).toEqual([['app', reason], ['db', reason]]);
  });

  test('is collected when it matched a finding', () => {
    const [useful, useless] = [of({ container: 'db' }), of({ container: 'cache' })];
    const used = new Set<Acknowledgement>();

    checkPod(deployment(), { acknowledgements: [useful, useless], used });

    expect([...used]).toEqual([useful]);
  });

  test('is marked as such', () => {
    const findings = checkPod(deployment(), { acknowledgements: [of({ external: true })] });

    expect(findings.find((finding) => finding.rule === 'container-names-are-unique')!.acknowledged).toEqual({ reason: 'decided', external: true });
  });

  test('holds on its last day, and no longer', () => {
    expect(isInForce(of({ until: '2026-11-24' }), '2026-11-24')).toBe(true);
    expect(isInForce(of({ until: '2026-11-24' }), '2026-11-25')).toBe(false);
  });
});
