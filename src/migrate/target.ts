/** A workload that something is about, as far as it says so. */
export interface Target {
  readonly kind?: string;
  readonly name?: string;
}

/** `target: {kind, name}` of Kustomize, `kind` and `name` beside `jsonPointers` of Argo CD. */
export function targetOf(node: object): Target | undefined {
  const { target, jsonPointers } = node as any;
  const from = typeof target === 'object' && target !== null ? target : jsonPointers ? node as any : undefined;
  if (!from) {
    return undefined;
  }
  const { kind, name } = from;
  return {
    ...(typeof kind === 'string' ? { kind } : {}),
    // Kustomize takes a regular expression for a name
    ...(typeof name === 'string' && /^[a-z0-9-]+$/.test(name) ? { name } : {}),
  };
}
