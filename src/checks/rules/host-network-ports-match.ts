import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'host-network-ports-match',
  category: 'admission',
  severity: 'error',
  title: 'On the host\'s network use one number for containerPort and hostPort',
  why: 'With "hostNetwork: true" a container listens on the node itself, so that the API server refuses a hostPort other than the containerPort ' +
    '(https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports). It looks at main containers only.',
  fix: 'remove \'hostPort\', or set it to the containerPort',
  bad: `
    hostNetwork: true
    containers:
      - {name: app, image: app, ports: [{containerPort: 8080, hostPort: 80}]}`,
  good: `
    hostNetwork: true
    containers:
      - {name: app, image: app, ports: [{containerPort: 80, hostPort: 80}]}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    if (!pod.spec.hostNetwork) {
      return complaints;
    }
    for (const container of pod.mains) {
      container.spec.ports?.forEach(({ containerPort = 0, hostPort = 0 }, i) => {
        if (hostPort !== 0 && hostPort !== containerPort) {
          complain(complaints, container, `${container.field}.ports[${i}].hostPort`, `has another host port than its port ${containerPort} on the host's network`, hostPort);
        }
      });
    }
    return complaints;
  },
};
