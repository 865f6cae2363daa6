/**
 * What a sidecar is for, as far as the start order is concerned. Where no relation says otherwise, sidecars start in the
 * order of this list, and all of them before the init containers that the workload declares itself.
 */
export enum SidecarRole {
  /** Carries the pod's network traffic. First, because everything after it may need the network. */
  MESH_PROXY = 'mesh-proxy',
  /** Reads what the other containers write. Early, so that it sees everything; stopped late for the same reason. */
  LOG_SHIPPER = 'log-shipper',
  /** Connects the containers to something outside, such as a database. Before the init containers that migrate it. */
  CONNECTION_PROXY = 'connection-proxy',
  /** Everything else. */
  OTHER = 'sidecar',
}
