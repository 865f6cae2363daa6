import { lifecycleAnnotationOf } from '../../pod/lifecycle-annotation';
import { ContainerView, PodView } from '../../pod/pod-view';
import { productOf } from '../../pod/products/catalogue';
import { isNeededByOthers } from '../../pod/products/product';
import { Complaint, Severity } from '../finding';
import { listensOn } from '../listening';
import { localUses } from '../local-uses';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'needed-sidecar-has-a-startup-gate',
  category: 'order',
  severity: 'warning',
  title: 'Give a sidecar that others need a startup probe',
  why: 'The kubelet starts the next container as soon as the process of a sidecar runs; only a startup probe, or a postStart hook, makes it wait until ' +
    'the sidecar can be used. Readiness and liveness probes hold nothing back (https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/, KEP-753).',
  fix: 'add a startupProbe with periodSeconds: 1',
  bad: `
    initContainers:
      - name: cloud-sql-proxy
        image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3
        restartPolicy: Always
        args: ["--port=5432", "acme:europe-west1:orders"]
    containers:
      - {name: app, image: app, env: [{name: DATABASE_URL, value: "postgres://app@127.0.0.1:5432/orders"}]}`,
  good: `
    initContainers:
      - name: cloud-sql-proxy
        image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3
        restartPolicy: Always
        args: ["--port=5432", "--health-check", "--http-address=0.0.0.0", "acme:europe-west1:orders"]
        startupProbe: {httpGet: {path: /startup, port: 9090}, periodSeconds: 1, failureThreshold: 60}
    containers:
      - {name: app, image: app, env: [{name: DATABASE_URL, value: "postgres://app@127.0.0.1:5432/orders"}]}`,
  acknowledge: 'When whatever uses the sidecar retries until it is there. The rule is silent on a sidecar that, as far as the manifest tells, nothing ' +
    'waits for: log shippers, telemetry, reloaders.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const sidecar of pod.sidecars) {
      if (sidecar.implicit || sidecar.spec.startupProbe || sidecar.spec.lifecycle?.postStart) {
        continue;
      }
      const need = needOf(pod, sidecar);
      if (need) {
        complaints.push({
          message: `container "${sidecar.name}" has no startup probe${sidecar.spec.readinessProbe ? ', only a readiness probe, which holds nothing back' : ''}, but ${need.reason}`,
          fix: repair(sidecar),
          container: sidecar.name,
          field: sidecar.field,
          ...(need.severity ? { severity: need.severity } : {}),
          ...(need.related ? { related: [need.related] } : {}),
        });
      }
    }
    return complaints;
  },
};

interface Need {
  readonly reason: string;
  readonly related?: string;
  readonly severity?: Severity;
}

function needOf(pod: PodView, sidecar: ContainerView): Need | undefined {
  const dependent = declaredDependent(pod, sidecar);
  if (dependent) {
    return { reason: `container "${dependent}" is declared to start after it`, severity: 'error' };
  }
  const known = productOf(sidecar);
  const role = known?.product.role;
  if (role === 'telemetry' || role === 'log-shipper') {
    return undefined;
  }
  const later = [...pod.inits.slice(pod.inits.indexOf(sidecar) + 1), ...pod.mains];
  for (const other of later) {
    const use = localUses(other).find(({ port }) => listensOn(sidecar, port));
    if (use) {
      return { reason: `container "${other.name}" uses it at localhost:${use.port} (${use.where})`, related: use.field };
    }
  }
  return role && isNeededByOthers(role) && known.startupProbe
    ? { reason: `container "${later[0]?.name ?? ''}" starts right after it and needs ${known.product.title} to work` }
    : undefined;
}

function declaredDependent(pod: PodView, sidecar: ContainerView): string | undefined {
  const { expectations } = lifecycleAnnotationOf(pod);
  if (expectations.size === 0) {
    return undefined;
  }
  const before = expectations.get(sidecar.name)?.startsBefore?.find((name) => pod.find(name));
  return before ?? [...pod.inits, ...pod.mains].find((c) => expectations.get(c.name)?.startsAfter?.includes(sidecar.name))?.name;
}

function repair(sidecar: ContainerView): string {
  const known = productOf(sidecar);
  const probe = known?.startupProbe;
  if (!probe) {
    return rule.fix;
  }
  const asks = probe.httpGet ? `httpGet ${probe.httpGet.path} on port ${probe.httpGet.port}`
    : probe.tcpSocket ? `tcpSocket on port ${probe.tcpSocket.port}` : `exec ${JSON.stringify(probe.exec?.command)}`;
  const needs = known.product.startupProbeNeeds ? `, and set ${known.product.startupProbeNeeds}` : '';
  return `add a startupProbe with ${asks}, periodSeconds: ${probe.periodSeconds} and failureThreshold: ${probe.failureThreshold}${needs}`;
}
