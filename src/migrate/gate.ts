import { DraftContainer, DraftPod, DraftProbe, insertTidily } from './draft-pod';
import { fileGate } from './file-gate';
import { LegacySidecar } from './find';
import { Gate, healthProbe, switchedOnProbe } from './health-probe';
import { InputFacts } from './input-facts';
import { needsMain } from './needs-main';
import { newFindings } from './new-findings';
import { Probe } from '../pod/manifest';
import { ContainerView } from '../pod/pod-view';
import { failureThresholdOf, initialDelayOf, periodOf } from '../pod/probe-gate';
import { productOf } from '../pod/products/catalogue';

/** Seconds that a sidecar has to come up, at least and at most: a failing gate must restart it, and a slow start must not. */
const LEAST_BUDGET_SECONDS = 30;
const MOST_BUDGET_SECONDS = 600;

const GATE = 'needed-sidecar-has-a-startup-gate';

/** Gives a sidecar the startup probe that holds back whatever starts after it. */
export function addGate(pod: DraftPod, { container: was }: LegacySidecar, facts: InputFacts): void {
  const container = pod.find(was.name)!;
  const product = productOf({ spec: structuredClone(container) });
  if (container.startupProbe) {
    shortenPeriod(pod, container, was);
    return;
  }
  const gate = healthProbe(pod, product, was, facts) ?? ownGate(pod, was, facts)
    ?? fileGate(pod.before, was, product) ?? switchedOnProbe(pod, container, product, was);
  if (gate) {
    insertTidily(container, 'startupProbe', gate.probe, ['image', 'restartPolicy', 'command', 'args', 'env', 'envFrom', 'ports']);
    if (isInVain(pod, was.name, facts)) {
      delete container.startupProbe;
      const needs = product?.product.startupProbeNeeds;
      pod.leave(was.field, `has no startup probe: one ${gate.from} would fail${needs ? `, as it needs ${needs}` : ''}`, was.name, GATE);
      return;
    }
    pod.changed(GATE, was.field,
      `gets a startup probe ${gate.from}, every ${gate.probe.periodSeconds === 1 ? 'second' : `${gate.probe.periodSeconds} seconds`}, so that what starts after it waits until it can be used`, was.name);
  } else if (!product && !container.lifecycle?.postStart) {
    pod.leave(was.field, `has no startup probe: ${was.spec.readinessProbe || was.spec.livenessProbe
      ? 'its other probes may depend on the app, which would wait for it' : 'nothing in it tells when it can be used'}; add one if others need it at their start`, was.name);
  }
}

/** Whether a rule knows that the startup probe never succeeds: a declared port tells only where somebody meant to listen. */
function isInVain(pod: DraftPod, name: string, facts: InputFacts): boolean {
  return newFindings(pod, 'error', facts).some(({ container, field }) => container === name && field.includes('.startupProbe'));
}

/** A startup probe made of the container's own readiness or liveness probe, which a legacy sidecar was watched by. */
function ownGate(pod: DraftPod, was: ContainerView, facts: InputFacts): Gate | undefined {
  const source = was.spec.readinessProbe ?? was.spec.livenessProbe;
  if (!source || needsMain(pod.before, was, facts)) {
    return undefined;
  }
  return { probe: startupProbeFrom(source), from: `from its ${was.spec.readinessProbe ? 'readiness' : 'liveness'} probe` };
}

function startupProbeFrom(source: Probe): DraftProbe {
  const { httpGet, tcpSocket, exec, grpc, timeoutSeconds } = structuredClone(source) as DraftProbe;
  const budget = initialDelayOf(source) + periodOf(source) * failureThresholdOf(source);
  return {
    ...(httpGet ? { httpGet } : tcpSocket ? { tcpSocket } : grpc ? { grpc } : { exec }),
    periodSeconds: 1,
    ...(timeoutSeconds !== undefined && timeoutSeconds > 1 ? { timeoutSeconds } : {}),
    failureThreshold: Math.min(Math.max(budget, LEAST_BUDGET_SECONDS), MOST_BUDGET_SECONDS),
  };
}

/** The kubelet sees a probe's success only on the grid of its period: ten seconds cost ten seconds for each sidecar. */
function shortenPeriod(pod: DraftPod, container: DraftContainer, was: ContainerView): void {
  const probe = container.startupProbe!;
  const period = periodOf(probe);
  if (period <= 2 || was.kind !== 'main') {
    return;
  }
  const budget = period * failureThresholdOf(probe);
  probe.periodSeconds = 1;
  probe.failureThreshold = budget;
  pod.changed('sidecar-startup-probe-is-frequent', `${was.field}.startupProbe`,
    `is probed every second at its start instead of every ${period}, within the same ${budget} seconds`, was.name);
}
