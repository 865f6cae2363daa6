import { ContainerView, PodView } from '../../pod/pod-view';
import { productOf } from '../../pod/products/catalogue';
import { isDebug } from '../../pod/products/fluent-bit';
import { Complaint } from '../finding';
import { configPath, DEFAULT_CONFIG_PATH, isFluentBit, isPublishedImage, mountedFile, parseConfig } from '../fluent-bit-config';
import { mountAt, mountsOf, withoutSlash } from '../mounts';
import { namedObject } from '../named-object';
import { Neighbours, Rule } from '../rule';

export const rule: Rule = {
  id: 'fluent-bit-loads-its-configuration',
  category: 'config',
  severity: 'error',
  title: 'Name the configuration file that Fluent Bit shall load',
  why: 'Without "-c" Fluent Bit loads /fluent-bit/etc/fluent-bit.conf of its image, which ships CPU figures to stdout, and a file mounted elsewhere, or with the name fluent-bit.yaml, ' +
    'is ignored without a word. The debug images have no entrypoint: arguments without a command are taken for the command ' +
    '(https://github.com/fluent/fluent-bit/blob/master/dockerfiles/Dockerfile).',
  fix: 'set command to ["/fluent-bit/bin/fluent-bit"] and args to ["-c", "<the file>"]',
  bad: `
    initContainers:
      - {name: logs, image: "fluent/fluent-bit:5.1.1-debug", restartPolicy: Always, args: ["-c", /conf/fluent-bit.yaml]}
    containers: [{name: app, image: app}]`,
  good: `
    initContainers:
      - {name: logs, image: "fluent/fluent-bit:5.1.1-debug", restartPolicy: Always, command: [/fluent-bit/bin/fluent-bit], args: ["-c", /conf/fluent-bit.yaml]}
    containers: [{name: app, image: app}]`,
  acknowledge: 'When the image is your own build with another entrypoint. The rule speaks of the published images only.',
  reads: ['ConfigMap'],
  concerns: (pod) => pod.containers.some(isFluentBit),

  run(pod, others) {
    return pod.containers.flatMap((container): Complaint[] => {
      if (!isFluentBit(container) || !isPublishedImage(container)) {
        return [];
      }
      const { launch } = productOf(container)!;
      if (isDebug(launch) && !container.spec.command?.length && container.spec.args?.length) {
        return [{
          message: `container "${container.name}" has arguments but no command, and image "${container.spec.image}" has no entrypoint, got args ["${container.spec.args.join('", "')}"]`,
          fix: 'set command to ["/fluent-bit/bin/fluent-bit"]',
          container: container.name,
          field: `${container.field}.args`,
        }];
      }
      return missing(pod, container, others);
    });
  },
};

function missing(pod: PodView, container: ContainerView, others: Neighbours): Complaint[] {
  const path = configPath(container);
  const file = mountedFile(pod, container, path, others);
  if (file) {
    return file.text !== undefined ? [] : [{
      message: `container "${container.name}" loads ${path}, which ConfigMap "${file.configMap}" does not have`,
      fix: 'add the file to the ConfigMap, or name one that it has with "-c"',
      container: container.name,
      field: container.spec.args ? `${container.field}.args` : container.field,
    }];
  }
  if (path !== DEFAULT_CONFIG_PATH || mountAt(container, path)) {
    return [];
  }
  const unused = unusedConfig(pod, container, others);
  return unused ? [{
    message: `container "${container.name}" loads the configuration of its image and not ${unused}, which it mounts`,
    fix: `set args to ["-c", "${unused}"]`,
    container: container.name,
    field: container.field,
  }] : [];
}

/** The path of a mounted file that looks like a configuration. */
function unusedConfig(pod: PodView, container: ContainerView, others: Neighbours): string | undefined {
  for (const { volume, mount } of mountsOf(pod, container)) {
    const name = (volume.configMap as { name?: string } | undefined)?.name;
    const data = namedObject(others, 'ConfigMap', pod.object.namespace, name)?.data as object | undefined;
    for (const [key, text] of Object.entries(data ?? {})) {
      if ((mount.subPath === undefined || mount.subPath === key) && typeof text === 'string' && (parseConfig(text)?.inputs.length ?? 0) > 0) {
        return mount.subPath === undefined ? `${withoutSlash(mount.mountPath ?? '')}/${key}` : mount.mountPath;
      }
    }
  }
  return undefined;
}
