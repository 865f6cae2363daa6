import { Injection } from '../../pod/injection/injection';
import { formatKubernetesVersion } from '../../pod/kubernetes-version';
import { PodView } from '../../pod/pod-view';
import { Complaint } from '../finding';
import { askForNative, isMesh, metadataField } from '../mesh';
import { Rule } from '../rule';

/** From here on clusters have the feature without anybody switching it on. */
const NATIVE_SINCE_MINOR = 29;

/** Where a mesh decides by itself, Istio goes by the kubelets (pkg/kube/inject/webhook.go, Istio 1.27). */
const ISTIO_DECIDES_FOR_NATIVE_SINCE_MINOR = 33;

export const rule: Rule = {
  id: 'injected-proxy-is-native',
  category: 'order',
  severity: 'warning',
  title: 'Have the mesh inject its proxy as a native sidecar, and say so',
  why: 'As a main container the proxy starts and stops together with the app: first packets get lost or go around the mesh, and the app drains without a network. As a native sidecar it is ' +
    'there before and after the app. Who decides that differs by version: Istio takes the annotation from 1.24 on, and without it decides by the kubelets, 1.33 or newer, from 1.27 on; ' +
    'Linkerd does it by default from 2.20 on (https://istio.io/latest/blog/2023/native-sidecars/, https://linkerd.io/2/reference/proxy-configuration/).',
  fix: 'set the mesh\'s annotation for native sidecars to "true" on the pod template',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      labels: {sidecar.istio.io/inject: "true"}
      annotations: {sidecar.istio.io/nativeSidecar: "false"}
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
  acknowledge: 'When the mesh\'s own configuration makes the proxy native, or the app can do without it at start and end. A Job with a proxy that is not native never ends, which is an error of another rule.',

  run(pod) {
    return pod.version.minor < NATIVE_SINCE_MINOR ? [] : pod.injections.filter(isMesh).flatMap((injection) => complaint(pod, injection));
  },
};

function complaint(pod: PodView, injection: Injection): Complaint[] {
  const about = {
    fix: askForNative(injection),
    container: injection.proxy,
    field: injection.cause.kind === 'namespace' ? pod.field : metadataField(pod, `${injection.cause.kind}s`, injection.cause.key),
  };
  if (!injection.native) {
    return pod.runsToCompletion ? [] : [{
      ...about,
      message: `container "${injection.proxy}" is injected as a main container, which starts and stops together with the app, ${reasonOf(injection)}`,
    }];
  }
  const doubt = injection.nativeBy === 'default' ? doubtOf(pod, injection) : undefined;
  return doubt === undefined ? [] : [{
    ...about,
    message: `container "${injection.proxy}" is taken for a native sidecar, but ${doubt}, got no annotation ${injection.nativeSetting}`,
    // a Job never ends if the mesh decides otherwise
    severity: pod.runsToCompletion ? 'warning' : 'info',
  }];
}

function reasonOf({ nativeBy, nativeSetting }: Injection): string {
  switch (nativeBy) {
    case 'setting': return `got ${nativeSetting} "false"`;
    case 'version': return 'as the version of the mesh does by default';
    default: return `got no annotation ${nativeSetting}`;
  }
}

function doubtOf(pod: PodView, { mesh }: Injection): string | undefined {
  switch (mesh) {
    case 'istio': return pod.version.minor < ISTIO_DECIDES_FOR_NATIVE_SINCE_MINOR
      ? `on Kubernetes ${formatKubernetesVersion(pod.version)} Istio makes it one only when it is told to` : undefined;
    case 'linkerd': return pod.runsToCompletion ? 'Linkerd before 2.20 makes it one only when it is told to' : undefined;
    default: return undefined;
  }
}
