import { ApiObject, App } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { IConstruct } from 'constructs';
import { findWorkload } from './find-workload';
import { HostedSidecar, PlacedSidecar } from './hosted-sidecar';
import { RenderHook, Rendering } from './render-hook';
import { RenderedPod } from './rendered-pod';
import { restoreVolumes } from './restore-volumes';
import { StandIn } from './stand-in';
import { placeInStartOrder, standsInOrder } from './start-order';
import { wrongTypeIn } from './wrong-type';
import { LifecycleEntry } from '../pod/lifecycle-annotation';
import { Manifest } from '../pod/manifest';
import { locatePod } from '../pod/pod-view';

/** A change to the rendered pod. Runs each time the object is rendered, on a fresh copy. */
export type Amendment = (pod: RenderedPod) => void;

// by the object, and by every construct that it was asked for with
const HOSTS = new WeakMap<IConstruct, PodHost>();

/**
 * The pod of a workload as a place for sidecars: what product constructs are built on. Everything here works on every
 * kind of host, in any order of calls, and takes effect when the object is rendered. Containers are named by name; one
 * that does not exist then is an error of the synthesis.
 */
export class PodHost {
  /**
   * The host that a construct is, the same one for the same workload each time.
   *
   * @throws when the construct has no pod template
   */
  static of(construct: IConstruct): PodHost {
    let host = HOSTS.get(construct);
    if (!host) {
      const apiObject = findWorkload(construct);
      host = HOSTS.get(apiObject) ?? new PodHost(apiObject);
      HOSTS.set(apiObject, host).set(construct, host);
    }
    return host;
  }

  readonly hook: RenderHook;
  readonly sidecars: PlacedSidecar[] = [];
  /** Names of containers that an admission webhook adds. Relations may name them. */
  readonly injected = new Set<string>();
  /** The same of those that it adds as main containers. */
  readonly injectedMains = new Set<string>();
  /** What constructs say of containers' durations, for the annotation `cdk8s-sidecars/lifecycle`. */
  readonly expectations = new Map<string, LifecycleEntry>();

  private readonly workload?: kplus.AbstractPod;
  private standIn?: StandIn;
  private readonly amendments: Amendment[] = [];
  private readonly hookAmendments: Amendment[] = [];
  private gracePeriod?: Amendment;

  private constructor(readonly apiObject: ApiObject) {
    const { scope } = apiObject.node;
    this.workload = scope instanceof kplus.AbstractPod ? scope : undefined;
    this.hook = RenderHook.of(apiObject);
    this.hook.edit = (manifest) => this.edit(manifest);
  }

  /**
   * Adds a sidecar to the pod. On a host of cdk8s-plus-30 it shows up in `initContainers` at once.
   *
   * @returns the container, to mount volumes or add environment variables to
   * @throws when the pod is known to have a container of that name
   */
  addSidecar(sidecar: HostedSidecar): kplus.Container {
    const { container, role, startsBefore, startsAfter, complete } = sidecar;
    const { name } = container;
    if (this.hasContainer(name)) {
      throw new Error(`container "${name}" exists already in "${this.hook.path}"; give the sidecar another 'name'`);
    }
    this.sidecars.push({ name, role, startsBefore, startsAfter, complete });
    return this.pod.addInitContainer(container);
  }

  /** Changes the rendered pod. The sidecars are in it, not yet in their order. */
  amend(amendment: Amendment): void {
    this.amendments.push(amendment);
  }

  /** Changes hooks by what is known of the containers' lives: the order is right, and the annotation is written. */
  amendHooks(amendment: Amendment): void {
    this.hookAmendments.push(amendment);
  }

  /** Changes the pod's grace period when everything else is done. What is said last counts. */
  fitGracePeriod(fit: Amendment): void {
    this.gracePeriod = fit;
  }

  /** Sets an annotation of the pod template. */
  annotate(key: string, value: string): void {
    this.amend((pod) => pod.annotate(key, value));
  }

  /** Sets a label of the pod template. */
  label(key: string, value: string): void {
    this.amend((pod) => pod.label(key, value));
  }

  /** Sets the pod's `fsGroup`, unless the workload has one. */
  defaultFsGroup(group: number): void {
    this.amend((pod) => pod.defaultSecurity('fsGroup', group));
  }

  /**
   * Adds a volume to the pod, whether something mounts it or not.
   *
   * @throws when the pod is known to have another volume of that name
   */
  addVolume(volume: kplus.IStorage): void {
    const added = volume.asVolume();
    if (!this.pod.volumes.includes(added)) {
      this.refuseVolume(added.name);
      this.pod.addVolume(added);
    }
  }

  /** @throws when the pod is known to have a volume of that name */
  refuseVolume(name: string): void {
    if (this.pod.volumes.some((volume) => volume.name === name)) {
      throw new Error(`volume "${name}" exists already in "${this.hook.path}"; mount the one that is there, or give another 'name'`);
    }
  }

  /** Mounts a volume into a container of the workload, and adds it to the pod. */
  mount(container: string, path: string, volume: kplus.IStorage, options: MountOptions = {}): void {
    const { name } = volume.asVolume();
    this.addVolume(volume);
    this.amend((pod) => pod.mount(container, {
      mountPath: path,
      name,
      ...(options.readOnly ? { readOnly: true } : {}),
      ...(options.subPath ? { subPath: options.subPath } : {}),
    }));
  }

  /** Sets an environment variable of a container of the workload, unless it has it. */
  addEnv(container: string, name: string, value: kplus.EnvValue): void {
    const { value: text, valueFrom } = value;
    this.amend((pod) => pod.addEnv(container, text === undefined ? { name, valueFrom: structuredClone(valueFrom) } : { name, value: text }));
  }

  /** Says how long phases of a container's life take, on top of what was said of it before. */
  expect(container: string, expectation: LifecycleEntry): void {
    this.expectations.set(container, { ...this.expectations.get(container), ...expectation });
  }

  /** As far as is known: a host of another library shows its containers when it is rendered. */
  private hasContainer(name: string): boolean {
    const { workload } = this;
    return this.sidecars.some((sidecar) => sidecar.name === name)
      || (workload !== undefined && [workload.initContainers, workload.containers].some((list) => list.some((c) => c.name === name)));
  }

  /** Where containers and volumes in the words of cdk8s-plus-30 go. */
  private get pod(): kplus.AbstractPod {
    return this.workload ?? (this.standIn ??= new StandIn(App.of(this.apiObject))).pod;
  }

  private edit(manifest: Manifest): Rendering {
    if (this.leaves(manifest)) {
      return { manifest, errors: [] };
    }
    try {
      const pod = RenderedPod.of(manifest);
      return pod ? this.complete(pod) : { manifest, errors: [`"${this.hook.path}" has no pod template when it is rendered; give it one at "spec.template"`] };
    } catch (error) {
      return { manifest, errors: [wrongTypeIn(manifest, error as Error)] };
    }
  }

  /** Whether a pod that cdk8s-plus has rendered is right as it is, as most are that have nothing but sidecars. */
  private leaves(manifest: Manifest): boolean {
    return this.workload !== undefined && this.apiObject.kind !== 'StatefulSet'
      && this.amendments.length + this.hookAmendments.length === 0 && !this.gracePeriod
      && this.sidecars.every(({ complete }) => !complete) && standsInOrder(locatePod(manifest)?.template, this);
  }

  private complete(pod: RenderedPod): Rendering {
    restoreVolumes(pod, this.apiObject);
    if (this.standIn) {
      const { initContainers, volumes } = this.standIn.render();
      pod.initContainers.push(...initContainers);
      volumes.forEach((volume) => pod.addVolume(volume));
    }
    for (const { name, complete } of this.sidecars) {
      const rendered = pod.initContainers.find((c) => c.name === name);
      if (rendered) {
        complete?.(rendered);
      }
    }
    this.amendments.forEach((amend) => amend(pod));
    placeInStartOrder(pod, this);
    this.hookAmendments.forEach((amend) => amend(pod));
    this.gracePeriod?.(pod);
    return { manifest: pod.finish(), errors: pod.errors, warnings: pod.warnings };
  }
}

export interface MountOptions {
  /** @default false */
  readonly readOnly?: boolean;
  /** @default - the whole volume */
  readonly subPath?: string;
}
