/** How a pod starts. Seconds count from the start of its first container; images are taken to be on the node. */
export interface PodStartup {
  /** Init containers and sidecars in the order in which they start, then main containers. */
  readonly containers: ContainerStart[];

  /**
   * When the pod is ready.
   *
   * @default - never
   */
  readonly ready?: number;
}

/** How one container starts. */
export interface ContainerStart {
  /** The container's name. */
  readonly name: string;

  /** Whether it is a native sidecar; otherwise it is a classic init container or a main container. */
  readonly sidecar: boolean;

  /**
   * When it is started.
   *
   * @default - never: a container before it does not let it start
   */
  readonly start?: number;

  /**
   * When what comes after it may start.
   *
   * @default - never
   */
  readonly started?: number;
}
