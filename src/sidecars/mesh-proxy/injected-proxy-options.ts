import * as kplus from 'cdk8s-plus-30';

/** What every proxy that a mesh injects can be told. */
export interface InjectedProxyOptions {
  /**
   * Whether the proxy is a native sidecar, which is there before every other container and until all of them have gone. As a
   * main container it starts and stops together with the app, and keeps a Job from ever ending.
   *
   * @default true
   */
  readonly native?: boolean;

  /**
   * CPU and memory of the proxy. It takes part in what the pod requests.
   *
   * @default - see the mesh
   */
  readonly resources?: kplus.ContainerResources;
}
