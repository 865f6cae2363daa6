import { Construct } from 'constructs';
import { PodHost } from '../../host/pod-host';
import { formatKubernetesVersion } from '../../pod/kubernetes-version';
import { checkedHost } from '../checked-host';
import { SynthChecks } from '../synth-checks';

/** From here on clusters have native sidecars without anybody switching them on (KEP-753). */
const NATIVE_SINCE_MINOR = 29;

const MESHES = new WeakMap<PodHost, string>();

/**
 * A proxy that a mesh's admission webhook adds to the pod. It is no container of the manifest, but part of the pod that is
 * checked, and known by its name: other containers can start after it, and `PodLifecycle` tells of it.
 */
export class InjectedProxy extends Construct {
  /** @internal */
  public static _of(scope: Construct, id: string, mesh: string, name: string, native: boolean): InjectedProxy {
    return new InjectedProxy(scope, id, mesh, name, native);
  }

  /** Name of the container that the mesh adds. */
  public readonly name: string;

  /** Whether it is a native sidecar. */
  public readonly native: boolean;

  /** @internal */
  public readonly _host: PodHost;

  private constructor(scope: Construct, id: string, mesh: string, name: string, native: boolean) {
    super(scope, id);
    this.name = name;
    this.native = native;
    this._host = checkedHost(scope);
    const other = MESHES.get(this._host);
    if (other !== undefined) {
      throw new Error(`"${scope.node.path}" is in ${other === mesh ? `${mesh} already` : `${other}, and cannot be in ${mesh} as well`}; ` +
        'give a pod one MeshProxySidecar of a mesh at most');
    }
    MESHES.set(this._host, mesh);
    (native ? this._host.injected : this._host.injectedMains).add(name);
    this._host.amend((pod) => {
      if (pod.spec.hostNetwork) {
        pod.errors.push(`container "${name}" is not injected into a pod in the network of the node, got hostNetwork true; take the pod out of it, or out of ${mesh}`);
      }
      if (pod.container(name)) {
        pod.errors.push(`container "${name}" is in the pod already, so that ${mesh} injects none; remove it from the workload`);
      }
      const version = SynthChecks.of(this).versionFor(this);
      if (native && version.minor < NATIVE_SINCE_MINOR) {
        pod.errors.push(`container "${name}" cannot be a native sidecar, got Kubernetes ${formatKubernetesVersion(version)}; ` +
          `target 1.${NATIVE_SINCE_MINOR} or newer, or set 'native' to false`);
      }
    });
  }
}
