import { Manifest } from '../pod/manifest';
import { locatePod } from '../pod/pod-view';
import { isObject } from '../pod/shape';
import { show } from '../pod/show';

/**
 * A rendered workload that may be changed. Everything that an edit can reach is copied first: what the object rendered
 * may share parts with the user's own props, and two places that share a part come out as YAML anchors.
 */
export class RenderedPod {
  /**
   * A copy of the manifest; undefined when the object has no pod.
   *
   * @throws TypeError, as everything here does, where a value that is in the way has the wrong type
   */
  static of(manifest: Manifest): RenderedPod | undefined {
    const at = locatePod(manifest);
    return at && new RenderedPod(manifest, at.templateField);
  }

  readonly manifest: Manifest;
  /** The pod template, or the Pod itself. */
  readonly template: any;
  readonly spec: any;
  readonly initContainers: any[];
  readonly containers: any[];
  /** What cannot be done as asked: one line each. */
  readonly errors: string[] = [];
  /** What may go wrong all the same: one line each. */
  readonly warnings: string[] = [];

  private constructor(manifest: Manifest, templateField: string) {
    let level: any = this.manifest = { ...manifest };
    for (const key of templateField === '' ? [] : templateField.split('.')) {
      level = level[key] = copyOf(level[key]);
    }
    this.template = level;
    this.spec = set(this.template, 'spec', copyOf(this.template.spec));
    this.initContainers = listOf(this.spec.initContainers).map(copyOf);
    this.containers = listOf(this.spec.containers).map(copyOf);
  }

  /** A container by name, whichever list it is in. */
  container(name: string): any | undefined {
    return this.initContainers.find((c) => c.name === name) ?? this.containers.find((c) => c.name === name);
  }

  annotation(key: string): string | undefined {
    return this.template.metadata?.annotations?.[key];
  }

  annotate(key: string, value: string): void {
    this.setMetadata('annotations', key, value);
  }

  label(key: string, value: string): void {
    this.setMetadata('labels', key, value);
  }

  /** Adds a volume in Kubernetes' own form. One that is there already, with the same content, is shared. */
  addVolume(volume: any): void {
    const existing = this.volume(volume.name);
    if (!existing) {
      set(this.spec, 'volumes', [...listOf(this.spec.volumes), volume]);
    } else if (JSON.stringify(existing) !== JSON.stringify(volume)) {
      this.errors.push(`volume "${volume.name}" is declared twice with different content, got ${JSON.stringify(existing)} and ` +
        `${JSON.stringify(volume)}; rename one of them`);
    }
  }

  volume(name: string): any | undefined {
    return listOf(this.spec.volumes).find((v) => v?.name === name);
  }

  /** Mounts a volume into a container, in Kubernetes' own form; does nothing where the very same mount is there. */
  mount(container: string, mount: { readonly name: string; readonly mountPath: string; readonly [key: string]: unknown }): void {
    const target = this.required(container, `mount volume "${mount.name}" into it`);
    const mounts = listOf(target?.volumeMounts);
    if (target && !mounts.some((m) => m?.name === mount.name && m.mountPath === mount.mountPath)) {
      set(target, 'volumeMounts', [...mounts, { ...mount }]);
    }
  }

  /** Sets an environment variable of a container, in Kubernetes' own form; one that the container has keeps its value. */
  addEnv(container: string, env: { readonly name: string; readonly [key: string]: unknown }): void {
    const target = this.required(container, `set ${env.name} in it`);
    const variables = listOf(target?.env);
    if (target && !variables.some((e) => e?.name === env.name)) {
      set(target, 'env', [...variables, { ...env }]);
    }
  }

  /** Sets a field of the pod's security context unless the pod has a value for it. */
  defaultSecurity(field: string, value: unknown): void {
    if (this.spec.securityContext?.[field] === undefined) {
      set(set(this.spec, 'securityContext', copyOf(this.spec.securityContext)), field, value);
    }
  }

  /** Writes the lists of containers back. */
  finish(): Manifest {
    set(this.spec, 'containers', this.containers);
    if (this.initContainers.length > 0) {
      set(this.spec, 'initContainers', this.initContainers);
    }
    return this.manifest;
  }

  private required(name: string, purpose: string): any | undefined {
    const container = this.container(name);
    if (!container) {
      const names = [...new Set(namesOf([...this.initContainers, ...this.containers]))].map((n) => `"${n}"`).join(', ');
      this.errors.push(`container "${name}" does not exist, cannot ${purpose}; name one of ${names}`);
    }
    return container;
  }

  private setMetadata(kind: 'annotations' | 'labels', key: string, value: string): void {
    const metadata = set(this.template, 'metadata', copyOf(this.template.metadata));
    set(set(metadata, kind, copyOf(metadata[kind])), key, value);
  }
}

/** The names of containers, of those that have one. */
export function namesOf(containers: readonly any[]): string[] {
  return containers.map((c) => c.name).filter((name) => typeof name === 'string');
}

function copyOf(value: unknown): any {
  if (isObject(value ?? {})) {
    return { ...value as object };
  }
  throw new TypeError(`got ${show(value)} for an object`);
}

function listOf(value: unknown): any[] {
  if (Array.isArray(value ?? [])) {
    return (value ?? []) as any[];
  }
  throw new TypeError(`got ${show(value)} for a list`);
}

/** Sets a key of rendered JSON where cdk8s would have put it: keys are sorted, unless the user has switched that off. */
export function set<T>(object: any, key: string, value: T): T {
  const later = key in object || process.env.CDK8S_DISABLE_SORT ? [] : Object.keys(object).filter((k) => k > key);
  const values = later.map((k) => object[k]);
  later.forEach((k) => delete object[k]);
  object[key] = value;
  later.forEach((k, i) => object[k] = values[i]);
  return value;
}
