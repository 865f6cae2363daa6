import { ApiObject, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { PodHost } from '../../src/host/pod-host';
import { newChart, newDeployment, templateOf } from '../sidecars/charts';

test('a workload is the same host, whichever construct it is asked for with', () => {
  const deployment = newDeployment();

  expect(PodHost.of(deployment)).toBe(PodHost.of(ApiObject.of(deployment)));
  expect(PodHost.of(deployment)).toBe(PodHost.of(deployment));
});

describe.each<[string, () => { chart: Chart; host: PodHost }]>([
  ['of cdk8s-plus-30', () => {
    const deployment = newDeployment();
    return { chart: Chart.of(deployment), host: PodHost.of(deployment) };
  }],
  ['plain', () => {
    const chart = newChart();
    const spec = { selector: {}, template: { spec: { containers: [{ name: 'app', image: 'registry.acme.io/app:1.0' }] } } };
    return { chart, host: PodHost.of(new ApiObject(chart, 'object', { apiVersion: 'apps/v1', kind: 'Deployment', spec })) };
  }],
])('on a host that is %s', (_, newHost) => {
  test('annotations and labels go to the pod template', () => {
    const { chart, host } = newHost();

    host.annotate('b', '2');
    host.annotate('a', '1');
    host.label('team', 'orders');

    const { metadata } = templateOf(chart);
    expect(Object.entries(metadata.annotations)).toEqual([['a', '1'], ['b', '2']]);
    expect(metadata.labels).toMatchObject({ team: 'orders' });
  });

  test('a group of the volumes is set where there is none', () => {
    const { chart, host } = newHost();

    host.defaultFsGroup(65532);
    host.defaultFsGroup(1000);

    expect(templateOf(chart).spec.securityContext.fsGroup).toBe(65532);
  });

  test('a volume is mounted into a container, once', () => {
    const { chart, host } = newHost();
    const volume = kplus.Volume.fromEmptyDir(chart, 'volume', 'scratch');

    host.mount('app', '/scratch', volume, { readOnly: true, subPath: 'app' });
    host.mount('app', '/scratch', volume, { readOnly: true, subPath: 'app' });

    expect(templateOf(chart).spec).toMatchObject({
      volumes: [{ name: 'scratch', emptyDir: {} }],
      containers: [{ volumeMounts: [{ name: 'scratch', mountPath: '/scratch', readOnly: true, subPath: 'app' }] }],
    });
  });

  test('a container keeps the environment variables that it has', () => {
    const { chart, host } = newHost();
    const secret = kplus.Secret.fromSecretName(chart, 'secret', 'database');

    host.addEnv('app', 'DB_HOST', kplus.EnvValue.fromValue('127.0.0.1'));
    host.addEnv('app', 'DB_HOST', kplus.EnvValue.fromValue('elsewhere'));
    host.addEnv('app', 'DB_PASSWORD', kplus.EnvValue.fromSecretValue({ secret, key: 'password' }));

    expect(templateOf(chart).spec.containers[0].env).toEqual([
      { name: 'DB_HOST', value: '127.0.0.1' },
      { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'database', key: 'password' } } },
    ]);
  });

  test('a volume of the same name with other content is an error', () => {
    const { host } = newHost();
    const manifest = () => host.hook.render().errors;
    host.amend((pod) => pod.addVolume({ name: 'x', emptyDir: {} }));
    host.amend((pod) => pod.addVolume({ name: 'x', emptyDir: {} }));
    expect(manifest()).toEqual([]);

    host.amend((pod) => pod.addVolume({ name: 'x', configMap: { name: 'x' } }));
    expect(manifest()).toEqual([
      'volume "x" is declared twice with different content, got {"name":"x","emptyDir":{}} and {"name":"x","configMap":{"name":"x"}}; rename one of them',
    ]);
  });

  test('what is for a container that does not exist is an error', () => {
    const { host } = newHost();

    host.addEnv('ap', 'A', kplus.EnvValue.fromValue('1'));

    expect(host.hook.render().errors).toEqual(['container "ap" does not exist, cannot set A in it; name one of "app"']);
  });
});

test.each([
  [{ containers: 'app' }, '"app" at "spec.containers"'],
  [{ containers: [5] }, '5 at "spec.containers[0]"'],
  [{ containers: [], initContainers: { migrate: {} } }, '{"migrate":{}} at "spec.initContainers"'],
  [{ containers: [], volumes: 5 }, '5 at "spec.volumes"'],
])('a pod in which a list is missing where something is to be added is an error: %j', (spec, got) => {
  const host = PodHost.of(new ApiObject(newChart(), 'object', { apiVersion: 'v1', kind: 'Pod', spec } as any));
  host.amend((pod) => pod.addVolume({ name: 'x', emptyDir: {} }));

  expect(host.hook.render().errors).toEqual([`nothing can be added to the pod while a value in it has the wrong type, got ${got}; correct that first`]);
});

test.each<[string, object, string]>([
  ['variables that are no list', { containers: [{ name: 'app', env: 3 }] }, '3 at "spec.containers[0].env"'],
  ['mounts that are a text', { containers: [{ name: 'app', volumeMounts: 'x' }] }, '"x" at "spec.containers[0].volumeMounts"'],
  ['a security context that is a text', { containers: [{ name: 'app' }], securityContext: 'x' }, '"x" at "spec.securityContext"'],
])('%s are an error, and nothing of the pod is changed', (_, spec, got) => {
  const host = PodHost.of(new ApiObject(newChart(), 'object', { apiVersion: 'v1', kind: 'Pod', spec } as any));
  host.annotate('a', '1');
  host.amend((pod) => pod.mount('app', { name: 'x', mountPath: '/x' }));
  host.amend((pod) => pod.addEnv('app', { name: 'A', value: '1' }));
  host.defaultFsGroup(1);

  const { manifest, errors } = host.hook.render();
  expect(errors).toEqual([`nothing can be added to the pod while a value in it has the wrong type, got ${got}; correct that first`]);
  expect(manifest).toMatchObject({ metadata: expect.not.objectContaining({ annotations: expect.anything() }), spec });
});

test('a null in a list is what the API server takes it for: nothing is wrong with its type', () => {
  const spec = { containers: [{ name: 'app', volumeMounts: [null], env: [null] }, null], volumes: [null] };
  const host = PodHost.of(new ApiObject(newChart(), 'object', { apiVersion: 'v1', kind: 'Pod', spec } as any));
  host.amend((pod) => pod.addVolume({ name: 'x', emptyDir: {} }));
  host.amend((pod) => pod.mount('app', { name: 'x', mountPath: '/x' }));
  host.amend((pod) => pod.addEnv('app', { name: 'A', value: '1' }));
  host.amend((pod) => pod.addEnv('ap', { name: 'A', value: '1' }));

  expect(host.hook.render().errors).toEqual(['container "ap" does not exist, cannot set A in it; name one of "app"']);
});

test('keys are sorted as cdk8s sorts them', () => {
  const deployment = newDeployment();
  const host = PodHost.of(deployment);
  host.amend((pod) => pod.addVolume({ name: 'x', emptyDir: {} }));
  host.defaultFsGroup(1);
  host.annotate('a', '1');

  const keys = (object: object): string[] => Object.keys(object);
  const template = Testing.synth(Chart.of(deployment))[0].spec.template;
  for (const object of [template, template.metadata, template.spec, template.spec.securityContext]) {
    expect(keys(object)).toEqual(keys(object).sort());
  }
});
