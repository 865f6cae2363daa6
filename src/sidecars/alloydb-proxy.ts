import { Construct } from 'constructs';
import { DatabaseAddress } from './database-address';
import { NativeSidecar } from './native-sidecar';
import { addressOf, DatabaseAddresses, openInstances, SqlProxyKind, sqlProxyProps } from './sql-proxy';
import { SqlProxyOptions } from './sql-proxy-options';

/** How the proxy reaches AlloyDB instances. */
export enum AlloyDbNetwork {
  /** By their private IP addresses, from within their VPC. */
  PRIVATE_IP = 'private-ip',
  /** By their public IP addresses. */
  PUBLIC_IP = 'public-ip',
  /** Through Private Service Connect. */
  PRIVATE_SERVICE_CONNECT = 'psc',
}

/** The instances that an AlloyDB Auth Proxy connects to, and how. */
export interface AlloyDbProxySidecarProps extends SqlProxyOptions {
  /**
   * How the instances are reached.
   *
   * @default AlloyDbNetwork.PRIVATE_IP
   */
  readonly network?: AlloyDbNetwork;

  /**
   * The image, of version 1.11 or newer.
   *
   * @default "gcr.io/alloydb-connectors/alloydb-auth-proxy:1.15.2"
   */
  readonly image?: string;
}

/**
 * The AlloyDB Auth Proxy as a native sidecar: databases are at 127.0.0.1 before the first init container starts, and until
 * the last main container has gone. Jobs end without being told to the proxy.
 *
 * Instances are named "projects/PROJECT/locations/REGION/clusters/CLUSTER/instances/INSTANCE".
 */
export class AlloyDbProxySidecar extends NativeSidecar {
  private readonly addresses: DatabaseAddresses;

  /**
   * @throws when there is no instance, when a name is no instance URI, when two instances have one port, when a socket is
   * shared with no container, and on credentials in plain text
   */
  constructor(scope: Construct, id: string, props: AlloyDbProxySidecarProps) {
    const { network = AlloyDbNetwork.PRIVATE_IP } = props;
    super(scope, id, sqlProxyProps(ALLOYDB, props.name ?? id, props, network === AlloyDbNetwork.PRIVATE_IP ? [] : [`--${network}`]));
    this.addresses = openInstances(ALLOYDB, this, this._host, props);
  }

  /**
   * Where the containers of the pod reach an instance.
   *
   * @param instance its name; may be left out where there is only one
   * @throws when there is no such instance, or several and none is named
   */
  public database(instance?: string): DatabaseAddress {
    return addressOf(this.name, this.addresses, instance);
  }
}

const ALLOYDB: SqlProxyKind = {
  title: 'AlloyDB Auth Proxy',
  image: 'gcr.io/alloydb-connectors/alloydb-auth-proxy:1.15.2',
  since: [1, 11],
  envPrefix: 'ALLOYDB_PROXY_',
  instanceName: /^projects\/([a-z][a-z0-9.-]*:)?[a-z][a-z0-9-]*\/locations\/[a-z0-9-]+\/clusters\/[a-z][a-z0-9-]*\/instances\/[a-z][a-z0-9-]*$/,
  instanceForm: '"projects/PROJECT/locations/REGION/clusters/CLUSTER/instances/INSTANCE"',
  // "project.region.cluster.instance": slashes would be directories
  socketName: (instance) => instance.split('/').filter((_part, i) => i % 2 === 1).join('.').replace(/:/g, '.'),
};
