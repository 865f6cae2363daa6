/** How a pod stops. Seconds count from the deletion, or from the end of the last main container. */
export interface PodShutdown {
  /** The grace period in force. */
  readonly gracePeriodSeconds: number;

  /**
   * The grace period that lets every hook finish, keeps the order and kills nobody, without a margin.
   *
   * @default - none is long enough
   */
  readonly requiredSeconds?: number;

  /** Sidecars in the order of the manifest, then main containers. */
  readonly containers: ContainerStop[];
}

/** How one container stops. */
export interface ContainerStop {
  /** The container's name. */
  readonly name: string;

  /** Whether it is a native sidecar; otherwise it is a classic init container or a main container. */
  readonly sidecar: boolean;

  /**
   * When its preStop hook is over, or cut short.
   *
   * @default - it has ended by itself
   */
  readonly preStopEnd?: number;

  /**
   * When it gets SIGTERM.
   *
   * @default - it has ended by itself
   */
  readonly sigterm?: number;

  /** When it has ended. */
  readonly exit: number;

  /** Whether SIGKILL ends it. */
  readonly killed: boolean;
}
