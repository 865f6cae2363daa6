import { FluentBitOutputOptions, outputEntry } from './output-options';
import { Entry } from '../entry';

/** Where Google Cloud Logging is to show a container's logs. */
export interface FluentBitStackdriverCluster {
  /** The name of the GKE cluster. */
  readonly name: string;
  /** The region or zone of the GKE cluster. */
  readonly location: string;
}

/**
 * Sends to Google Cloud Logging, with the identity of the pod's service account.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/stackdriver
 */
export interface FluentBitStackdriverOptions extends FluentBitOutputOptions {
  /**
   * The GKE cluster. Each log is shown as that of the container that wrote it then (resource type k8s_container).
   *
   * @default - the resource type is "global"
   */
  readonly k8sCluster?: FluentBitStackdriverCluster;

  /**
   * The project that gets the logs.
   *
   * @default - that of the credentials
   */
  readonly exportToProjectId?: string;

  /**
   * Path of a file with the credentials of a service account. Mount it out of a Secret with 'volumeMounts' of the sidecar.
   *
   * @default - the identity that the metadata server gives the pod
   */
  readonly googleServiceCredentials?: string;

  /**
   * The field of the record that says how severe it is.
   *
   * @default - none
   */
  readonly severityKey?: string;
}

export function stackdriver(options: FluentBitStackdriverOptions): Entry {
  const { k8sCluster } = options;
  return outputEntry('stackdriver', options, {
    resource: k8sCluster ? 'k8s_container' : 'global',
    k8s_cluster_name: k8sCluster?.name,
    k8s_cluster_location: k8sCluster?.location,
    export_to_project_id: options.exportToProjectId,
    google_service_credentials: options.googleServiceCredentials,
    severity_key: options.severityKey,
  });
}
