import { rule } from '../../../src/checks/rules/injected-proxy-is-native';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const containers = [{ name: 'app' }];
const job = { containers, restartPolicy: 'Never' };
const labels = { 'sidecar.istio.io/inject': 'true' };
const linkerd = { 'linkerd.io/inject': 'enabled' };
const istioFix = 'set annotation sidecar.istio.io/nativeSidecar: "true" on the pod template';

testRule(rule, {
  valid: {
    'no mesh': pod({ containers }),
    'it says so': pod({ containers }, '1.32', { labels, annotations: { 'sidecar.istio.io/nativeSidecar': 'true' } }),
    'Istio does it by itself': pod({ containers }, '1.33', { labels }),
    'Linkerd does it by itself': pod({ containers }, '1.32', { annotations: linkerd }),
    'kubelets without sidecars': pod({ containers }, '1.28', { labels, annotations: { 'sidecar.istio.io/nativeSidecar': 'false' } }),
    'a Job, of which another rule speaks': pod(job, '1.36', { labels, annotations: { 'sidecar.istio.io/nativeSidecar': 'false' } }),
  },
  invalid: {
    'it says no': {
      pod: pod({ containers }, '1.36', { labels, annotations: { 'sidecar.istio.io/nativeSidecar': 'false' } }),
      complaints: [{
        message: 'container "istio-proxy" is injected as a main container, which starts and stops together with the app, got sidecar.istio.io/nativeSidecar "false"',
        fix: istioFix,
        container: 'istio-proxy',
        field: 'metadata.labels[sidecar.istio.io/inject]',
      }],
    },
    'a version that does not by itself': {
      pod: pod({ containers }, '1.36', { annotations: { ...linkerd, 'config.linkerd.io/proxy-version': 'stable-2.18.0' } }),
      complaints: [{
        message: 'container "linkerd-proxy" is injected as a main container, which starts and stops together with the app, as the version of the mesh does by default',
        fix: 'set annotation config.alpha.linkerd.io/proxy-enable-native-sidecar: "true" on the pod template',
      }],
    },
    'Consul, which never does by itself': {
      pod: pod({ containers }, '1.36', { annotations: { 'consul.hashicorp.com/connect-inject': 'true' } }),
      complaints: [{
        message: 'container "consul-dataplane" is injected as a main container, which starts and stops together with the app, ' +
          'got no annotation consul.hashicorp.com/enable-consul-dataplane-as-sidecar',
      }],
    },
    'kubelets for which Istio does not by itself': {
      pod: pod({ containers }, '1.32', { labels }),
      complaints: [{
        message: 'container "istio-proxy" is taken for a native sidecar, but on Kubernetes 1.32 Istio makes it one only when it is told to, got no annotation sidecar.istio.io/nativeSidecar',
        fix: istioFix,
        severity: 'info',
      }],
    },
    'a Job that never ends with an older Linkerd': {
      pod: pod(job, '1.36', { annotations: linkerd }),
      complaints: [{
        severity: 'warning',
        fix: 'set annotation config.linkerd.io/proxy-enable-native-sidecar: "true" on the pod template, before Linkerd 2.20 config.alpha.linkerd.io/proxy-enable-native-sidecar',
        container: 'linkerd-proxy',
      }],
    },
  },
});
