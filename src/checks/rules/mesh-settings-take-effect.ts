import { PodView } from '../../pod/pod-view';
import { inWords } from '../complain';
import { Complaint } from '../finding';
import { metadataField } from '../mesh';
import { Rule } from '../rule';

const PROXY_CONFIG = 'proxy.istio.io/config';

export const rule: Rule = {
  id: 'mesh-settings-take-effect',
  category: 'config',
  severity: 'warning',
  title: 'Write settings of a mesh where, and as, the injector reads them',
  why: 'Injectors read labels and annotations of the pod template, ignore what they do not know without a word (linkerd2 issue 13205), and of a native proxy what only made sense for a main ' +
    'container: it starts before the app in any case and is stopped after it (Istio\'s injection-template.yaml, Linkerd\'s _proxy.tpl).',
  fix: 'correct the setting, or take it out',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      labels: {sidecar.istio.io/inject: "true"}
      annotations: {sidecar.istio.io/nativeSidecar: "true", proxy.istio.io/config: "holdApplicationUntilProxyStarts: true"}
    spec:
      containers: [{name: app, image: app}]`,
  good: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      labels: {sidecar.istio.io/inject: "true"}
      annotations: {sidecar.istio.io/nativeSidecar: "true"}
    spec:
      containers: [{name: app, image: app}]`,
  acknowledge: 'When another program reads it.',

  goesByName: true,
  run(pod) {
    const { annotations, labels } = pod.metadata;
    const complaints: Complaint[] = [];
    for (const key in annotations) {
      complaints.push(...ofAnnotation(pod, key, annotations[key]));
    }
    if (labels?.[NATIVE_ISTIO] !== undefined) {
      complaints.push({
        message: `pod has ${NATIVE_ISTIO} as a label, where Istio does not look`,
        fix: 'make it an annotation',
        field: metadataField(pod, 'labels', NATIVE_ISTIO),
      });
    }
    if (pod.templateField !== '') {
      addMisplaced(complaints, pod, 'labels');
      addMisplaced(complaints, pod, 'annotations');
    }
    return complaints;
  },
};

const NATIVE_ISTIO = 'sidecar.istio.io/nativeSidecar';
const NATIVE_LINKERD = 'config.linkerd.io/proxy-enable-native-sidecar';
const NATIVE_CONSUL = 'consul.hashicorp.com/enable-consul-dataplane-as-sidecar';
const NATIVE_OLD_LINKERD = ['config.beta.linkerd.io/proxy-enable-native-sidecar', 'config.alpha.linkerd.io/proxy-enable-native-sidecar'];
const SWITCHES = new Set([NATIVE_ISTIO, NATIVE_LINKERD, NATIVE_CONSUL, ...NATIVE_OLD_LINKERD]);

/** Names that people write for another one, and that nothing reads. */
const MISSPELT: Readonly<Record<string, string>> = {
  'config.linkerd.io/proxy-native-sidecar': NATIVE_LINKERD,
  'config.linkerd.io/enable-native-sidecar': NATIVE_LINKERD,
  'config.linkerd.io/native-sidecar': NATIVE_LINKERD,
  'config.alpha.linkerd.io/proxy-native-sidecar': NATIVE_OLD_LINKERD[1],
  'config.beta.linkerd.io/proxy-native-sidecar': NATIVE_OLD_LINKERD[0],
  'sidecar.istio.io/native-sidecar': NATIVE_ISTIO,
  'sidecar.istio.io/native-side': NATIVE_ISTIO,
  'sidecar.istio.io/nativeSidecars': NATIVE_ISTIO,
  'consul.hashicorp.com/enable-dataplane-as-sidecar': NATIVE_CONSUL,
};

const NOTHING: readonly Complaint[] = [];

const OLD_WAIT = 'config.alpha.linkerd.io/proxy-wait-before-exit-seconds';

/** What only a main container has a use for, in the text of Istio's proxy configuration. */
const FOR_MAINS_ONLY = [
  ['holdApplicationUntilProxyStarts', /["']?holdApplicationUntilProxyStarts["']?\s*:\s*true\b/, 'the app starts after a native proxy in any case'],
  ['terminationDrainDuration', /["']?terminationDrainDuration["']?\s*:/, 'a native proxy is stopped after the app, and exits at once'],
  ['EXIT_ON_ZERO_ACTIVE_CONNECTIONS', /["']?EXIT_ON_ZERO_ACTIVE_CONNECTIONS["']?\s*:\s*["']?true/, 'a native proxy is stopped after the app, and exits at once'],
] as const;

function ofAnnotation(pod: PodView, key: string, value: string): readonly Complaint[] {
  if (!key.includes('istio.io/') && !key.includes('linkerd.io/') && !key.startsWith('consul.')) {
    return NOTHING;
  }
  const field = metadataField(pod, 'annotations', key);
  const meant = MISSPELT[key];
  if (meant !== undefined) {
    return [{ message: `pod has an annotation that no mesh reads, got "${key}"`, fix: `write "${meant}"`, field }];
  }
  if (SWITCHES.has(key) && !/^(true|false)$/.test(value)) {
    return [{ message: `pod has a ${key} that is neither "true" nor "false", got "${value}"`, fix: 'write "true" or "false"', field }];
  }
  if (key === OLD_WAIT && isNative(pod, 'linkerd-proxy')) {
    return [{ message: `pod has ${OLD_WAIT}, without effect on a native proxy, which is stopped after the app in any case`, fix: 'take it out', field }];
  }
  return key === PROXY_CONFIG && isNative(pod, 'istio-proxy')
    ? FOR_MAINS_ONLY.filter(([, pattern]) => pattern.test(value)).map(([name, , reason]) => ({
      message: `pod has ${name} in annotation ${PROXY_CONFIG}, without effect: ${reason}`,
      fix: 'take it out',
      field,
    }))
    : [];
}

function isNative(pod: PodView, proxy: string): boolean {
  return pod.sidecars.some((sidecar) => sidecar.name === proxy);
}

const READ_ON_PODS = new Set(['sidecar.istio.io/inject', 'linkerd.io/inject', 'consul.hashicorp.com/connect-inject', 'kuma.io/sidecar-injection', ...SWITCHES]);

/** On the workload itself, when the pod template lacks it. */
function addMisplaced(complaints: Complaint[], pod: PodView, kind: 'labels' | 'annotations'): void {
  for (const key in pod.manifest.metadata?.[kind]) {
    if (READ_ON_PODS.has(key) && pod.metadata.labels?.[key] === undefined && pod.metadata.annotations?.[key] === undefined) {
      complaints.push({
        message: `${inWords(pod.object.kind)} has ${key} on itself, where no injector looks`,
        fix: `move it to ${pod.templateField}.metadata.${kind}`,
        field: `metadata.${kind}[${key}]`,
      });
    }
  }
}
