import { Manifest } from '../pod/manifest';
import { locatePod } from '../pod/pod-view';

/**
 * A rendered workload that may be changed. Everything that an edit can reach is copied first: what the object rendered
 * may share parts with the user's own props, and two places that share a part come out as YAML anchors.
 */
export class RenderedPod {
  /** A copy of the manifest; undefined when the object has no pod. */
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
      level = level[key] = { ...level[key] };
    }
    this.template = level;
    this.spec = set(this.template, 'spec', { ...this.template.spec });
    this.initContainers = this.list('initContainers').map((c: any) => ({ ...c }));
    this.containers = this.list('containers').map((c: any) => ({ ...c }));
    this.list('volumes');
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
      set(this.spec, 'volumes', [...this.spec.volumes ?? [], volume]);
    } else if (JSON.stringify(existing) !== JSON.stringify(volume)) {
      this.errors.push(`volume "${volume.name}" is declared twice with different content, got ${JSON.stringify(existing)} and ` +
        `${JSON.stringify(volume)}; rename one of them`);
    }
  }

  volume(name: string): any | undefined {
    return this.spec.volumes?.find((v: any) => v.name === name);
  }

  /** Mounts a volume into a container, in Kubernetes' own form; does nothing where the very same mount is there. */
  mount(container: string, mount: { readonly name: string; readonly mountPath: string; readonly [key: string]: unknown }): void {
    const target = this.required(container, `mount volume "${mount.name}" into it`);
    const same = target?.volumeMounts?.some((m: any) => m.name === mount.name && m.mountPath === mount.mountPath);
    if (target && !same) {
      set(target, 'volumeMounts', [...target.volumeMounts ?? [], { ...mount }]);
    }
  }

  /** Sets an environment variable of a container, in Kubernetes' own form; one that the container has keeps its value. */
  addEnv(container: string, env: { readonly name: string; readonly [key: string]: unknown }): void {
    const target = this.required(container, `set ${env.name} in it`);
    if (target && !target.env?.some((e: any) => e.name === env.name)) {
      set(target, 'env', [...target.env ?? [], { ...env }]);
    }
  }

  /** Sets a field of the pod's security context unless the pod has a value for it. */
  defaultSecurity(field: string, value: unknown): void {
    if (this.spec.securityContext?.[field] === undefined) {
      set(set(this.spec, 'securityContext', { ...this.spec.securityContext }), field, value);
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

  /** A list of the pod; what is none is an error, and left out so that the rest can be done. */
  private list(field: 'initContainers' | 'containers' | 'volumes'): any[] {
    const value = this.spec[field] ?? [];
    if (Array.isArray(value)) {
      return value;
    }
    this.errors.push(`"${field}" of the pod is no list, got ${JSON.stringify(value)}; write a list`);
    set(this.spec, field, []);
    return [];
  }

  private required(name: string, purpose: string): any | undefined {
    const container = this.container(name);
    if (!container) {
      const names = [...new Set([...this.initContainers, ...this.containers].map((c) => `"${c.name}"`))].join(', ');
      this.errors.push(`container "${name}" does not exist, cannot ${purpose}; name one of ${names}`);
    }
    return container;
  }

  private setMetadata(kind: 'annotations' | 'labels', key: string, value: string): void {
    const metadata = set(this.template, 'metadata', { ...this.template.metadata });
    set(set(metadata, kind, { ...metadata[kind] }), key, value);
  }
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
