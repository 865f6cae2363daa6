import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { checkedHost } from './checked-host';
import { SidecarRole } from './sidecar-role';
import { set } from '../host/rendered-pod';

/** A sidecar whose container is written out. */
export interface ManifestSidecarProps {
  /**
   * The container in Kubernetes' own words, as it stands in a manifest. `restartPolicy: Always` is added, nothing else: none
   * of the defaults of `NativeSidecar`. Volumes that it mounts are the workload's.
   */
  readonly container: { [key: string]: any };

  /**
   * What the sidecar is for; decides where it starts among others that no relation places.
   *
   * @default SidecarRole.OTHER
   */
  readonly role?: SidecarRole;

  /**
   * Containers that start only when this sidecar has started.
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
}

/**
 * A native sidecar whose container exists already, in YAML say. It is placed and checked like any other sidecar, and
 * rendered just as it was given.
 */
export class ManifestSidecar extends Construct {
  /** The container's name. */
  public readonly name: string;

  /**
   * @throws when the scope has no pod template, when the container has no name or image, or when the pod is known to have
   * a container of that name
   */
  constructor(scope: Construct, id: string, props: ManifestSidecarProps) {
    super(scope, id);
    const { name, image } = props.container;
    if (typeof name !== 'string' || typeof image !== 'string') {
      throw new Error(`'container' needs a name and an image, got ${JSON.stringify({ name, image })}; write the container as in a manifest`);
    }
    this.name = name;
    checkedHost(scope).addSidecar({
      container: { name, image, restartPolicy: kplus.ContainerRestartPolicy.ALWAYS },
      role: props.role ?? SidecarRole.OTHER,
      startsBefore: props.startsBefore,
      startsAfter: props.startsAfter,
      complete: (rendered) => {
        Object.keys(rendered).forEach((key) => delete rendered[key]);
        Object.entries(structuredClone({ ...props.container, restartPolicy: 'Always' })).forEach(([key, value]) => set(rendered, key, value));
      },
    });
  }
}
