/** What of a pod the Pod Security Standard "restricted" refuses (https://kubernetes.io/docs/concepts/security/pod-security-standards/): one line each. */
export function unrestricted(spec: any): string[] {
  const problems: string[] = [];
  for (const field of ['hostNetwork', 'hostPID', 'hostIPC']) {
    spec[field] && problems.push(field);
  }
  for (const { name, ...source } of spec.volumes ?? []) {
    const kinds = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'];
    Object.keys(source).every((kind) => kinds.includes(kind)) || problems.push(`volume ${name}`);
  }
  for (const container of [...spec.initContainers ?? [], ...spec.containers]) {
    const own = container.securityContext ?? {};
    const either = (field: string) => own[field] ?? spec.securityContext?.[field];
    const wrong = [
      own.privileged && 'privileged',
      own.allowPrivilegeEscalation !== false && 'allowPrivilegeEscalation',
      !own.capabilities?.drop?.includes('ALL') && 'capabilities.drop',
      own.capabilities?.add?.some((c: string) => c !== 'NET_BIND_SERVICE') && 'capabilities.add',
      either('runAsNonRoot') !== true && 'runAsNonRoot',
      either('runAsUser') === 0 && 'runAsUser',
      !['RuntimeDefault', 'Localhost'].includes(either('seccompProfile')?.type) && 'seccompProfile',
      container.ports?.some((port: any) => port.hostPort) && 'hostPort',
    ];
    problems.push(...wrong.filter(Boolean).map((field) => `${container.name}: ${field}`));
  }
  return problems;
}
