import { createHash } from 'node:crypto';
import * as kplus from 'cdk8s-plus-30';
import { NativeSidecar } from './native-sidecar';
import { volumeName } from './volume-name';
import { PodHost } from '../host/pod-host';

/** A configuration file as the sidecar sees it. */
export interface ConfigFile {
  readonly directory: string;
  readonly name: string;
  readonly text: string;
}

/**
 * Puts a configuration into a ConfigMap that the sidecar reads. Its checksum is an annotation of the pod template, since a
 * ConfigMap that changes does not restart what has read it.
 */
export function mountConfigFile(sidecar: NativeSidecar, host: PodHost, { directory, name, text }: ConfigFile): kplus.ConfigMap {
  const configMap = new kplus.ConfigMap(sidecar, 'config', {
    metadata: { namespace: host.apiObject.metadata.namespace },
    data: { [name]: text },
  });
  const volume = kplus.Volume.fromConfigMap(sidecar, 'config-volume', configMap, { name: volumeName(sidecar.name, 'config') });
  sidecar.container.mount(directory, volume, { readOnly: true });
  host.annotate(`cdk8s-sidecars/config.${sidecar.name}`.slice(0, ANNOTATION_KEY_LENGTH), createHash('sha256').update(text).digest('hex'));
  return configMap;
}

const ANNOTATION_KEY_LENGTH = 'cdk8s-sidecars/'.length + 63;
