import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { extendRendering } from './extend-rendering';
import { portOf, renderHeaders } from './port-target';
import { wholeSeconds } from './seconds';

/** Options of a hook that sends an HTTP request. */
export interface SidecarHttpGetHookOptions {
  /**
   * The port's number.
   *
   * @default - the port named by 'portName', else the only port that the container declares
   */
  readonly port?: number;

  /**
   * The name of one of the container's ports, instead of 'port'.
   *
   * @default - 'port' says which
   */
  readonly portName?: string;

  /**
   * The host to connect to. The Pod Security Standards refuse it from Kubernetes 1.34 on.
   *
   * @default - the pod's IP address
   */
  readonly host?: string;

  /**
   * HTTP or HTTPS. Certificates are not verified.
   *
   * @default ConnectionScheme.HTTP
   */
  readonly scheme?: kplus.ConnectionScheme;

  /**
   * Headers of the request, by name.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: string };
}

/**
 * Hooks that say more than cdk8s-plus-30's own: sleeping without a shell in the image, named ports, HTTP headers. They
 * are handlers of cdk8s-plus-30, and serve for its containers as well as for sidecars.
 */
export class SidecarHook {
  /**
   * Waits. Kubernetes does it, so that the image needs no `sleep`; available from Kubernetes 1.30 on.
   *
   * @param duration full seconds, less than the pod's termination grace period
   * @throws when the duration is no whole number of seconds
   */
  static fromSleep(duration: Duration): kplus.Handler {
    const seconds = wholeSeconds(duration, "'duration' of a sleep hook");
    return extendRendering(kplus.Handler.fromCommand([]), () => ({ exec: undefined, sleep: { seconds } }));
  }

  /**
   * Sends a GET request and waits for the answer.
   *
   * @throws when both 'port' and 'portName' are given
   */
  static fromHttpGet(path: string, options: SidecarHttpGetHookOptions = {}): kplus.Handler {
    const target = portOf(options);
    return extendRendering(kplus.Handler.fromHttpGet(path, { port: options.port }), ({ httpGet }) => ({
      httpGet: {
        ...httpGet,
        ...renderHeaders(options.headers),
        port: target ?? httpGet.port,
        host: options.host,
        scheme: options.scheme ?? httpGet.scheme,
      },
    }));
  }

  private constructor() {}
}
