import { brokenUse, indexUsesIn } from '../../src/migrate/addressed-by-index';
import { pod } from '../pod/pods';

describe('places that address containers by their position', () => {
  test.each<[string, unknown, object[]]>([
    ['a JSON patch', [{ op: 'replace', path: '/spec/template/spec/containers/1/image', value: 'x' }], [{ list: 'containers', index: 1 }]],
    ['a CronJob\'s', [{ op: 'remove', path: '/spec/jobTemplate/spec/template/spec/initContainers/0' }], [{ list: 'initContainers', index: 0 }]],
    ['a patch in a Kustomization, with its target',
      { patches: [{ target: { kind: 'Deployment', name: 'web' }, patch: '- {op: add, path: /spec/template/spec/containers/0/env/-, value: {}}' }] },
      [{ list: 'containers', index: 0, kind: 'Deployment', name: 'web' }]],
    ['a target whose name is a pattern', { patches: [{ target: { name: 'web.*' }, patch: '- {op: remove, path: /spec/template/spec/containers/2}' }] },
      [{ list: 'containers', index: 2 }]],
    ['a replacement of Kustomize', { replacements: [{ targets: [{ fieldPaths: ['spec.template.spec.containers.1.image'] }] }] },
      [{ list: 'containers', index: 1 }]],
    ['ignored differences of Argo CD',
      { spec: { ignoreDifferences: [{ kind: 'Deployment', name: 'web', jsonPointers: ['/spec/template/spec/containers/1/resources'] }] } },
      [{ list: 'containers', index: 1, kind: 'Deployment', name: 'web' }]],
    ['brackets', { path: 'spec.containers[3].image' }, [{ list: 'containers', index: 3 }]],
    ['names instead', { path: 'spec.template.spec.containers.[name=web].image', other: '/spec/template/spec/containers/-' }, []],
  ])('%s', (_what, value, expected) => {
    expect(indexUsesIn(value, 'file')).toEqual(expected.map((use) => ({ where: 'file', ...use })));
  });
});

describe('a use that would mean another container', () => {
  const view = pod({ containers: [{ name: 'app' }, { name: 'proxy' }, { name: 'logs' }], initContainers: [{ name: 'migrate' }] });
  const use = { list: 'containers' as const, where: 'file' };

  test.each([
    ['in front of what moves', { ...use, index: 0 }, false],
    ['what moves itself', { ...use, index: 1 }, true],
    ['behind what moves', { ...use, index: 2 }, true],
    ['an init container', { ...use, list: 'initContainers' as const, index: 0 }, true],
    ['of another workload', { ...use, index: 1, kind: 'Deployment', name: 'other' }, false],
    ['of this very workload', { ...use, index: 1, kind: 'Pod', name: 'pod' }, true],
  ])('%s', (_what, candidate, isBroken) => {
    expect(brokenUse([candidate], view, [1], true)).toBe(isBroken ? candidate : undefined);
  });
});
