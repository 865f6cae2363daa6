/** What is wrong with a path that must lead down from where it starts; nothing when it does. */
export function descendingPathFault(path: string): string | undefined {
  return path.startsWith('/') ? 'is absolute' : backstepFault(path);
}

export function backstepFault(path: string): string | undefined {
  return path.includes('..') && path.split('/').includes('..') ? 'has a step ".."' : undefined;
}

/** The same for a path whose first name the kubelet must be able to use next to its own, which begin with two dots. */
export function nonReservedPathFault(path: string): string | undefined {
  return descendingPathFault(path) ?? (path.startsWith('..') ? 'begins with ".."' : undefined);
}
