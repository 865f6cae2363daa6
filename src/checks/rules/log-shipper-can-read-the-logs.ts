import { ContainerView, PodView } from '../../pod/pod-view';
import { productOf } from '../../pod/products/catalogue';
import { sharedFiles } from '../mounts';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'log-shipper-can-read-the-logs',
  category: 'security',
  severity: 'info',
  title: 'Give the pod an fsGroup when the log shipper runs as another user than the app',
  why: 'A log shipper that is neither root nor of the app\'s group reads only files that everybody may read. An app with umask 027 writes others, and the shipper says so in its ' +
    'own log only, with the probes fine and no line shipped. With fsGroup the files get a group that every container has; files of mode 0600 stay closed even then ' +
    '(https://kubernetes.io/docs/tasks/configure-pod-container/security-context/).',
  fix: 'set securityContext.fsGroup on the pod, such as 65532',
  bad: `
    initContainers:
      - name: logs
        image: fluent/fluent-bit:5.1.1
        restartPolicy: Always
        securityContext: {runAsUser: 65532}
        volumeMounts: [{name: logs, mountPath: /var/log/app, readOnly: true}]
        lifecycle: {preStop: {sleep: {seconds: 5}}}
    containers:
      - {name: app, image: app, volumeMounts: [{name: logs, mountPath: /var/log/app}]}
    volumes: [{name: logs, emptyDir: {sizeLimit: 1Gi}}]`,
  good: `
    securityContext: {fsGroup: 65532}
    initContainers:
      - name: logs
        image: fluent/fluent-bit:5.1.1
        restartPolicy: Always
        securityContext: {runAsUser: 65532}
        volumeMounts: [{name: logs, mountPath: /var/log/app, readOnly: true}]
        lifecycle: {preStop: {sleep: {seconds: 5}}}
    containers:
      - {name: app, image: app, volumeMounts: [{name: logs, mountPath: /var/log/app}]}
    volumes: [{name: logs, emptyDir: {sizeLimit: 1Gi}}]`,
  acknowledge: 'When the app writes files that everybody may read, as with the usual umask 022.',

  run(pod) {
    if (pod.sidecars.length === 0 || pod.spec.securityContext?.fsGroup !== undefined) {
      return [];
    }
    return pod.sidecars.flatMap((sidecar) => {
      const user = productOf(sidecar)?.product.role === 'log-shipper' ? userOf(pod, sidecar) : undefined;
      if (!user) {
        return [];
      }
      const shared = sharedFiles(pod, sidecar);
      const writer = pod.mains.find((main) => shared.some(({ mount }) => main.spec.volumeMounts?.some((m) => m.name === mount.name && !m.readOnly))
        && userOf(pod, main) !== user && groupOf(pod, main) !== groupOf(pod, sidecar));
      return writer ? [{
        message: `container "${sidecar.name}" runs as user ${user} and reads what container "${writer.name}" writes as ${userOf(pod, writer) ?? 'its image\'s user'}, but the pod has no fsGroup`,
        container: sidecar.name,
        field: shared[0].field,
        related: [writer.field],
      }] : [];
    });
  },
};

function userOf(pod: PodView, container: ContainerView): number | undefined {
  return container.spec.securityContext?.runAsUser ?? pod.spec.securityContext?.runAsUser ?? productOf(container)?.user?.uid;
}

/** A container that says nothing of a group may have any; two such are not taken to be of one. */
function groupOf(pod: PodView, container: ContainerView): number | ContainerView {
  return container.spec.securityContext?.runAsGroup ?? pod.spec.securityContext?.runAsGroup ?? container;
}
