import { Neighbours } from '../../../src/checks/rule';
import { rule } from '../../../src/checks/rules/service-target-ports-exist';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const orders = pod({
  initContainers: [{ name: 'side', restartPolicy: 'Always', ports: [{ name: 'admin', containerPort: 1 }] }],
  containers: [{ name: 'app', ports: [{ name: 'api', containerPort: 2 }] }],
}, '1.36', { labels: { app: 'orders' } });
const service = (targetPort: string | number): Neighbours => ({
  ofKind: () => [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'orders' }, spec: { selector: { app: 'orders' }, ports: [{ port: 80, targetPort }] } }],
});

testRule(rule, {
  valid: {
    'no Service': orders,
    'a port of the app': [orders, service('api')],
    'a port of a sidecar': [orders, service('admin')],
    'a number, as number and as text': [orders, service(80)],
    'a pod without sidecars': [pod({ containers: [{ name: 'app' }] }, '1.36', { labels: { app: 'orders' } }), service('api')],
  },
  invalid: {
    'a port that nobody has': {
      pod: orders,
      others: service('web'),
      complaints: [{ message: 'service "orders" names a port that no container of the pod has, got targetPort "web"', field: 'spec.containers' }],
    },
  },
});
