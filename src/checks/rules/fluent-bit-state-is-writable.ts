import { ContainerView, PodView } from '../../pod/pod-view';
import { Complaint } from '../finding';
import { fluentBitConfig, FluentBitConfig, isFluentBit } from '../fluent-bit-config';
import { isWritable, mountAt } from '../mounts';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'fluent-bit-state-is-writable',
  category: 'config',
  severity: 'error',
  title: 'Give Fluent Bit\'s databases and buffers a writable volume',
  why: 'Fluent Bit exits when it cannot open the database of a tail input or its storage path (https://docs.fluentbit.io/manual/data-pipeline/inputs/tail): the sidecar ' +
    'crash-loops and the app behind it never starts. SQLite writes more files beside the database, so that the whole folder has to be writable.',
  fix: 'mount an emptyDir of its own, writable, and keep the state there',
  bad: `
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
    data: {fluent-bit.yaml: "pipeline: {inputs: [{name: tail, path: /logs/*.log, db: /logs/tail.db, refresh_interval: 1}]}"}`,
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
          volumeMounts: [{name: conf, mountPath: /conf}, {name: logs, mountPath: /logs, readOnly: true}, {name: state, mountPath: /state}]
          lifecycle: {preStop: {sleep: {seconds: 5}}}
      containers: [{name: app, image: app, volumeMounts: [{name: logs, mountPath: /logs}]}]
      volumes: [{name: conf, configMap: {name: logs}}, {name: logs, emptyDir: {sizeLimit: 1Gi}}, {name: state, emptyDir: {}}]
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: logs}
    data: {fluent-bit.yaml: "pipeline: {inputs: [{name: tail, path: /logs/*.log, db: /state/tail.db, refresh_interval: 1}]}"}`,
  acknowledge: 'Never, where the configuration is the one that is loaded. The rule is silent when it is not in the same input.',
  reads: ['ConfigMap'],
  concerns: (pod) => pod.containers.some(isFluentBit),

  run(pod, others) {
    return pod.containers.flatMap((container): Complaint[] => {
      const config = isFluentBit(container) ? fluentBitConfig(pod, container, others) : undefined;
      return config ? statePaths(config).flatMap(({ setting, path }) => {
        const reason = whyReadOnly(pod, container, path);
        return reason ? [{
          message: `container "${container.name}" keeps state in ${reason.place}, got "${setting}: ${path}"`,
          container: container.name,
          field: reason.field,
        }] : [];
      }) : [];
    });
  },
};

function statePaths({ service, inputs }: FluentBitConfig): { readonly setting: string; readonly path: string }[] {
  const paths = [['storage.path', service.get('storage.path')], ...inputs.map((input) => ['db', input.get('db')])];
  return paths.flatMap(([setting, path]) => path?.startsWith('/') && !path.includes('${') ? [{ setting: setting!, path }] : []);
}

function whyReadOnly(pod: PodView, container: ContainerView, path: string): { readonly place: string; readonly field: string } | undefined {
  const mount = mountAt(container, path);
  if (!mount) {
    return container.spec.securityContext?.readOnlyRootFilesystem
      ? { place: 'its root file system, which is read-only', field: `${container.field}.securityContext.readOnlyRootFilesystem` }
      : undefined;
  }
  const field = `${container.field}.volumeMounts[${container.spec.volumeMounts!.indexOf(mount)}]`;
  const volume = pod.spec.volumes?.find((v) => v.name === mount.name);
  return mount.readOnly ? { place: `volume "${mount.name}", which it mounts read-only`, field: `${field}.readOnly` }
    : volume && !isWritable(volume) ? { place: `volume "${mount.name}", which nobody can write`, field } : undefined;
}
