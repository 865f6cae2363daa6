import { rule } from '../../../src/checks/rules/mesh-settings-take-effect';
import { pod, viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';

const inPod = (annotations: Record<string, string>, labels: Record<string, string> = {}) => pod({ containers: [{ name: 'app' }] }, '1.36', { annotations, labels });
const deployment = (metadata: object, template: object = {}) => viewOf({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'app', ...metadata },
  spec: { selector: { matchLabels: { app: 'app' } }, template: { metadata: { labels: { app: 'app' }, ...template }, spec: { containers: [{ name: 'app', image: 'app' }] } } },
});
const istio = { 'sidecar.istio.io/inject': 'true' };
const config = (text: string, native = 'true') => inPod({ 'proxy.istio.io/config': text, 'sidecar.istio.io/nativeSidecar': native }, istio);

testRule(rule, {
  valid: {
    'no settings': inPod({}),
    'settings that are read': inPod({ 'sidecar.istio.io/nativeSidecar': 'true', 'proxy.istio.io/config': 'concurrency: 2' }, istio),
    'settings of a main container': config('holdApplicationUntilProxyStarts: true\nterminationDrainDuration: 20s', 'false'),
    'holding back that is switched off': config('holdApplicationUntilProxyStarts: false'),
    'settings on the pod template, and on the workload as well': deployment({ annotations: { 'linkerd.io/inject': 'enabled' } }, { annotations: { 'linkerd.io/inject': 'enabled' } }),
    'other annotations of the workload': deployment({ annotations: { 'acme.io/team': 'shop' } }),
  },
  invalid: {
    'a name that is not read': {
      pod: inPod({ 'linkerd.io/inject': 'enabled', 'config.linkerd.io/proxy-native-sidecar': 'true' }),
      complaints: [{
        message: 'pod has an annotation that no mesh reads, got "config.linkerd.io/proxy-native-sidecar"',
        fix: 'write "config.linkerd.io/proxy-enable-native-sidecar"',
        field: 'metadata.annotations[config.linkerd.io/proxy-native-sidecar]',
      }],
    },
    'a value that is no switch': {
      pod: inPod({ 'sidecar.istio.io/nativeSidecar': 'enabled' }, istio),
      complaints: [{ message: 'pod has a sidecar.istio.io/nativeSidecar that is neither "true" nor "false", got "enabled"', fix: 'write "true" or "false"' }],
    },
    'a label that has to be an annotation': {
      pod: inPod({}, { ...istio, 'sidecar.istio.io/nativeSidecar': 'true' }),
      complaints: [{ message: 'pod has sidecar.istio.io/nativeSidecar as a label, where Istio does not look', field: 'metadata.labels[sidecar.istio.io/nativeSidecar]' }],
    },
    'what a native proxy of Istio does not need': {
      pod: config('{"holdApplicationUntilProxyStarts": true, "terminationDrainDuration": "20s", "proxyMetadata": {"EXIT_ON_ZERO_ACTIVE_CONNECTIONS": "true"}}'),
      complaints: [
        { message: 'pod has holdApplicationUntilProxyStarts in annotation proxy.istio.io/config, without effect: the app starts after a native proxy in any case' },
        { message: 'pod has terminationDrainDuration in annotation proxy.istio.io/config, without effect: a native proxy is stopped after the app, and exits at once' },
        { message: 'pod has EXIT_ON_ZERO_ACTIVE_CONNECTIONS in annotation proxy.istio.io/config, without effect: a native proxy is stopped after the app, and exits at once' },
      ],
    },
    'what a native proxy of Linkerd does not need': {
      pod: inPod({ 'linkerd.io/inject': 'enabled', 'config.alpha.linkerd.io/proxy-wait-before-exit-seconds': '40' }),
      complaints: [{ message: 'pod has config.alpha.linkerd.io/proxy-wait-before-exit-seconds, without effect on a native proxy, which is stopped after the app in any case' }],
    },
    'settings on the workload only': {
      pod: deployment({ annotations: { 'linkerd.io/inject': 'enabled' } }),
      complaints: [{
        message: 'deployment has linkerd.io/inject on itself, where no injector looks',
        fix: 'move it to spec.template.metadata.annotations',
        field: 'metadata.annotations[linkerd.io/inject]',
      }],
    },
    'a label of the workload only': {
      pod: deployment({ labels: { 'sidecar.istio.io/inject': 'true' } }),
      complaints: [{ message: 'deployment has sidecar.istio.io/inject on itself, where no injector looks', field: 'metadata.labels[sidecar.istio.io/inject]' }],
    },
  },
});
