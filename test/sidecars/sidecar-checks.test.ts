import { ApiObject, App, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { errorsOf, IMAGE, newChart, newDeployment, stderrOf, templateOf } from './charts';
import { NativeSidecar, SidecarChecks } from '../../src';
import { RULES } from '../../src/checks/registry';

const RULE = 'container-names-are-unique';

/** A workload with two containers of one name: an error. */
function broken(chart: Chart, id: string): kplus.Deployment {
  return new kplus.Deployment(chart, id, { containers: ['app', 'app'].map((name) => ({ name, image: IMAGE, resources: {} })) });
}

const finding = (path: string) => expect.stringMatching(new RegExp(`^\\[${path}\\] ${RULE}: `));

describe('what is checked', () => {
  test('every workload with a construct of this library, and no other', () => {
    const chart = newChart();
    new NativeSidecar(broken(chart, 'ours'), 'agent', { image: IMAGE });
    broken(chart, 'theirs');

    expect(errorsOf(() => Testing.synth(chart))).toEqual([finding('chart/ours')]);
  });

  test('every workload below a scope, those that are added later included', () => {
    const chart = newChart();
    broken(chart, 'outside');
    const inner = new Chart(chart, 'inner');
    SidecarChecks.of(inner);
    broken(inner, 'a');
    new ApiObject(inner, 'rollout', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', spec: { template: { spec: { containers: [{ name: 'x' }, { name: 'x' }] } } } });

    expect(errorsOf(() => Testing.synth(inner))).toEqual(expect.arrayContaining([finding('chart/inner/a'), finding('chart/inner/rollout')]));
    expect(errorsOf(() => Testing.synth(inner)).join()).not.toContain('outside');
  });

  test('all errors are told at once, with those of other validations and of objects that cannot be rendered', () => {
    const chart = newChart();
    SidecarChecks.of(chart);
    broken(chart, 'a');
    broken(chart, 'b');
    new kplus.Deployment(chart, 'empty');
    chart.node.addValidation({ validate: () => ['something else'] });

    expect(errorsOf(() => Testing.synth(chart))).toEqual([
      '[chart] something else',
      finding('chart/a'),
      finding('chart/b'),
      expect.stringMatching(/^\[chart\/empty\] Failed serializing construct .*PodSpec must have at least 1 container$/),
    ]);
  });

  test('what is wrong in one synthesis may be right in the next', () => {
    const chart = newChart();
    SidecarChecks.of(chart);
    const deployment = newDeployment(chart);
    const duplicate = () => new kplus.Container({ name: 'app', image: IMAGE, resources: {} });
    expect(errorsOf(() => Testing.synth(chart))).toEqual([]);

    deployment.attachContainer(duplicate());
    expect(errorsOf(() => Testing.synth(chart))).toEqual([finding('chart/orders')]);
    expect(errorsOf(() => Testing.synth(chart))).toEqual([finding('chart/orders')]);

    ((deployment as any)._containers as unknown[]).pop();
    expect(errorsOf(() => Testing.synth(chart))).toEqual([]);
  });

  test('an object that is rendered by itself is checked too', () => {
    const chart = newChart();
    const deployment = broken(chart, 'a');
    new NativeSidecar(deployment, 'agent', { image: IMAGE });

    expect(errorsOf(() => ApiObject.of(deployment).toJson())).toEqual([finding('chart/a')]);
  });

  test('rules that compare a pod with other objects see those of the app', () => {
    const app = new App();
    const chart = new Chart(app, 'chart');
    const deployment = new kplus.Deployment(chart, 'orders', { containers: [{ name: 'app', image: IMAGE, resources: { cpu: { request: kplus.Cpu.millis(100) } } }] });
    new NativeSidecar(deployment, 'agent', { image: IMAGE, resources: {} });
    new ApiObject(new Chart(app, 'other'), 'scaling', {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: ApiObject.of(deployment).name },
        maxReplicas: 3,
        metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }],
      },
    });

    const told = stderrOf(() => errorsOf(() => app.synthYaml()).forEach((line) => process.stderr.write(line)));

    expect(told).toMatch(/HorizontalPodAutoscaler|autoscal/i);
  });
});

describe('warnings', () => {
  /** A Job without a deadline, which is warned of. */
  function warned(): Chart {
    const chart = newChart();
    const job = new kplus.Job(chart, 'job', { containers: [{ name: 'app', image: IMAGE, resources: {} }] });
    new NativeSidecar(job, 'proxy', { image: IMAGE, portNumber: 5432 });
    return chart;
  }

  test('go to stderr once, and do not fail the synthesis', () => {
    const chart = warned();

    const first = stderrOf(() => Testing.synth(chart));
    const second = stderrOf(() => Testing.synth(chart));

    expect(first).toMatch(/^\[chart\/job\] warning: job-with-sidecars-has-a-deadline: .*\n$/);
    expect(second).toBe('');
  });
});

describe('the target version', () => {
  test('is inherited, and the innermost counts', () => {
    const chart = newChart();
    const deployment = newDeployment(chart);
    new NativeSidecar(deployment, 'agent', { image: IMAGE });

    SidecarChecks.of(chart).targetKubernetes('1.27');
    expect(errorsOf(() => Testing.synth(chart)).join()).toContain('1.27');

    SidecarChecks.of(deployment).targetKubernetes('v1.33.2');
    expect(errorsOf(() => Testing.synth(chart))).toEqual([]);
  });

  test('is a version that is modelled', () => {
    const checks = SidecarChecks.of(newChart());

    expect(() => checks.targetKubernetes('latest')).toThrow('"latest" is not a Kubernetes version; give major and minor, such as "1.32"');
    expect(() => checks.targetKubernetes('1.20')).toThrow('Kubernetes 1.20 is older than 1.27, the oldest version modelled; give a version from 1.27 on');
  });
});

describe('acknowledgements', () => {
  test('are inherited, and written into the manifests that they concern', () => {
    const chart = newChart();
    SidecarChecks.of(chart).acknowledge(`${RULE}[app]`, 'a webhook renames them');
    broken(chart, 'a');
    new kplus.Deployment(chart, 'b', { containers: [{ name: 'fine', image: IMAGE, resources: {} }] });

    const [a, b] = Testing.synth(chart);

    expect(a.metadata.annotations).toEqual({ [`cdk8s-sidecars/ignore.${RULE}.app`]: 'a webhook renames them' });
    expect(b.metadata.annotations).toBeUndefined();
  });

  test('hold for nothing else', () => {
    const chart = newChart();
    SidecarChecks.of(chart);
    SidecarChecks.of(broken(chart, 'a')).acknowledge(RULE, 'a webhook renames them');
    SidecarChecks.of(broken(chart, 'b')).acknowledge(`${RULE}[other]`, 'not this one');

    expect(errorsOf(() => Testing.synth(chart))).toEqual([finding('chart/b')]);
  });

  test('that match nothing are told when an app is synthesised', () => {
    const app = new App();
    const chart = new Chart(app, 'chart');
    newDeployment(chart);
    SidecarChecks.of(chart).acknowledge(`${RULE}[app]`, 'no longer so');

    expect(stderrOf(() => app.synthYaml())).toBe(
      `[chart] warning: acknowledgements-match-findings: acknowledgement of "${RULE}" for container "app" matches no finding; ` +
      'remove the acknowledgement, or correct its container\n');
  });

  test('name a rule and give a reason', () => {
    const checks = SidecarChecks.of(newChart());

    expect(() => checks.acknowledge('container-name-is-unique', 'because')).toThrow(
      `there is no rule "container-name-is-unique" (did you mean "${RULE}"?); give a rule's id, such as "${RULES[0].id}"`);
    expect(() => checks.acknowledge(`${RULE}[app`, 'because')).toThrow(`there is no rule "${RULE}[app"`);
    expect(() => checks.acknowledge(RULE, ' ')).toThrow(`acknowledgement of "${RULE}" has no reason, got " "; say why it is right here`);
    expect(() => checks.acknowledge(`${RULE}[${'a'.repeat(40)}]`, 'because')).toThrow('does not fit an annotation\'s key of 63 characters');
  });
});

test('a workload without findings is emitted as it is', () => {
  const deployment = newDeployment();
  const before = templateOf(Chart.of(deployment));

  SidecarChecks.of(Chart.of(deployment));

  expect(templateOf(Chart.of(deployment))).toEqual(before);
});
