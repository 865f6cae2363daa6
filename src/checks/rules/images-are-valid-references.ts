import { referenceFault } from '../../pod/products/reference-fault';
import { show } from '../../pod/show';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'images-are-valid-references',
  category: 'config',
  severity: 'error',
  title: 'Write images as references that can be pulled',
  why: 'The API server takes any text for an image, but the kubelet refuses what is no reference with InvalidImageName, and the container never starts. A repository is in lower ' +
    'case, and a tag and a digest have a form of their own (https://kubernetes.io/docs/concepts/containers/images/#image-names).',
  fix: 'write the image as registry/repository:tag',
  bad: `
    containers:
      - {name: app, image: "registry.acme.io/Orders:1.0"}`,
  good: `
    containers:
      - {name: app, image: "registry.acme.io/orders:1.0"}`,
  acknowledge: 'When something replaces the image before the manifest is applied. A placeholder that is no reference, such as "${IMAGE}", is a warning; one that is a reference, ' +
    'as the names that Kustomize and Skaffold replace are, is none.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const { name, field, spec: { image = '' } } of pod.containers) {
      const fault = image === '' || (pod.templateField === '' && image.trim() !== image) ? undefined : referenceFault(image);
      if (fault) {
        complaints.push({
          message: `container "${name}" has an image ${fault.problem}, got ${show(image)}`,
          fix: fault.fix,
          container: name,
          field: `${field}.image`,
          ...(fault.isPlaceholder ? { severity: 'warning' } : {}),
        });
      }
    }
    return complaints;
  },
};
