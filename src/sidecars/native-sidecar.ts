import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { checkedHost } from './checked-host';
import { MARKED, renderAction } from './extend-rendering';
import { NativeSidecarProps, ResizePolicy } from './native-sidecar-props';
import { sidecarContainer } from './sidecar-container';
import { SidecarRole } from './sidecar-role';
import { volumeNameOf } from './volume-name';
import { PodHost } from '../host/pod-host';
import { set } from '../host/rendered-pod';

/** Options of a directory that a sidecar shares with another container. */
export interface ShareVolumeOptions {
  /**
   * The volume's name.
   *
   * @default - made of the path, such as "var-log-app"
   */
  readonly name?: string;

  /**
   * Where the sidecar sees the directory.
   *
   * @default - the same path as in the other container
   */
  readonly sidecarPath?: string;

  /**
   * Whether the sidecar may only read.
   *
   * @default true
   */
  readonly readOnly?: boolean;

  /**
   * How much may be written in all. A pod that exceeds it is evicted.
   *
   * @default - as much as the node has
   */
  readonly sizeLimit?: Size;

  /**
   * What the directory is kept on. Memory counts against the memory limits of the containers that write.
   *
   * @default EmptyDirMedium.DEFAULT
   */
  readonly medium?: kplus.EmptyDirMedium;
}

/**
 * A native sidecar: an init container that is restarted always, starts before what needs it and stops after it.
 *
 * The scope is the workload: a Deployment, StatefulSet, DaemonSet, Job, CronJob or Pod of any version of cdk8s-plus, an
 * imported `Kube*` object, an `ApiObject`, an object out of an `Include`, or a custom resource with a pod template at
 * `spec.template`. The order in which sidecars and containers are added does not matter: relations and roles decide
 * where each one goes.
 */
export class NativeSidecar extends Construct {
  /** The container's name. */
  public readonly name: string;

  /** The container, to mount volumes or add environment variables to. */
  public readonly container: kplus.Container;

  /** @internal */
  protected readonly _host: PodHost;

  /**
   * @throws when the scope has no pod template, when the pod is known to have a container of that name, or when a probe or
   * hook has no port to go to
   */
  constructor(scope: Construct, id: string, props: NativeSidecarProps) {
    super(scope, id);
    this.name = props.name ?? id;
    const { stopSignal, resizePolicies } = props;
    this._host = checkedHost(scope);
    this.container = this._host.addSidecar({
      container: sidecarContainer(this.name, props),
      role: props.role ?? SidecarRole.OTHER,
      startsBefore: props.startsBefore,
      startsAfter: props.startsAfter,
      complete: stopSignal || resizePolicies || leavesPeriodOpen(props)
        ? (rendered) => complete(rendered, stopSignal, resizePolicies) : undefined,
    });
  }

  /**
   * Shares an empty directory between the sidecar and a container of the workload, such as the directory of its log files.
   * It lives as long as the pod.
   *
   * @param container name of the other container
   * @param path where the other container sees the directory
   * @returns the volume, to mount it elsewhere as well
   * @throws when the pod is known to have a volume of that name, or the path has nothing to name one after
   */
  public shareVolume(container: string, path: string, options: ShareVolumeOptions = {}): kplus.Volume {
    const name = options.name ?? nameAfter(path);
    this._host.refuseVolume(name);
    const volume = kplus.Volume.fromEmptyDir(this, `volume-${name}`, name, { medium: options.medium, sizeLimit: options.sizeLimit });
    this.container.mount(options.sidecarPath ?? path, volume, { readOnly: options.readOnly ?? true });
    this._host.mount(container, path, volume);
    return volume;
  }
}

function nameAfter(path: string): string {
  const name = volumeNameOf(path);
  if (name === '') {
    throw new Error(`path has no letter or digit to name a volume after, got "${path}"; give a 'name'`);
  }
  return name;
}

// the kubelet starts the next container at the first probe that succeeds, and probes only once a period
// (https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/prober/worker.go)
const STARTUP_PERIOD = 1;
const KUBERNETES_PERIOD = 10;

/** Whether the startup probe, which cdk8s-plus makes one of any 'portNumber', is to get the period from here. */
function leavesPeriodOpen({ startup, portNumber }: NativeSidecarProps): boolean {
  return startup ? renderAction(startup, MARKED).periodSeconds === undefined : portNumber !== undefined;
}

function complete(rendered: any, stopSignal: string | undefined, resizePolicies: readonly ResizePolicy[] | undefined): void {
  const startup = rendered.startupProbe;
  if (startup && startup.periodSeconds === undefined) {
    const failureThreshold = (startup.failureThreshold ?? 3) * KUBERNETES_PERIOD / STARTUP_PERIOD;
    const probe = set(rendered, 'startupProbe', { ...startup, failureThreshold });
    set(probe, 'periodSeconds', STARTUP_PERIOD);
  }
  if (stopSignal) {
    set(set(rendered, 'lifecycle', { ...rendered.lifecycle }), 'stopSignal', stopSignal);
  }
  if (resizePolicies) {
    set(rendered, 'resizePolicy', resizePolicies.map(renderResizePolicy));
  }
}

function renderResizePolicy({ resource, restart }: ResizePolicy): object {
  return { resourceName: resource, restartPolicy: restart ? 'RestartContainer' : 'NotRequired' };
}
