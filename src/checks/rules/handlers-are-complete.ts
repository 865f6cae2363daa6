import { HttpGet, Probe } from '../../pod/manifest';
import { headerNameFault, portNameFault } from '../../pod/names';
import { ContainerView } from '../../pod/pod-view';
import { complain, REFUSED } from '../complain';
import { FieldOf, forEachHook, forEachProbe } from '../each-handler';
import { Complaint } from '../finding';
import { Rule } from '../rule';

const ACTIONS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const;

type AnyHandler = Probe & { readonly sleep?: unknown };

export const rule: Rule = {
  id: 'handlers-are-complete',
  category: 'admission',
  severity: 'error',
  title: 'Give every probe and hook exactly one action, with all that it needs',
  why: 'The API server refuses a probe or hook without an action or with two, an exec without a command, a port outside 1 to 65535, ' +
    'a port name or header name of a wrong form, and a scheme other than HTTP and HTTPS ' +
    '(https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Probe).',
  fix: 'set one of \'exec\', \'httpGet\', \'tcpSocket\', in a probe \'grpc\', in a hook \'sleep\'',
  bad: `
    containers:
      - {name: app, image: app, livenessProbe: {periodSeconds: 5}}`,
  good: `
    containers:
      - {name: app, image: app, livenessProbe: {periodSeconds: 5, httpGet: {path: /healthz, port: 8080}}}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    forEachProbe(pod, (probe, _kind, container, field) => check(complaints, container, probe, field));
    forEachHook(pod, (hook, _kind, container, field) => check(complaints, container, hook, field));
    return complaints;
  },
};

function check(to: Complaint[], container: ContainerView, handler: AnyHandler, field: FieldOf): void {
  let first: string | undefined;
  for (const action of ACTIONS) {
    if (handler[action] === undefined) {
      continue;
    }
    if (first === undefined) {
      first = action;
    } else {
      complain(to, container, `${field()}.${action}`, `has a probe or hook with the actions '${first}' and '${action}'`, undefined, 'keep one of them');
    }
  }
  switch (first) {
    case undefined:
      complain(to, container, field(), 'has a probe or hook without an action');
      break;
    case 'exec':
      if (!handler.exec!.command?.length) {
        complain(to, container, `${field()}.exec.command`, 'has an exec without a command', undefined, 'set \'command\'');
      }
      break;
    case 'httpGet': return checkHttp(to, container, handler.httpGet!, field);
    case 'tcpSocket': return checkPort(to, container, handler.tcpSocket!.port, () => `${field()}.tcpSocket.port`);
    case 'grpc': return checkPort(to, container, handler.grpc!.port, () => `${field()}.grpc.port`);
    default:
  }
}

function checkHttp(to: Complaint[], container: ContainerView, { port, scheme, httpHeaders }: HttpGet, field: FieldOf): void {
  checkPort(to, container, port, () => `${field()}.httpGet.port`);
  if (scheme && scheme !== 'HTTP' && scheme !== 'HTTPS') {
    complain(to, container, `${field()}.httpGet.scheme`, 'asks with an unknown scheme', scheme, 'use "HTTP" or "HTTPS"');
  }
  for (const { name = '' } of httpHeaders ?? []) {
    const fault = headerNameFault(name);
    if (fault) {
      complain(to, container, `${field()}.httpGet.httpHeaders`, `sends a header whose name ${fault}`, name, 'use letters, digits and dashes');
    }
  }
}

function checkPort(to: Complaint[], container: ContainerView, port: number | string | undefined, field: FieldOf): void {
  if (typeof port === 'string') {
    const fault = portNameFault(port);
    if (fault) {
      const isNumber = /^\d+$/.test(port);
      complain(to, container, field(), `asks a port whose name ${fault}`, port, isNumber ? 'write the number without quotes' : 'give the name or number of a port');
    }
  } else if (port === undefined || port < 1 || port > 65535) {
    complain(to, container, field(), 'asks a port outside 1 to 65535', port ?? 0, 'set a port from 1 to 65535');
  }
}
