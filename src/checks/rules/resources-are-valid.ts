import { Resources } from '../../pod/manifest';
import { REFUSED } from '../complain';
import { Complaint } from '../finding';
import { checkResources, containerResourceFault } from '../resource-requirements';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'resources-are-valid',
  category: 'admission',
  severity: 'error',
  title: 'Request known resources, no more than the limits',
  why: 'The API server refuses unknown resources, negative amounts, requests above the limit, fractions of extended resources, extended resources and huge pages ' +
    'whose request differs from the limit, and huge pages without cpu or memory ' +
    '(https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/).',
  fix: 'correct the resources',
  bad: `
    containers:
      - {name: app, image: app, resources: {requests: {memory: 1Gi}, limits: {memory: 512Mi}}}`,
  good: `
    containers:
      - {name: app, image: app, resources: {requests: {memory: 512Mi}, limits: {memory: 512Mi}}}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      const { resources } = container.spec;
      if (resources) {
        // of a Pod itself the server fills requests in from limits before it looks (SetDefaults_Pod of pkg/apis/core/v1/defaults.go)
        const checked = pod.templateField === '' ? { ...resources, requests: { ...resources.limits, ...resources.requests } } : resources;
        checkResources(complaints, container, checked, `${container.field}.resources`, containerResourceFault);
      }
    }
    const { overhead } = pod.spec;
    if (overhead) {
      // the server checks it as if it were limits, and says so in the path
      checkResources(complaints, 'pod', { limits: overhead } as Resources, `${pod.field}.overhead`, containerResourceFault);
    }
    return complaints;
  },
};
