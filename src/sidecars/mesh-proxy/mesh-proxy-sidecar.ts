import { Construct } from 'constructs';
import { EnvoySidecar } from './envoy-sidecar';
import { EnvoySidecarProps } from './envoy-sidecar-props';
import { InjectedProxy } from './injected-proxy';
import { istioProxy } from './istio-proxy';
import { IstioProxyOptions } from './istio-proxy-options';
import { linkerdProxy } from './linkerd-proxy';
import { LinkerdProxyOptions } from './linkerd-proxy-options';

/**
 * The proxy of a service mesh as a native sidecar: it is there before every other container opens a connection, and until the
 * last one has closed its own.
 *
 * The scope is the workload, as for `NativeSidecar`. Istio and Linkerd inject the proxy themselves; what makes them do it
 * right is written on the pod template, by the version of the mesh.
 */
export class MeshProxySidecar {
  /**
   * Puts the pod into Istio.
   *
   * @throws when the pod is in a mesh already, on a version that is unknown, on options that have no effect on a native proxy,
   * and on ports that are none or are named twice
   */
  public static istio(scope: Construct, id: string, options: IstioProxyOptions = {}): InjectedProxy {
    return istioProxy(scope, id, options);
  }

  /**
   * Puts the pod into Linkerd.
   *
   * @throws when the pod is in a mesh already, on a version that is unknown, on options that have no effect on a native proxy,
   * and on ports that are none or are named twice
   */
  public static linkerd(scope: Construct, id: string, options: LinkerdProxyOptions = {}): InjectedProxy {
    return linkerdProxy(scope, id, options);
  }

  /**
   * Adds an Envoy of the pod's own, without a mesh around it.
   *
   * @throws when the pod has a container of that name, and on a bootstrap that Envoy or its probes could not work with
   */
  public static envoy(scope: Construct, id: string, props: EnvoySidecarProps): EnvoySidecar {
    return new EnvoySidecar(scope, id, props);
  }

  private constructor() {}
}
