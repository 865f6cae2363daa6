import { rule } from '../../../src/checks/rules/longest-drain-fits-the-grace-period';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const linkerd = { name: 'linkerd-proxy', image: 'cr.l5d.io/linkerd/proxy:edge-26.5.2', restartPolicy: 'Always' };
const containers = [{ name: 'app' }];

testRule(rule, {
  valid: {
    'a grace period that is long enough': pod({ terminationGracePeriodSeconds: 150, initContainers: [linkerd], containers }),
    'a limit that is short enough': pod({ initContainers: [{ ...linkerd, env: [{ name: 'LINKERD2_PROXY_SHUTDOWN_GRACE_PERIOD', value: '20s' }] }], containers }),
    'a product without a limit': pod({ initContainers: [{ ...linkerd, image: 'istio/proxyv2:1.30.0' }], containers }),
  },
  invalid: {
    'Linkerd with its defaults': {
      pod: pod({ initContainers: [linkerd], containers }),
      complaints: [{
        message: 'container "linkerd-proxy" is Linkerd proxy and may take up to 120s to stop, but the pod has 30s',
        fix: 'set annotation config.linkerd.io/shutdown-grace-period to at most 25s, or raise terminationGracePeriodSeconds to 125',
        container: 'linkerd-proxy',
        field: 'spec.initContainers[0]',
      }],
    },
    'Linkerd with its defaults, to be injected': {
      pod: pod({ containers }, '1.36', { annotations: { 'linkerd.io/inject': 'enabled' } }),
      complaints: [{ container: 'linkerd-proxy', field: 'metadata.annotations[linkerd.io/inject]' }],
    },
    'Consul, whose limit is set on the pod': {
      pod: pod({ containers }, '1.36', { annotations: { 'consul.hashicorp.com/connect-inject': 'true', 'consul.hashicorp.com/enable-consul-dataplane-as-sidecar': 'true' } }),
      complaints: [{
        message: 'container "consul-dataplane" is Consul dataplane and may take up to 30s to stop, but the pod has 30s',
        fix: 'set annotation consul.hashicorp.com/sidecar-proxy-lifecycle-shutdown-grace-period-seconds to at most 25s, or raise terminationGracePeriodSeconds to 35',
      }],
    },
    'Vector as a main container': {
      pod: pod({ containers: [{ name: 'vector', image: 'timberio/vector:0.57.0-alpine' }] }), complaints: [{ container: 'vector' }],
    },
  },
});
