import { ContainerView, PodView } from '../../pod/pod-view';
import { parseQuantity } from '../../pod/quantity';
import { Complaint } from '../finding';
import { fluentBitConfig, isFluentBit } from '../fluent-bit-config';
import { sharedFiles } from '../mounts';
import { Neighbours, Rule } from '../rule';

/** Below these Fluent Bit reads much slower than an app can write. */
const CPU_MILLIS = 500;
const BUFFER_MEGABYTES_PER_SECOND = 50;

export const rule: Rule = {
  id: 'fluent-bit-keeps-up-with-a-burst',
  category: 'config',
  severity: 'info',
  title: 'Let Fluent Bit read a last burst of lines in the seconds that it has',
  why: 'Between the end of the app and its own SIGTERM Fluent Bit has only the seconds of its preStop hook. It reads some 0.03 MB per second for each millicore of a CPU limit, and with ' +
    '"mem_buf_limit" its input pauses until the next flush when the buffer is full (https://docs.fluentbit.io/manual/administration/backpressure): what is not read by then is lost.',
  fix: 'set no CPU limit, or 500m and more, and a mem_buf_limit of at least 50M for each second of flush',
  bad: `
    initContainers:
      - name: logs
        image: fluent/fluent-bit:5.1.1
        restartPolicy: Always
        volumeMounts: [{name: logs, mountPath: /logs, readOnly: true}]
        resources: {limits: {cpu: 100m}}
        lifecycle: {preStop: {sleep: {seconds: 5}}}
    containers: [{name: app, image: app, volumeMounts: [{name: logs, mountPath: /logs}]}]
    volumes: [{name: logs, emptyDir: {sizeLimit: 1Gi}}]`,
  good: `
    initContainers:
      - name: logs
        image: fluent/fluent-bit:5.1.1
        restartPolicy: Always
        volumeMounts: [{name: logs, mountPath: /logs, readOnly: true}]
        resources: {requests: {cpu: 50m}}
        lifecycle: {preStop: {sleep: {seconds: 5}}}
    containers: [{name: app, image: app, volumeMounts: [{name: logs, mountPath: /logs}]}]
    volumes: [{name: logs, emptyDir: {sizeLimit: 1Gi}}]`,
  acknowledge: 'When the app does not write much at its end, or its last lines may be lost.',
  reads: ['ConfigMap'],
  concerns: (pod) => pod.sidecars.some(isFluentBit),

  run(pod, others) {
    return pod.sidecars.flatMap((sidecar) => isFluentBit(sidecar) && sharedFiles(pod, sidecar).length > 0
      ? [...slowCpu(sidecar), ...smallBuffers(pod, sidecar, others)] : []);
  },
};

function slowCpu(sidecar: ContainerView): Complaint[] {
  const cpu = sidecar.spec.resources?.limits?.cpu;
  const millis = cpu === undefined ? undefined : Number(parseQuantity(cpu)?.milliValue);
  return millis !== undefined && millis < CPU_MILLIS ? [{
    message: `container "${sidecar.name}" reads about ${Math.round(millis * 0.03)} MB/s at most, got a CPU limit of ${cpu}`,
    fix: 'remove the CPU limit, or raise it to at least 500m',
    container: sidecar.name,
    field: `${sidecar.field}.resources.limits.cpu`,
  }] : [];
}

function smallBuffers(pod: PodView, sidecar: ContainerView, others: Neighbours): Complaint[] {
  const config = fluentBitConfig(pod, sidecar, others);
  const flush = Number(config?.service.get('flush') ?? 1);
  return config?.inputs.flatMap((input): Complaint[] => {
    const limit = input.get('name')?.toLowerCase() === 'tail' ? megabytes(input.get('mem_buf_limit')) : undefined;
    return limit !== undefined && limit / flush < BUFFER_MEGABYTES_PER_SECOND ? [{
      message: `container "${sidecar.name}" pauses its tail input whenever it has read ${limit} MB within ${flush}s, got mem_buf_limit ${input.get('mem_buf_limit')} and flush ${flush}`,
      fix: `raise mem_buf_limit to at least ${Math.ceil(BUFFER_MEGABYTES_PER_SECOND * flush)}M, or lower flush to ${Math.floor(limit / BUFFER_MEGABYTES_PER_SECOND * 100) / 100 || 0.1}`,
      container: sidecar.name,
      field: sidecar.field,
    }] : [];
  }) ?? [];
}

function megabytes(size: string | undefined): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([kmg])?b?$/i.exec(size ?? '');
  return match ? Number(match[1]) * UNITS[match[2]?.toLowerCase() ?? ''] : undefined;
}

const UNITS: Readonly<Record<string, number>> = { '': 1e-6, 'k': 1e-3, 'm': 1, 'g': 1e3 };
