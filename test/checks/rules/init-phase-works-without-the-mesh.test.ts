import { rule } from '../../../src/checks/rules/init-phase-works-without-the-mesh';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const containers = [{ name: 'app' }];
const classic = { labels: { 'sidecar.istio.io/inject': 'true' }, annotations: { 'sidecar.istio.io/nativeSidecar': 'false' } };
const native = { ...classic, annotations: { 'sidecar.istio.io/nativeSidecar': 'true' } };
const sql = {
  name: 'sql',
  image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3',
  restartPolicy: 'Always',
  startupProbe: { httpGet: { path: '/startup', port: 9090 }, periodSeconds: 1 },
};
const migrate = { name: 'migrate' };
const { startupProbe, ...ungated } = sql;

testRule(rule, {
  valid: {
    'no mesh': pod({ containers, initContainers: [sql, migrate] }),
    'a native proxy, which is there first': pod({ containers, initContainers: [sql, migrate] }, '1.36', native),
    'nothing before the proxy': pod({ containers }, '1.36', classic),
    'the proxy\'s own user, who is not redirected': pod({ containers, initContainers: [{ ...sql, securityContext: { runAsUser: 1337 } }] }, '1.36', classic),
    'a sidecar that holds nothing back': pod({ containers, initContainers: [ungated] }, '1.36', classic),
    'a log shipper, which is up without a network': pod({ containers, initContainers: [{ ...sql, name: 'logs', image: 'fluent/fluent-bit:5.1.1' }] }, '1.36', classic),
    'an injected pod that redirects first, of which another rule speaks': pod({
      containers: [...containers, { name: 'istio-proxy', image: 'istio/proxyv2:1.30.3', args: ['proxy', 'sidecar'] }],
      initContainers: [{ name: 'istio-init', image: 'istio/proxyv2:1.30.3', args: ['istio-iptables'] }, migrate],
    }),
  },
  invalid: {
    'a connection proxy that holds back the mesh\'s': {
      pod: pod({ containers, initContainers: [sql] }, '1.36', classic),
      complaints: [{
        message: 'container "sql" holds back everything after it until it is started, which may need the network that "istio-proxy" gives, a main container: ' +
          'where the mesh\'s CNI plugin redirects, neither ever starts',
        container: 'sql',
        field: 'spec.initContainers[0].startupProbe',
      }],
    },
    'an init container in an injected pod': {
      pod: pod({
        containers: [...containers, { name: 'istio-proxy', image: 'istio/proxyv2:1.30.3', args: ['proxy', 'sidecar'] }],
        initContainers: [migrate, { name: 'istio-init', image: 'istio/proxyv2:1.30.3', args: ['istio-iptables'] }],
      }),
      complaints: [{
        message: 'container "migrate" runs before "istio-proxy": outside of the mesh, and without a network where the mesh\'s CNI plugin redirects',
        severity: 'info',
        container: 'migrate',
      }],
    },
  },
});
