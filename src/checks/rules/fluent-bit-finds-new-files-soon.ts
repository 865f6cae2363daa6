import { Complaint } from '../finding';
import { fluentBitConfig, isFluentBit } from '../fluent-bit-config';
import { Rule } from '../rule';

/** https://docs.fluentbit.io/manual/data-pipeline/inputs/tail */
const DEFAULT_SECONDS = 60;
const LONGEST_SECONDS = 5;

export const rule: Rule = {
  id: 'fluent-bit-finds-new-files-soon',
  category: 'config',
  severity: 'warning',
  title: 'Let Fluent Bit look for new files every second as a sidecar',
  why: 'A sidecar starts before the app, so that no log file exists yet, and Fluent Bit finds new files only when it looks for them again: every "refresh_interval", 60 seconds by ' +
    'default (https://docs.fluentbit.io/manual/data-pipeline/inputs/tail). A Job that is over sooner ships nothing at all, any other app ships its first minute late.',
  fix: 'set "refresh_interval: 1" in the tail input',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata: {name: orders}
    spec:
      initContainers:
        - {name: logs, image: "fluent/fluent-bit:5.1.1", restartPolicy: Always, args: ["-c", /conf/fluent-bit.yaml], volumeMounts: [{name: conf, mountPath: /conf}]}
      containers: [{name: app, image: app}]
      volumes: [{name: conf, configMap: {name: logs}}]
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: logs}
    data: {fluent-bit.yaml: "pipeline: {inputs: [{name: tail, path: /logs/*.log}]}"}`,
  good: `
    apiVersion: v1
    kind: Pod
    metadata: {name: orders}
    spec:
      initContainers:
        - name: logs
          image: fluent/fluent-bit:5.1.1
          restartPolicy: Always
          args: ["-c", /conf/fluent-bit.yaml]
          volumeMounts: [{name: conf, mountPath: /conf}, {name: logs, mountPath: /logs, readOnly: true}]
          lifecycle: {preStop: {sleep: {seconds: 5}}}
      containers: [{name: app, image: app, volumeMounts: [{name: logs, mountPath: /logs}]}]
      volumes: [{name: conf, configMap: {name: logs}}, {name: logs, emptyDir: {sizeLimit: 1Gi}}]
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: logs}
    data: {fluent-bit.yaml: "pipeline: {inputs: [{name: tail, path: /logs/*.log, refresh_interval: 1}]}"}`,
  acknowledge: 'When the app runs long and its logs may be late. The rule is silent on agents of a node, whose files are there already, and when the configuration is not in the same input.',
  reads: ['ConfigMap'],
  concerns: (pod) => pod.sidecars.some(isFluentBit),

  run(pod, others) {
    return pod.sidecars.flatMap((sidecar): Complaint[] => {
      const config = isFluentBit(sidecar) ? fluentBitConfig(pod, sidecar, others) : undefined;
      return config?.inputs.flatMap((input): Complaint[] => {
        const seconds = Number.parseFloat(input.get('refresh_interval') ?? `${DEFAULT_SECONDS}`);
        return input.get('name')?.toLowerCase() === 'tail' && seconds > LONGEST_SECONDS ? [{
          message: `container "${sidecar.name}" finds new files of ${input.get('path') ?? 'its tail input'} only every ${seconds}s, got refresh_interval ` +
            (input.get('refresh_interval') ?? 'not set'),
          container: sidecar.name,
          field: sidecar.field,
        }] : [];
      }) ?? [];
    });
  },
};
