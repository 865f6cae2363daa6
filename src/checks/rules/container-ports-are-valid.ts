import { ContainerPort } from '../../pod/manifest';
import { portNameFault } from '../../pod/names';
import { ContainerView } from '../../pod/pod-view';
import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'container-ports-are-valid',
  category: 'admission',
  severity: 'error',
  title: 'Declare ports with a number, a known protocol and a short name of their own',
  why: 'The API server refuses a port outside 1 to 65535, a protocol other than TCP, UDP and SCTP, a name that is no IANA service name, ' +
    'and one name for two ports of a container (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports).',
  fix: 'correct the port',
  bad: `
    containers:
      - {name: app, image: app, ports: [{name: Metrics_Port, containerPort: 9090}]}`,
  good: `
    containers:
      - {name: app, image: app, ports: [{name: metrics, containerPort: 9090}]}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      container.spec.ports?.forEach((port, i) => check(complaints, container, port, i));
    }
    return complaints;
  },
};

function check(to: Complaint[], container: ContainerView, port: ContainerPort, index: number): void {
  const at = (name: string) => `${container.field}.ports[${index}].${name}`;
  const { name, containerPort = 0, hostPort = 0, protocol } = port;
  const fault = name ? portNameFault(name) : undefined;
  if (fault) {
    complain(to, container, at('name'), `has a port whose name ${fault}`, name, 'use at most 15 lower-case letters, digits and single dashes, with a letter among them');
  } else if (name && container.spec.ports!.findIndex((other) => other.name === name) < index) {
    complain(to, container, at('name'), 'has two ports of one name', name, 'rename one of them');
  }
  if (containerPort < 1 || containerPort > 65535) {
    complain(to, container, at('containerPort'), 'has a port outside 1 to 65535', containerPort, 'set \'containerPort\' from 1 to 65535');
  }
  if (hostPort !== 0 && (hostPort < 1 || hostPort > 65535)) {
    complain(to, container, at('hostPort'), 'has a host port outside 1 to 65535', hostPort, 'set \'hostPort\' from 1 to 65535');
  }
  if (protocol && protocol !== 'TCP' && protocol !== 'UDP' && protocol !== 'SCTP') {
    complain(to, container, at('protocol'), 'has a port with an unknown protocol', protocol, 'use "TCP", "UDP" or "SCTP"');
  }
}
