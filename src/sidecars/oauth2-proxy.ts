import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { NativeSidecar } from './native-sidecar';
import { NativeSidecarProps } from './native-sidecar-props';
import { OAuth2ProxyServiceOptions, OAuth2ProxySidecarProps } from './oauth2-proxy-props';
import { refusePlainArguments, refusePlainVariables, requireSecret } from './plain-secrets';
import { checkPort } from './port-number';

/**
 * OAuth2 Proxy as a native sidecar in front of a port of the app. Only requests of users who have logged in reach the app
 * through it; let the app listen on 127.0.0.1, and Services target the proxy.
 *
 * It starts before the app and stops after it, so that requests find a proxy as long as there is an app.
 */
export class OAuth2ProxySidecar extends NativeSidecar {
  /** The port that Services target. */
  public readonly port: number;

  /**
   * @throws when a secret is not a reference, when nobody is let in, when the issuer is missing, and when the proxy and the app
   * have one port
   */
  constructor(scope: Construct, id: string, props: OAuth2ProxySidecarProps) {
    const { port = 4180 } = props;
    const name = props.name ?? id;
    check(name, port, props);
    super(scope, id, sidecarProps(name, port, props));
    this.port = port;
  }

  /**
   * Adds a Service for the workload's pods that leads to the proxy. It targets the port by number: up to Kubernetes 1.32,
   * Services do not find the names of sidecars' ports.
   *
   * @throws when the workload has no labels to select its pods by
   */
  public createService(id: string, options: OAuth2ProxyServiceOptions = {}): kplus.Service {
    const labels = this.podLabels();
    const service = new kplus.Service(this, id, {
      metadata: { name: options.name, namespace: this._host.apiObject.metadata.namespace },
      type: options.serviceType,
      ports: [{ name: 'http', port: options.port ?? 80, targetPort: this.port }],
    });
    Object.entries(labels).forEach(([key, value]) => service.selectLabel(key, value));
    return service;
  }

  private podLabels(): Record<string, string> {
    const { manifest } = this._host.hook.render();
    const labels = manifest.spec?.selector?.matchLabels ?? (manifest.kind === 'Pod' ? manifest.metadata?.labels : undefined) ?? {};
    if (Object.keys(labels).length === 0) {
      throw new Error(`"${this._host.hook.path}" has no labels that a Service could select its pods by, got none; give it "spec.selector.matchLabels"`);
    }
    return labels;
  }
}

/** The image's own user. */
const USER = 65532;

function sidecarProps(name: string, port: number, props: OAuth2ProxySidecarProps): NativeSidecarProps {
  const probe = (path: string, options: kplus.ProbeOptions) => kplus.Probe.fromHttpGet(path, { port, ...options });
  return {
    name: props.name,
    image: props.image ?? 'quay.io/oauth2-proxy/oauth2-proxy:v7.15.3',
    imagePullPolicy: props.imagePullPolicy,
    startsBefore: props.startsBefore,
    startsAfter: props.startsAfter,
    args: argumentsOf(port, props),
    envVariables: {
      OAUTH2_PROXY_CLIENT_SECRET: requireSecret(`'clientSecret' of container "${name}"`, props.clientSecret),
      OAUTH2_PROXY_COOKIE_SECRET: requireSecret(`'cookieSecret' of container "${name}"`, props.cookieSecret),
      ...props.envVariables,
    },
    ports: [{ number: port }],
    startup: probe('/ping', { periodSeconds: Duration.seconds(1), failureThreshold: 30 }),
    // it is in the way of requests: without it the pod must get none
    readiness: probe('/ready', { periodSeconds: Duration.seconds(5) }),
    liveness: probe('/ping', { periodSeconds: Duration.seconds(10), timeoutSeconds: Duration.seconds(5) }),
    resources: props.resources ?? {
      cpu: { request: kplus.Cpu.millis(20) },
      memory: { request: Size.mebibytes(32), limit: Size.mebibytes(128) },
    },
    securityContext: { user: USER, group: USER, ...props.securityContext },
  };
}

function argumentsOf(port: number, props: OAuth2ProxySidecarProps): string[] {
  const { upstreamPort, provider = 'oidc', issuerUrl, clientId, emailDomains, redirectUrl, args = [] } = props;
  return [
    // it listens on 127.0.0.1 otherwise, where neither Services nor probes get
    `--http-address=0.0.0.0:${port}`,
    `--upstream=http://127.0.0.1:${upstreamPort}/`,
    `--provider=${provider}`,
    ...issuerUrl === undefined ? [] : [`--oidc-issuer-url=${issuerUrl}`],
    `--client-id=${clientId}`,
    ...emailDomains.map((domain) => `--email-domain=${domain}`),
    ...redirectUrl === undefined ? [] : [`--redirect-url=${redirectUrl}`],
    ...args,
  ];
}

/** What the construct sets itself. */
const OWN = /^--?(http-address|https-address|upstream|provider|oidc-issuer-url|client-id|email-domain|redirect-url|ping-path|ready-path|config|alpha-config)(=|$)/;

function check(name: string, port: number, props: OAuth2ProxySidecarProps): void {
  const { upstreamPort, provider = 'oidc', issuerUrl, emailDomains, args = [], envVariables } = props;
  checkPort(`'upstreamPort' of container "${name}"`, upstreamPort);
  if (port === upstreamPort) {
    throw new Error(`container "${name}" cannot listen on the app's own port, got ${port} as 'port' and 'upstreamPort'; give another 'port', and let Services target it`);
  }
  if (emailDomains.length === 0) {
    throw new Error(`container "${name}" lets nobody in, got 'emailDomains' []; name domains, or "*" for whoever the provider knows`);
  }
  if (provider === 'oidc' && issuerUrl === undefined) {
    throw new Error(`container "${name}" does not know who issues identities, got provider "oidc" without 'issuerUrl'; give the issuer's URL`);
  }
  const own = args.find((arg) => OWN.test(arg));
  if (own !== undefined) {
    throw new Error(`container "${name}" cannot take an argument, got "${own}"; the construct sets it, use its own props`);
  }
  refusePlainArguments(name, args);
  refusePlainVariables(name, envVariables);
}
