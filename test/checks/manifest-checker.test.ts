import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { ManifestChecker } from '../../src/checks/manifest-checker';
import { RULES } from '../../src/checks/registry';
import { NO_NEIGHBOURS, Rule } from '../../src/checks/rule';
import { checkManifest } from '../../src/checks/run';
import { KubernetesVersion } from '../../src/pod/kubernetes-version';
import { Manifest } from '../../src/pod/manifest';
import { recording } from '../conformance/recording';

const VERSION: KubernetesVersion = { major: 1, minor: 36 };

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

/** A Deployment that has a name, a label and a selector of its own. */
function named(name: string, spec: object = {}, settings: object = {}, annotations: object = {}): Manifest {
  const containers = [{ name: 'app', image: 'registry.acme.io/app:1.0' }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      selector: { matchLabels: { name } },
      template: { metadata: { labels: { name }, annotations }, spec: { containers, ...spec } },
      ...settings,
    },
  };
}

const TEMPLATE = named('a').spec.template;

test('a rule looks once at clean pods that differ in nothing but names, and sees no names', () => {
  const rule = observedRule('common');
  const checker = new ManifestChecker([rule], NO_NEIGHBOURS);

  expect(['a', 'b', 'c'].map((name) => checker.check(named(name), VERSION))).toEqual([[], [], []]);
  expect(rule.seen).toEqual(['']);
});

test('where hundreds of manifests in a row have no like, rules are given whole pods again', () => {
  const rule = observedRule('common');
  const checker = new ManifestChecker([rule], NO_NEIGHBOURS);

  for (let i = 0; i < 251; i++) {
    checker.check(named(`pod-${i}`, { terminationGracePeriodSeconds: i }), VERSION);
  }

  expect(rule.seen.slice(-2)).toEqual(['', 'pod-250']);
});

test('a rule that goes by names looks at every pod', () => {
  const rule = observedRule('by-name', { goesByName: true });
  const checker = new ManifestChecker([rule, observedRule('common')], NO_NEIGHBOURS);

  ['a', 'b'].forEach((name) => checker.check(named(name), VERSION));

  expect(rule.seen).toEqual(['a', 'b']);
});

test('a rule that reads other objects looks at every pod where there are some', () => {
  const rule = observedRule('reads', { reads: ['Service'] });
  const service: Manifest = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'orders' } };
  const checker = new ManifestChecker([rule], { ofKind: (kind) => kind === 'Service' ? [service] : [] });

  ['a', 'b'].forEach((name) => checker.check(named(name), VERSION));

  expect(rule.seen).toEqual(['a', 'b']);
});

test('a finding is found again in each pod, under the name of its object', () => {
  const checker = new ManifestChecker([observedRule('common')], NO_NEIGHBOURS);

  const found = ['a', 'b'].flatMap((name) => checker.check(named(name, { shareProcessNamespace: true }), VERSION));

  expect(found.map(({ rule, object }) => [rule, object.name])).toEqual([['common', 'a'], ['common', 'b']]);
});

test.each<[string, Manifest, KubernetesVersion]>([
  ['the pod\'s spec', named('a', { terminationGracePeriodSeconds: 5 }), VERSION],
  ['a container', named('a', { containers: [{ name: 'app', image: 'registry.acme.io/app:2.0' }] }), VERSION],
  ['a setting of the workload', named('a', {}, { minReadySeconds: 5 }), VERSION],
  ['an annotation of the template', named('a', {}, {}, { team: 'orders' }), VERSION],
  ['an annotation of the workload', { ...named('a'), metadata: { name: 'a', annotations: { team: 'orders' } } }, VERSION],
  ['the kind', { ...named('a'), kind: 'ReplicaSet' }, VERSION],
  ['the target version', named('a'), { major: 1, minor: 32 }],
])('a pod that differs in %s is looked at', (_, other, version) => {
  const rule = observedRule('common');
  const checker = new ManifestChecker([rule], NO_NEIGHBOURS);

  for (const round of [1, 2]) {
    checker.check(named(`a${round}`), VERSION);
    checker.check(other, version);
  }

  expect(rule.seen).toHaveLength(2);
});

test.each<[string, Manifest]>([
  ['into which a mesh injects', named('a', {}, { template: { ...TEMPLATE, metadata: { labels: { 'sidecar.istio.io/inject': 'true' } } } })],
  ['with a field that is not known', named('a', { surprise: true })],
  ['with a field that is null', named('a', { hostNetwork: null })],
  ['of a custom resource', { ...named('a'), apiVersion: 'example.com/v1', kind: 'Orders' }],
  ['that is no JSON', named('a', { terminationGracePeriodSeconds: 5n })],
])('a pod %s is looked at each time', (_, manifest) => {
  const rule = observedRule('common', { goesByName: false });
  const checker = new ManifestChecker([rule], NO_NEIGHBOURS);
  const once = checkManifest(manifest, VERSION, { rules: [observedRule('common')] });

  expect([checker.check(manifest, VERSION), checker.check(manifest, VERSION)]).toEqual([once, once]);
  expect(rule.seen).not.toContain('');
});

test('what is wrong with the names of a pod that is known otherwise is found', () => {
  const checker = new ManifestChecker(RULES, NO_NEIGHBOURS);
  const bad = [
    { ...named('a'), metadata: { name: 'A' } },
    { ...named('a'), metadata: { name: 5 } },
    { ...named('a'), metadata: { name: 'a', surprise: true } },
    named('a', {}, { selector: null }),
    named('a', {}, { selector: { matchLabels: { name: 'b' } } }),
    named('a', {}, { template: { ...TEMPLATE, metadata: { labels: { 'name': 'a', 'sidecar.istio.io/nativeSidecar': 'true' }, annotations: {} } } }),
    named('a', {}, { template: { ...TEMPLATE, surprise: true } }),
    named('a', {}, { replicas: NaN }),
  ] as Manifest[];
  checker.check(named('b'), VERSION);

  for (const manifest of bad) {
    expect(checker.check(manifest, VERSION)).toEqual(checkManifest(manifest, VERSION));
    expect(checker.check(manifest, VERSION)).not.toEqual([]);
  }
});

describe('all rules find the same, remembered or not', () => {
  const folder = join(__dirname, 'healthy');
  const healthy = readdirSync(folder).flatMap((file) => loadAll(readFileSync(join(folder, file), 'utf8')) as Manifest[]);

  test.each([29, 36])('on Kubernetes 1.%i', (minor) => {
    const recorded = recording<{ object: Manifest }>(`admission-v1.${minor}`).map(({ object }) => object);
    const renamed = [...healthy, ...recorded].map((object) => ({ ...object, metadata: { ...object.metadata, name: 'other' } }));
    const checker = new ManifestChecker(RULES, NO_NEIGHBOURS);

    for (const manifest of [...healthy, ...recorded, ...renamed]) {
      expect(checker.check(manifest, { major: 1, minor })).toEqual(checkManifest(manifest, { major: 1, minor }));
    }
  });
});
