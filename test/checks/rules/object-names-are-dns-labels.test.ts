import { rule } from '../../../src/checks/rules/object-names-are-dns-labels';
import { pod, viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';

const named = (name: string) => pod({ containers: [{ name: 'app' }] }, '1.36', { name });

testRule(rule, {
  valid: {
    'a label': named('orders-api'),
    'what is refused anyway': named('Orders'),
    'a daemon set': viewOf({ apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'a.b' }, spec: {} }),
  },
  invalid: {
    'a dot': { pod: named('orders.api'), complaints: [{ field: 'metadata.name', message: 'pod has a name that makes no host name, got "orders.api"' }] },
    'more than 63 characters': { pod: named('a'.repeat(64)), complaints: [{ field: 'metadata.name' }] },
  },
});
