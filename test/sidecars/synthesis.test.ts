import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ApiObject, App, Chart, Testing, YamlOutputType } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { errorsOf, IMAGE, newDeployment } from './charts';
import { NativeSidecar, SidecarChecks } from '../../src';
import { RenderHook } from '../../src/host/render-hook';

const OUTPUT_TYPES = [
  YamlOutputType.FILE_PER_APP,
  YamlOutputType.FILE_PER_CHART,
  YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
].map((type) => [YamlOutputType[type], type] as const);

const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'synthesis-'));
afterEach(() => fs.rmSync(outdir, { recursive: true, force: true }));

const written = () => fs.existsSync(outdir) ? (fs.readdirSync(outdir, { recursive: true }) as string[]).filter((file) => file.endsWith('.yaml')) : [];

function goodApp(yamlOutputType?: YamlOutputType): App {
  const app = new App({ outdir, yamlOutputType });
  for (const id of ['a', 'b', 'c']) {
    new NativeSidecar(newDeployment(new Chart(app, id)), 'agent', { image: IMAGE });
  }
  return app;
}

/** The second chart of three has an error. */
function badApp(yamlOutputType?: YamlOutputType): App {
  const app = goodApp(yamlOutputType);
  (app.node.findChild('b').node.findChild('orders') as kplus.Deployment).addContainer({ name: 'app', image: IMAGE });
  return app;
}

const ERROR = [expect.stringMatching(/^\[b\/orders\] container-names-are-unique: /)];

describe.each(OUTPUT_TYPES)('%s', (_, type) => {
  test('an app without errors is written', () => {
    goodApp(type).synth();

    expect(written().length).toBeGreaterThan(0);
  });

  test('of an app with an error nothing is written', () => {
    expect(errorsOf(() => badApp(type).synth())).toEqual(ERROR);
    expect(written()).toEqual([]);
  });

  test('what a validation makes wrong at the last moment is not written', () => {
    const app = goodApp(type);
    const last = app.node.findChild('c');
    const first = app.node.findChild('a').node.findChild('orders') as kplus.Deployment;
    last.node.addValidation({ validate: () => first.containers.length > 1 ? [] : (first.addContainer({ name: 'app', image: IMAGE }), []) });

    expect(errorsOf(() => app.synth())).toEqual([expect.stringMatching(/^\[a\/orders\] container-names-are-unique: /)]);
    expect(written()).toEqual([]);
  });
});

test('nothing with an error comes out of synthYaml, Testing.synth, Chart.toJson or ApiObject.toJson', () => {
  const app = badApp();
  const chart = app.node.findChild('b') as Chart;

  expect(errorsOf(() => app.synthYaml())).toEqual(ERROR);
  expect(errorsOf(() => Testing.synth(chart))).toEqual(ERROR);
  expect(errorsOf(() => chart.toJson())).toEqual(ERROR);
  expect(errorsOf(() => ApiObject.of(chart.node.findChild('orders')).toJson())).toEqual(ERROR);
});

test('a chart can be rendered although another one has errors', () => {
  const app = badApp();

  expect(Testing.synth(app.node.findChild('a') as Chart)).toHaveLength(1);
});

test('what a validation adds is emitted, and what it adds to is checked', () => {
  const app = new App({ outdir });
  const chart = new Chart(app, 'chart');
  SidecarChecks.of(app);
  const deployment = newDeployment(chart);
  new NativeSidecar(deployment, 'agent', { image: IMAGE });
  chart.node.addValidation({
    validate: () => {
      if (!chart.node.tryFindChild('late')) {
        newDeployment(new Chart(chart, 'late')).addContainer({ name: 'late', image: IMAGE, resources: {} });
        deployment.addContainer({ name: 'late', image: IMAGE, resources: {} });
      }
      return [];
    },
  });

  const yaml = app.synthYaml();

  expect(yaml.match(/name: late/g)).toHaveLength(2);
  const late = chart.node.findChild('late').node.findChild('orders');
  expect(RenderHook.find(ApiObject.of(late))?.inspection).toBeDefined();
});

test('output is the same as without this library where there is nothing to do', () => {
  const build = (checked: boolean) => {
    const app = new App({ outdir });
    for (const id of ['0', 'b']) {
      const chart = new Chart(app, id, { labels: { team: 'orders' }, namespace: 'production' });
      const config = new kplus.ConfigMap(chart, 'config', { data: { a: 'b' } });
      newDeployment(chart).node.addDependency(new kplus.Secret(chart, 'secret'));
      config.node.addDependency(chart.node.findChild('secret'));
      newDeployment(new Chart(chart, 'nested'));
    }
    app.node.findChild('0').node.addDependency(app.node.findChild('b'));
    checked && SidecarChecks.of(app);
    return app;
  };

  expect(build(true).synthYaml()).toBe(build(false).synthYaml());
  const files = (checked: boolean) => {
    build(checked).synth();
    const contents = written().sort().map((file) => [file, fs.readFileSync(path.join(outdir, file), 'utf8')]);
    fs.rmSync(outdir, { recursive: true });
    return contents;
  };
  expect(files(true)).toEqual(files(false));
});

test('each workload is rendered once in a synthesis, however many charts there are', () => {
  const app = goodApp();
  const render = jest.spyOn(RenderHook.prototype, 'render');

  app.synth();

  expect(render).toHaveBeenCalledTimes(3);
  render.mockRestore();
});

test('a chart that renders itself in its own way does so', () => {
  class Own extends Chart {
    public toJson(): any[] {
      return [...super.toJson(), { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'own' } }];
    }
  }
  const app = new App({ outdir });
  new NativeSidecar(newDeployment(new Own(app, 'chart')), 'agent', { image: IMAGE });

  expect(app.synthYaml()).toContain('name: own');
});

test.each([false, true])('charts come in the order of cdk8s, dependent: %s', (dependent) => {
  const order = (checked: boolean) => {
    const app = new App({ outdir });
    const charts = ['b', '10', 'a', '2', 'c'].map((id) => new Chart(app, id));
    new Chart(charts[1], '1');
    charts.forEach((chart) => new NativeSidecar(newDeployment(chart), 'agent', { image: IMAGE }));
    dependent && charts[0].addDependency(charts[4]);
    let seen: string[] = [];
    charts[0].node.addValidation({ validate: () => (seen = app.charts.map((chart) => chart.node.path), []) });
    checked ? app.synth() : charts[0].node.validate();
    return seen;
  };

  expect(order(true)).toEqual(order(false));
  expect(order(true)).toHaveLength(6);
});

test('what a validation renders before it adds something is checked again', () => {
  const app = new App({ outdir });
  const chart = new Chart(app, 'chart');
  const deployment = newDeployment(chart);
  new NativeSidecar(deployment, 'agent', { image: IMAGE });
  chart.node.addValidation({
    validate: () => {
      ApiObject.of(deployment).toJson();
      if (!chart.node.tryFindChild('namespace')) {
        const metadata = { name: 'default', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } };
        new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata });
      }
      return [];
    },
  });

  expect(errorsOf(() => app.synthYaml())).toContainEqual(expect.stringMatching(/sidecars-keep-the-pod-restricted: container "app"/));
});

test('of workloads alike but for their names, each one with an error is named', () => {
  const app = new App({ outdir });
  for (const id of ['a', 'b', 'c', 'd']) {
    const deployment = newDeployment(new Chart(app, id));
    new NativeSidecar(deployment, 'agent', { image: IMAGE });
    (id === 'b' || id === 'd') && deployment.addContainer({ name: 'app', image: IMAGE });
  }

  const rule = 'container-names-are-unique: ';
  expect(errorsOf(() => app.synth())).toEqual(['b', 'd'].map((id) => expect.stringContaining(`[${id}/orders] ${rule}`)));
});
