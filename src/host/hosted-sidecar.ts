import * as kplus from 'cdk8s-plus-30';
import { StartRole } from '../pod/order';

/** The container of a sidecar in the words of cdk8s-plus. */
export interface SidecarContainerProps extends kplus.ContainerProps {
  readonly name: string;
  readonly restartPolicy: kplus.ContainerRestartPolicy.ALWAYS;
}

/** A sidecar as a host takes it. */
export interface HostedSidecar {
  readonly container: SidecarContainerProps;
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
