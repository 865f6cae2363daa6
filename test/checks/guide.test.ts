import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { checkManifest } from '../../src/checks/run';
import { parseKubernetesVersion } from '../../src/pod/kubernetes-version';
import { Manifest } from '../../src/pod/manifest';

/** A manifest that is often shown as the pattern for log shipping, and what a specialist says of it. */
test.each(['1.32', '1.36'])('a published Fluent Bit sidecar has five weaknesses on Kubernetes %s', (version) => {
  const manifest = load(readFileSync(join(__dirname, 'guide.yaml'), 'utf8')) as Manifest;

  const findings = checkManifest(manifest, parseKubernetesVersion(version));

  expect(findings.map(({ rule, severity, container, field }) => [rule, severity, container, field])).toEqual([
    ['fluent-bit-health-path-fits-the-version', 'warning', 'fluent-bit', 'spec.template.spec.initContainers[0].startupProbe.httpGet.path'],
    ['log-shipper-reads-to-the-end', 'warning', 'fluent-bit', 'spec.template.spec.initContainers[0]'],
    ['pre-stop-leaves-stopping-to-sigterm', 'warning', 'orders-api', 'spec.template.spec.containers[0].lifecycle.preStop'],
    ['fluent-bit-config-leaves-the-image-be', 'warning', 'fluent-bit', 'spec.template.spec.initContainers[0].volumeMounts[1].mountPath'],
    ['log-volume-has-a-size-limit', 'info', 'fluent-bit', 'spec.template.spec.volumes[0].emptyDir'],
  ]);
});
