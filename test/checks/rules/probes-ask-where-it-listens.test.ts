import { rule } from '../../../src/checks/rules/probes-ask-where-it-listens';
import { ContainerSpec } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const proxy = (args: string[], rest: ContainerSpec = {}): ContainerSpec => ({
  name: 'sql',
  restartPolicy: 'Always',
  image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3',
  args: [...args, 'acme:eu:orders'],
  startupProbe: { httpGet: { path: '/startup', port: 9090 } },
  ...rest,
});
const withApp = (...initContainers: ContainerSpec[]) => pod({ initContainers, containers: [{ name: 'app' }] });

testRule(rule, {
  valid: {
    'a health server that is open': withApp(proxy(['--health-check', '--http-address=0.0.0.0'])),
    'settings may come from a Secret': withApp(proxy([], { envFrom: [{ secretRef: { name: 'x' } }] })),
    'settings may come from a file': withApp(proxy(['--config-file=/etc/x'])),
    'a script around it': withApp(proxy([], { command: ['sh', '-c', 'x'] })),
    'a port that another container serves': pod({ initContainers: [proxy([])], containers: [{ name: 'app', ports: [{ containerPort: 9090 }] }] }),
    'a program that nobody knows': withApp({ name: 'x', restartPolicy: 'Always', startupProbe: { tcpSocket: { port: 1 } } }),
    'an address of its own': withApp(proxy([], { startupProbe: { httpGet: { port: 9090, host: 'example.com' } } })),
    'a flag that opens the port': withApp({ name: 'x', restartPolicy: 'Always', args: ['--listen-address=0.0.0.0:80'], startupProbe: { tcpSocket: { port: 80 } } }),
    'a flag for another port': withApp({ name: 'x', restartPolicy: 'Always', args: ['--listen-address=127.0.0.1:81'], startupProbe: { tcpSocket: { port: 80 } } }),
  },
  invalid: {
    'a health server on loopback': {
      pod: withApp(proxy(['--health-check'])),
      complaints: [{
        message: 'container "sql" is Cloud SQL Auth Proxy and listens on loopback only, but the kubelet asks at the pod\'s address and port 9090 for its startup probe',
        fix: 'set --http-address=0.0.0.0',
        container: 'sql',
        field: 'spec.initContainers[0].startupProbe.httpGet.port',
      }],
    },
    'a health server that is off': {
      pod: withApp(proxy(['--port=5432'])),
      complaints: [{
        message: 'container "sql" is Cloud SQL Auth Proxy and does not listen on port 9090 for its startup probe',
        fix: 'set --health-check --http-address=0.0.0.0',
      }],
    },
    'another port than the health server\'s, by name': {
      pod: withApp(proxy(['--health-check', '--http-address=0.0.0.0'], {
        ports: [{ name: 'health', containerPort: 8090 }], startupProbe: { httpGet: { port: 'health' } },
      })),
      complaints: [{ message: 'container "sql" is Cloud SQL Auth Proxy and does not listen on port 8090 for its startup probe', fix: 'probe port 9090' }],
    },
    'a preStop hook to the admin server fails, which does no harm': {
      pod: withApp(proxy(['--health-check', '--http-address=0.0.0.0', '--quitquitquit'], { lifecycle: { preStop: { httpGet: { path: '/quitquitquit', port: 9091 } } } })),
      complaints: [{ severity: 'warning', field: 'spec.initContainers[0].lifecycle.preStop.httpGet.port' }],
    },
    'oauth2-proxy with its default address': {
      pod: withApp({ name: 'auth', restartPolicy: 'Always', image: 'quay.io/oauth2-proxy/oauth2-proxy:v7.15.3', readinessProbe: { httpGet: { path: '/ready', port: 4180 } } }),
      complaints: [{ fix: 'set --http-address=0.0.0.0:4180' }],
    },
    'a flag of a program that nobody knows': {
      pod: withApp({ name: 'x', restartPolicy: 'Always', args: ['--web.listen-address=127.0.0.1:80'], startupProbe: { tcpSocket: { port: 80 } } }),
      complaints: [{
        severity: 'warning',
        fix: 'listen on 0.0.0.0:80',
        message: 'container "x" listens on loopback only, by "--web.listen-address=127.0.0.1:80", but the kubelet asks at the pod\'s address and port 80 for its startup probe',
      }],
    },
  },
});
