import { Construct } from 'constructs';
import { DatabaseAddress } from './database-address';
import { NativeSidecar } from './native-sidecar';
import { addressOf, DatabaseAddresses, openInstances, SqlProxyKind, sqlProxyProps } from './sql-proxy';
import { SqlProxyOptions } from './sql-proxy-options';

/** How the proxy reaches Cloud SQL instances. */
export enum CloudSqlNetwork {
  /** By their public IP addresses. */
  PUBLIC_IP = 'public-ip',
  /** By their private IP addresses, from within their VPC. */
  PRIVATE_IP = 'private-ip',
  /** Through Private Service Connect. */
  PRIVATE_SERVICE_CONNECT = 'psc',
  /** By whatever address an instance has; the public one first. */
  AUTO = 'auto-ip',
}

/** The instances that a Cloud SQL Auth Proxy connects to, and how. */
export interface CloudSqlProxySidecarProps extends SqlProxyOptions {
  /**
   * How the instances are reached.
   *
   * @default CloudSqlNetwork.PUBLIC_IP
   */
  readonly network?: CloudSqlNetwork;

  /**
   * The image, of version 2.6 or newer.
   *
   * @default "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3"
   */
  readonly image?: string;
}

/**
 * The Cloud SQL Auth Proxy as a native sidecar: databases are at 127.0.0.1 before the first init container starts, and until
 * the last main container has gone. Jobs end without being told to the proxy.
 *
 * Instances are named "project:region:instance".
 */
export class CloudSqlProxySidecar extends NativeSidecar {
  private readonly addresses: DatabaseAddresses;

  /**
   * @throws when there is no instance, when a name is no connection name, when two instances have one port, when a socket is
   * shared with no container, and on credentials in plain text
   */
  constructor(scope: Construct, id: string, props: CloudSqlProxySidecarProps) {
    const { network = CloudSqlNetwork.PUBLIC_IP } = props;
    super(scope, id, sqlProxyProps(CLOUD_SQL, props.name ?? id, props, network === CloudSqlNetwork.PUBLIC_IP ? [] : [`--${network}`]));
    this.addresses = openInstances(CLOUD_SQL, this, this._host, props);
  }

  /**
   * Where the containers of the pod reach an instance.
   *
   * @param instance its connection name; may be left out where there is only one
   * @throws when there is no such instance, or several and none is named
   */
  public database(instance?: string): DatabaseAddress {
    return addressOf(this.name, this.addresses, instance);
  }
}

const CLOUD_SQL: SqlProxyKind = {
  title: 'Cloud SQL Auth Proxy',
  image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3',
  since: [2, 6],
  envPrefix: 'CSQL_PROXY_',
  // projects of a domain have its name in front: "acme.com:project:region:instance"
  instanceName: /^([a-z][a-z0-9.-]*:)?[a-z][a-z0-9-]*:[a-z][a-z0-9-]*:[a-z][a-z0-9-]*$/,
  instanceForm: '"project:region:instance"',
  socketName: (instance) => instance,
};
