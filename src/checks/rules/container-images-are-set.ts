import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'container-images-are-set',
  category: 'admission',
  severity: 'error',
  title: 'Give every container an image',
  why: 'The API server refuses a container without an image, and a pod whose image has spaces around it ' +
    '(https://kubernetes.io/docs/concepts/containers/images/).',
  fix: 'set \'image\', without spaces around it',
  bad: `
    containers:
      - {name: app, image: ""}`,
  good: `
    containers:
      - {name: app, image: "registry.acme.io/app:1.0"}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      const { image = '' } = container.spec;
      if (image === '') {
        complain(complaints, container, `${container.field}.image`, 'has no image');
      } else if (image.trim() !== image && pod.templateField === '') {
        // in a pod template the server lets it pass, for old templates' sake
        complain(complaints, container, `${container.field}.image`, 'has an image with spaces around it', image);
      }
    }
    return complaints;
  },
};
