import * as kplus from 'cdk8s-plus-30';
import { SidecarRole } from './sidecar-role';

/** A resource that can be resized while the container runs. */
export enum ResizableResource {
  CPU = 'cpu',
  MEMORY = 'memory',
}

/** What happens to the container when a resource is resized in place. */
export interface ResizePolicy {
  /** The resource that is resized. */
  readonly resource: ResizableResource;

  /**
   * Whether the container is restarted.
   *
   * @default false
   */
  readonly restart?: boolean;
}

/** What every sidecar can be told, whatever its product. */
export interface SidecarOptions {
  /**
   * The container's name.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Containers that start only when this sidecar has started: when its startup probe has succeeded, or without one, when it
   * runs. Containers outside of `initContainers` always do.
   *
   * @default - as the role says
   */
  readonly startsBefore?: string[];

  /**
   * Init containers and sidecars that this one starts after.
   *
   * @default - as the role says
   */
  readonly startsAfter?: string[];

  /**
   * When to pull the image.
   *
   * @default - `IfNotPresent` for an image with a tag other than "latest" or with a digest, else `Always`
   */
  readonly imagePullPolicy?: kplus.ImagePullPolicy;

  /**
   * Resources to request and limits. They add to the pod's own: a sidecar runs as long as the pod does.
   *
   * @default - requests of 50m CPU and 64Mi memory, a memory limit of 128Mi, no CPU limit
   */
  readonly resources?: kplus.ContainerResources;

  /**
   * Changes to the security context.
   *
   * @default - what the Pod Security Standard "restricted" asks for, and a root file system that is read-only
   */
  readonly securityContext?: kplus.ContainerSecurityContextProps;
}

/** What a native sidecar is. */
export interface NativeSidecarProps extends SidecarOptions {
  /** The image, with a tag or digest. */
  readonly image: string;

  /**
   * What the sidecar is for; decides where it starts among others that no relation places.
   *
   * @default SidecarRole.OTHER
   */
  readonly role?: SidecarRole;

  /**
   * The program to run.
   *
   * @default - the image's entry point
   */
  readonly command?: string[];

  /**
   * The program's arguments.
   *
   * @default - the image's command
   */
  readonly args?: string[];

  /**
   * The working directory.
   *
   * @default - the image's
   */
  readonly workingDir?: string;

  /**
   * Environment variables, by name.
   *
   * @default - none
   */
  readonly envVariables?: { [name: string]: kplus.EnvValue };

  /**
   * ConfigMaps and Secrets whose entries become environment variables.
   *
   * @default - none
   */
  readonly envFrom?: kplus.EnvFrom[];

  /**
   * The port that the sidecar listens on. Probes and hooks without a port go there, and without a startup probe, the
   * sidecar counts as started when the port can be connected to.
   *
   * @default - none
   */
  readonly portNumber?: number;

  /**
   * Ports that the sidecar listens on. Where it is a single one, probes and hooks without a port go there.
   *
   * @default - only 'portNumber'
   */
  readonly ports?: kplus.ContainerPort[];

  /**
   * Volumes to mount; they are added to the pod.
   *
   * @default - none
   */
  readonly volumeMounts?: kplus.VolumeMount[];

  /**
   * When the sidecar counts as started: whatever comes after it waits until this probe succeeds. A probe without a period
   * is tried every second, and gives up after as long a time as it would with Kubernetes' own period of ten seconds.
   *
   * @default - a connection to 'portNumber'; without one, the sidecar counts as started as soon as it runs
   */
  readonly startup?: kplus.Probe;

  /**
   * When the sidecar is ready. The whole pod is not ready while the sidecar is not.
   *
   * @default - ready when started
   */
  readonly readiness?: kplus.Probe;

  /**
   * When the sidecar has to be restarted.
   *
   * @default - when it exits
   */
  readonly liveness?: kplus.Probe;

  /**
   * Hooks. The preStop hook of a sidecar runs when the termination of the pod begins, beside those of the other
   * containers, and must not end the sidecar.
   *
   * @default - none
   */
  readonly lifecycle?: kplus.ContainerLifecycle;

  /**
   * The signal that asks the container to stop. Kubernetes takes it from 1.33 on, with the feature gate
   * ContainerStopSignals, in pods that say which operating system they are for.
   *
   * @default - the image's own, else SIGTERM
   */
  readonly stopSignal?: string;

  /**
   * What a change of resources does to the running container.
   *
   * @default - no restart
   */
  readonly resizePolicies?: ResizePolicy[];
}
