import { productOf } from '../../pod/products/catalogue';
import { isAtLeast } from '../../pod/products/image-ref';
import { Complaint } from '../finding';
import { configPath, isFluentBit, isPublishedImage, mountedFile } from '../fluent-bit-config';
import { Rule } from '../rule';

const IMAGE_FOLDER = '/fluent-bit/etc';

export const rule: Rule = {
  id: 'fluent-bit-config-leaves-the-image-be',
  category: 'config',
  severity: 'warning',
  title: 'Mount Fluent Bit\'s configuration beside /fluent-bit/etc, not over it',
  why: 'The image keeps its parsers and plugins files in /fluent-bit/etc. A volume mounted there hides them: every configuration that names parsers.conf then misses it, which ' +
    'makes 5.x exit and older versions run without parsers. The Helm chart mounts a folder below for that reason (https://github.com/fluent/helm-charts).',
  fix: 'mount the volume at another path, such as /fluent-bit/etc/conf, and name the file with "-c"',
  bad: `
    initContainers:
      - {name: logs, image: "fluent/fluent-bit:5.1.1", restartPolicy: Always, volumeMounts: [{name: conf, mountPath: /fluent-bit/etc}]}
    containers: [{name: app, image: app}]
    volumes: [{name: conf, configMap: {name: logs}}]`,
  good: `
    initContainers:
      - name: logs
        image: fluent/fluent-bit:5.1.1
        restartPolicy: Always
        command: [/fluent-bit/bin/fluent-bit]
        args: ["-c", /fluent-bit/etc/conf/fluent-bit.conf]
        volumeMounts: [{name: conf, mountPath: /fluent-bit/etc/conf}]
    containers: [{name: app, image: app}]
    volumes: [{name: conf, configMap: {name: logs}}]`,
  acknowledge: 'When the configuration names no file of the image. Where it is in the same input, the rule sees that itself and speaks only of files that are missing.',
  reads: ['ConfigMap'],
  concerns: (pod) => pod.containers.some(isFluentBit),

  run(pod, others) {
    return pod.containers.flatMap((container): Complaint[] => {
      const index = isFluentBit(container) && isPublishedImage(container)
        ? container.spec.volumeMounts?.findIndex(({ mountPath, subPath }) => mountPath?.replace(/\/$/, '') === IMAGE_FOLDER && !subPath) ?? -1 : -1;
      if (index < 0) {
        return [];
      }
      const about = { container: container.name, field: `${container.field}.volumeMounts[${index}].mountPath` };
      const file = mountedFile(pod, container, configPath(container), others);
      if (!file?.text) {
        return [{ ...about, message: `container "${container.name}" mounts volume "${container.spec.volumeMounts![index].name ?? ''}" over ${IMAGE_FOLDER} and hides the image's own files` }];
      }
      return filesNamedIn(file.text).filter((path) => mountedFile(pod, container, path, others)?.text === undefined).map((path) => ({
        ...about,
        message: `container "${container.name}" names ${path}, which the volume mounted over ${IMAGE_FOLDER} hides`,
        ...(isAtLeast(productOf(container)!.launch.image.version, 5) ? { severity: 'error' } : {}),
      }));
    });
  },
};

/** The parsers and plugins files that a configuration names, as paths in the image's folder. */
function filesNamedIn(text: string): string[] {
  const found = [...text.matchAll(/^\s*-?\s*"?(?:parsers_file|plugins_file)"?\s*:?\s+"?([^\s"]+)/gim)].map(([, file]) => file);
  return found.map((file) => file.startsWith('/') ? file : `${IMAGE_FOLDER}/${file}`).filter((path) => path.startsWith(`${IMAGE_FOLDER}/`));
}
