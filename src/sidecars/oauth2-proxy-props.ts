import * as kplus from 'cdk8s-plus-30';
import { SidecarOptions } from './native-sidecar-props';

/** Who may reach the app, and how one knows who it is. */
export interface OAuth2ProxySidecarProps extends SidecarOptions {
  /** The port that the app listens on. */
  readonly upstreamPort: number;

  /** The client's id at the identity provider. */
  readonly clientId: string;

  /** The client's secret, out of a Secret. */
  readonly clientSecret: kplus.EnvValue;

  /** What sessions are encrypted with, out of a Secret: 16, 24 or 32 bytes, also as base64. */
  readonly cookieSecret: kplus.EnvValue;

  /** Domains whose email addresses are let in; "*" for whoever the provider knows. At least one. */
  readonly emailDomains: string[];

  /**
   * The identity provider.
   *
   * @default "oidc"
   */
  readonly provider?: string;

  /**
   * The issuer's URL. Required for the provider "oidc".
   *
   * @default - none
   */
  readonly issuerUrl?: string;

  /**
   * Where the provider sends users back to, such as "https://orders.acme.io/oauth2/callback".
   *
   * @default - the host that was asked for
   */
  readonly redirectUrl?: string;

  /**
   * The port to listen on, which Services target.
   *
   * @default 4180
   */
  readonly port?: number;

  /**
   * Further arguments, such as "--reverse-proxy=true".
   *
   * @default - none
   */
  readonly args?: string[];

  /**
   * The image.
   *
   * @default "quay.io/oauth2-proxy/oauth2-proxy:v7.15.3"
   */
  readonly image?: string;

  /**
   * Environment variables, by name.
   *
   * @default - those of the secrets
   */
  readonly envVariables?: { [name: string]: kplus.EnvValue };
}

/** Options of the Service in front of an OAuth2 Proxy. */
export interface OAuth2ProxyServiceOptions {
  /**
   * The port of the Service.
   *
   * @default 80
   */
  readonly port?: number;

  /**
   * The Service's name.
   *
   * @default - made of the construct's path
   */
  readonly name?: string;

  /**
   * The type of the Service.
   *
   * @default ServiceType.CLUSTER_IP
   */
  readonly serviceType?: kplus.ServiceType;
}
