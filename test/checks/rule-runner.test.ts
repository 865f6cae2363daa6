import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { workload } from './workloads';
import { RULES } from '../../src/checks/registry';
import { NO_NEIGHBOURS, Rule } from '../../src/checks/rule';
import { RuleRunner } from '../../src/checks/rule-runner';
import { runRules } from '../../src/checks/run';
import { Manifest } from '../../src/pod/manifest';
import { PodView } from '../../src/pod/pod-view';
import { readPod } from '../../src/pod/read-pod';
import { recording } from '../conformance/recording';
import { viewOf } from '../pod/pods';

/** A rule that complains of nothing, or of pods that share their process namespace, and notes the names of the pods that it is given. */
function observedRule(id: string, traits: Partial<Rule> = {}): Rule & { seen: string[] } {
  const seen: string[] = [];
  return {
    ...RULES[0],
    id,
    ...traits,
    seen,
    run: ({ object, spec }) => {
      seen.push(object.name);
      return spec.shareProcessNamespace ? [{ message: 'pod shares its process namespace', field: 'spec' }] : [];
    },
  };
}

function named(name: string, spec: object = {}, version?: string): PodView {
  return workload('Deployment', { selector: { matchLabels: { name } }, template: template(name, spec) }, {}, version);
}

function template(name: string, spec: object, annotations?: object) {
  return { metadata: { labels: { name }, annotations }, spec: { containers: [{ name: 'app', image: 'registry.acme.io/app:1.0' }], ...spec } };
}

test('a rule looks once at clean pods that differ in nothing but names, and sees no names', () => {
  const rule = observedRule('common');
  const runner = new RuleRunner([rule], NO_NEIGHBOURS);

  expect([named('a'), named('b'), named('c')].map((pod) => runner.run(pod))).toEqual([[], [], []]);
  expect(rule.seen).toEqual(['']);
});

test('a rule that goes by names looks at every pod', () => {
  const rule = observedRule('by-name', { goesByName: true });
  const runner = new RuleRunner([rule, observedRule('common')], NO_NEIGHBOURS);

  [named('a'), named('b')].forEach((pod) => runner.run(pod));

  expect(rule.seen).toEqual(['orders', 'orders']);
});

test('a rule that reads other objects looks at every pod where there are some', () => {
  const rule = observedRule('reads', { reads: ['Service'] });
  const service: Manifest = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'orders' } };
  const runner = new RuleRunner([rule], { ofKind: (kind) => kind === 'Service' ? [service] : [] });

  [named('a'), named('b')].forEach((pod) => runner.run(pod));

  expect(rule.seen).toEqual(['orders', 'orders']);
});

test('a finding is found again in each pod, under the name of the pod', () => {
  const runner = new RuleRunner([observedRule('common')], NO_NEIGHBOURS);
  const bad = named('a', { shareProcessNamespace: true });

  expect([bad, bad].map((pod) => runner.run(pod))).toEqual(Array.from({ length: 2 }, () => [
    expect.objectContaining({ rule: 'common', object: expect.objectContaining({ name: 'orders' }) }),
  ]));
});

test.each<[string, PodView]>([
  ['the pod\'s spec', named('a', { terminationGracePeriodSeconds: 5 })],
  ['a container', named('a', { containers: [{ name: 'app', image: 'registry.acme.io/app:2.0' }] })],
  ['an annotation of the template', workload('Deployment', { template: template('a', {}, { team: 'orders' }) })],
  ['a setting of the workload', workload('Deployment', { minReadySeconds: 5, template: template('a', {}) })],
  ['the kind', workload('ReplicaSet', { template: template('a', {}) })],
  ['the target version', named('a', {}, '1.32')],
])('a pod that differs in %s is looked at', (_, other) => {
  const rule = observedRule('common');
  const runner = new RuleRunner([rule], NO_NEIGHBOURS);

  [named('a'), other, named('a'), other].forEach((pod) => runner.run(pod));

  expect(rule.seen).toHaveLength(2);
});

test.each<[string, PodView]>([
  ['into which a mesh injects', workload('Deployment', { template: { ...template('a', {}), metadata: { labels: { 'sidecar.istio.io/inject': 'true' } } } })],
  ['with a field that is not known', named('a', { surprise: true })],
  ['of a custom resource', viewOf({ apiVersion: 'example.com/v1', kind: 'Orders', metadata: { name: 'orders' }, spec: { template: template('a', {}) } })],
])('a pod %s is looked at each time', (_, pod) => {
  const rule = observedRule('common');
  const runner = new RuleRunner([rule], NO_NEIGHBOURS);

  [pod, pod].forEach((same) => runner.run(same));

  expect(rule.seen).toEqual(['orders', 'orders']);
});

describe('all rules find the same, remembered or not', () => {
  const folder = join(__dirname, 'healthy');
  const healthy = readdirSync(folder).flatMap((file) => loadAll(readFileSync(join(folder, file), 'utf8')) as Manifest[]);

  test.each([29, 36])('on Kubernetes 1.%i', (minor) => {
    const recorded = recording<{ object: Manifest }>(`admission-v1.${minor}`).map(({ object }) => object);
    const runner = new RuleRunner(RULES, NO_NEIGHBOURS);

    for (const manifest of [...healthy, ...recorded, ...recorded.map((object) => ({ ...object, metadata: { ...object.metadata, name: 'other' } }))]) {
      const pod = readPod(manifest, { major: 1, minor });
      if (pod) {
        expect(runner.run(pod)).toEqual(runRules(pod, RULES, NO_NEIGHBOURS));
      }
    }
  });
});
