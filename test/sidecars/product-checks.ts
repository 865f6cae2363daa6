import { Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { unrestricted } from './fluent-bit/pod-security';
import { checkManifest } from '../../src/checks/run';
import { parseKubernetesVersion } from '../../src/pod/kubernetes-version';

/** What the Pod Security Standard "restricted" asks for on top of cdk8s-plus's own settings. */
export const RESTRICTED: kplus.ContainerSecurityContextProps = {
  user: 10001,
  capabilities: { drop: [kplus.Capability.ALL] },
  seccompProfile: { type: kplus.SeccompProfileType.RUNTIME_DEFAULT },
};

/** A Deployment with a container "app" that runs under "restricted". */
export function newApp(chart: Chart): kplus.Deployment {
  return new kplus.Deployment(chart, 'orders', {
    containers: [{ name: 'app', image: 'registry.acme.io/app:1.0', resources: {}, securityContext: RESTRICTED }],
  });
}

/** What checks for a Kubernetes version, and "restricted", have against the workloads of a chart: one line each. */
export function complaintsAbout(chart: Chart, version: string): string[] {
  const objects = Testing.synth(chart);
  const neighbours = { ofKind: (kind: string) => objects.filter((object) => object.kind === kind) };
  return objects.filter((object) => object.spec?.template).flatMap((object) => [
    ...checkManifest(object, parseKubernetesVersion(version), { neighbours }).map(({ severity, rule, message, fix }) => `${severity} ${rule}: ${message}; ${fix}`),
    ...unrestricted(object.spec.template.spec),
  ]);
}
