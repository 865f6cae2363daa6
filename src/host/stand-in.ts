import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';

/**
 * A pod of cdk8s-plus-30 that is never emitted: it renders containers and volumes for hosts that cannot take them. All
 * versions of cdk8s-plus render these alike, and this one needs nothing that is not public.
 */
export class StandIn {
  readonly pod: kplus.Pod;
  private readonly app = new App();

  constructor(private readonly hostApp: App) {
    this.pod = new kplus.Pod(new Chart(this.app, 'chart'), 'pod', { containers: [{ name: 'stand-in', image: 'stand-in' }] });
  }

  /** What the pod's init containers and volumes are in Kubernetes' own form. */
  render(): { readonly initContainers: readonly any[]; readonly volumes: readonly any[] } {
    this.app.resolvers.splice(0, this.app.resolvers.length, ...this.hostApp.resolvers);
    const { spec } = ApiObject.of(this.pod).toJson();
    return { initContainers: spec.initContainers ?? [], volumes: spec.volumes ?? [] };
  }
}
