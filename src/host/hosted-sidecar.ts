import * as kplus from 'cdk8s-plus-30';
import { StartRole } from '../pod/order';

/** A sidecar as a host takes it. */
export interface HostedSidecar {
  /** The container in the words of cdk8s-plus; `name` is required, `restartPolicy` is set by the host. */
  readonly container: kplus.ContainerProps & { readonly name: string };
  readonly role: StartRole;
  readonly startsBefore?: readonly string[];
  readonly startsAfter?: readonly string[];
  /** Changes to the container as it is rendered, for what cdk8s-plus cannot say. */
  readonly complete?: (container: any) => void;
}

/** What is kept of one: its container is in the pod. */
export interface PlacedSidecar extends Omit<HostedSidecar, 'container'> {
  readonly name: string;
}
