import { Neighbours } from '../../../src/checks/rule';
import { rule } from '../../../src/checks/rules/autoscaled-containers-request-resources';
import { ContainerSpec, PodSpec } from '../../../src/pod/manifest';
import { PodView } from '../../../src/pod/pod-view';
import { viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';

const APP: ContainerSpec = { name: 'app', resources: { requests: { cpu: '500m' } } };
const PROXY: ContainerSpec = { name: 'proxy', restartPolicy: 'Always' };

function deployment(initContainers: ContainerSpec[], spec: Partial<PodSpec> = {}, metadata: object = {}): PodView {
  return viewOf({
    apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'orders', ...metadata }, spec: { template: { spec: { initContainers, containers: [APP], ...spec } } },
  });
}

function scaled(spec: object, metadata: object = {}): Neighbours {
  return {
    ofKind: () => [{
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'orders-scaler', ...metadata },
      spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders' }, ...spec },
    }],
  };
}

const utilization = (name: string) => ({ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization: 70 } } });
const CPU = scaled({ metrics: [utilization('cpu')] });

testRule(rule, {
  valid: {
    'no autoscaler': deployment([PROXY]),
    'every container requests cpu': [deployment([{ ...PROXY, resources: { limits: { cpu: '50m' } } }]), CPU],
    'an init container is over': [deployment([{ name: 'migrate' }]), CPU],
    'an autoscaler of another workload': [deployment([PROXY]), scaled({ scaleTargetRef: { kind: 'Deployment', name: 'billing' } })],
    'an autoscaler in another namespace': [deployment([PROXY], {}, { namespace: 'a' }), scaled({ metrics: [utilization('cpu')] }, { namespace: 'b' })],
    'a target in absolute amounts': [deployment([PROXY]), scaled({ metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '1' } } }] })],
    'a metric of the main container': [deployment([PROXY]), scaled({
      metrics: [{ type: 'ContainerResource', containerResource: { name: 'cpu', container: 'app', target: { type: 'Utilization', averageUtilization: 70 } } }],
    })],
    'pod-level requests': [deployment([PROXY], { resources: { requests: { cpu: '1' } } }), CPU],
    'an autoscaler that makes no sense': [deployment([PROXY]), { ofKind: () => [{ kind: 'HorizontalPodAutoscaler', spec: { metrics: 'cpu' } }, {}] }],
  },
  invalid: {
    'a sidecar without a request': {
      pod: deployment([PROXY]),
      others: CPU,
      complaints: [{
        container: 'proxy',
        field: 'spec.template.spec.initContainers[0].resources.requests',
        message: 'container "proxy" has no request of cpu, of which HorizontalPodAutoscaler "orders-scaler" watches the utilization',
        fix: 'set a request of cpu, or scale on a ContainerResource metric of the main container',
      }],
    },
    'without metrics an autoscaler watches the cpu': {
      pod: deployment([PROXY]),
      others: scaled({ targetCPUUtilizationPercentage: 50 }),
      complaints: [{ container: 'proxy' }],
    },
    'memory, that nobody requests': {
      pod: deployment([PROXY]),
      others: scaled({ metrics: [utilization('memory')] }),
      complaints: [{ container: 'proxy' }, { container: 'app' }],
    },
    'a metric of a sidecar without a request': {
      pod: deployment([PROXY]),
      others: scaled({ metrics: [{ type: 'ContainerResource', containerResource: { name: 'cpu', container: 'proxy', target: { averageUtilization: 70 } } }] }),
      complaints: [{ container: 'proxy', fix: 'set a request of cpu' }],
    },
  },
});
