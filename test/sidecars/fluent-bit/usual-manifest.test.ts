import { loadAll } from 'js-yaml';
import { checkManifest } from '../../../src/checks/run';
import { parseKubernetesVersion } from '../../../src/pod/kubernetes-version';
import { Manifest } from '../../../src/pod/manifest';

/** A shop's Deployment with the Fluent Bit sidecar that is in many guides. */
const DEPLOYMENT = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: shop, namespace: live}
spec:
  replicas: 6
  selector: {matchLabels: {app: shop}}
  template:
    metadata: {labels: {app: shop}}
    spec:
      terminationGracePeriodSeconds: 60
      initContainers:
        - name: fluent-bit
          image: fluent/fluent-bit:3.2.4
          restartPolicy: Always
          resources: {requests: {cpu: 50m, memory: 64Mi}, limits: {memory: 128Mi}}
          volumeMounts:
            - {name: logs, mountPath: /var/log/shop, readOnly: true}
            - {name: config, mountPath: /fluent-bit/etc}
          startupProbe: {httpGet: {path: /api/v2/health, port: 2020}, failureThreshold: 30, periodSeconds: 1}
        - name: migrate
          image: registry.acme.io/migrate:1.0
          command: [/migrate]
          envFrom: [{secretRef: {name: database}}]
      containers:
        - name: shop
          image: registry.acme.io/shop:1.0
          ports: [{containerPort: 8080}]
          volumeMounts: [{name: logs, mountPath: /var/log/shop}]
          lifecycle: {preStop: {exec: {command: [/bin/sh, -c, kill -TERM 1 && sleep 30]}}}
          readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 5}
          resources: {requests: {cpu: 250m, memory: 512Mi}, limits: {memory: 1Gi}}
      volumes:
        - {name: logs, emptyDir: {}}
        - {name: config, configMap: {name: fluent-bit-config}}
`;

const CONFIG_MAP = `
apiVersion: v1
kind: ConfigMap
metadata: {name: fluent-bit-config, namespace: live}
data:
  fluent-bit.conf: |
    [SERVICE]
        Flush        1
        Parsers_File parsers.conf
    [INPUT]
        Name  tail
        Path  /var/log/shop/*.log
    [OUTPUT]
        Name  loki
        Match *
        Host  loki.monitoring.svc
`;

test('the Fluent Bit sidecar of many guides has the findings that a specialist would give', () => {
  expect(findings(DEPLOYMENT)).toEqual([
    'info log-volume-has-a-size-limit',
    'warning fluent-bit-config-leaves-the-image-be',
    'warning fluent-bit-health-path-fits-the-version',
    'warning log-shipper-reads-to-the-end',
    'warning pre-stop-leaves-stopping-to-sigterm',
  ]);
});

test('with its configuration beside it, what is wrong with that is found too', () => {
  expect(findings(`${DEPLOYMENT}---${CONFIG_MAP}`)).toEqual([
    'error fluent-bit-http-server-is-on',
    'info log-volume-has-a-size-limit',
    'warning fluent-bit-config-leaves-the-image-be',
    'warning fluent-bit-finds-new-files-soon',
    'warning fluent-bit-health-path-fits-the-version',
    'warning log-shipper-reads-to-the-end',
    'warning pre-stop-leaves-stopping-to-sigterm',
  ]);
});

function findings(text: string): string[] {
  const manifests = loadAll(text) as Manifest[];
  const neighbours = { ofKind: (kind: string) => manifests.filter((manifest) => manifest.kind === kind) };
  return checkManifest(manifests[0], parseKubernetesVersion('1.32'), { neighbours }).map(({ severity, rule }) => `${severity} ${rule}`).sort();
}
