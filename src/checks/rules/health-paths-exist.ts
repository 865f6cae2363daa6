import { productOf } from '../../pod/products/catalogue';
import { askedPort, asksElsewhere, handlersOf, portNumber } from '../container-handlers';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'health-paths-exist',
  category: 'probes',
  severity: 'error',
  title: 'Probe a known product at a path that its health server has',
  why: 'A health server answers a path that it does not have with 404, which is a failed probe: the startup probe kills the container again and again, the readiness probe ' +
    'never lets the pod become ready (https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes).',
  fix: 'probe a path that exists',
  bad: `
    initContainers:
      - name: cloud-sql-proxy
        image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3
        restartPolicy: Always
        args: ["--health-check", "--http-address=0.0.0.0", "acme:europe-west1:orders"]
        startupProbe: {httpGet: {path: /healthz, port: 9090}, periodSeconds: 1}
    containers: [{name: app, image: app}]`,
  good: `
    initContainers:
      - name: cloud-sql-proxy
        image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3
        restartPolicy: Always
        args: ["--health-check", "--http-address=0.0.0.0", "acme:europe-west1:orders"]
        startupProbe: {httpGet: {path: /startup, port: 9090}, periodSeconds: 1}
    containers: [{name: app, image: app}]`,
  acknowledge: 'When the image is another program than its name says. The rule speaks only of servers all of whose paths are known.',

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      const ports = productOf(container)?.listening.ports;
      for (const use of ports ? handlersOf(container) : []) {
        const { path = '/' } = use.handler.httpGet ?? {};
        const asked = use.isProbe && use.handler.httpGet && !asksElsewhere(use) ? askedPort(use) : undefined;
        const paths = asked && ports!.find((p) => p.port === portNumber(container, asked.port) && p.protocol === 'TCP')?.paths;
        if (paths && !paths.includes(path.replace(/(?<=.)\/$|\?.*$/g, ''))) {
          complaints.push({
            message: `container "${container.name}" is ${productOf(container)!.product.title} and answers 404 to its ${use.title}, got path "${path}"`,
            fix: `probe ${paths.join(', ').replace(/, ([^,]*)$/, ' or $1')}`,
            container: container.name,
            field: `${use.field}.httpGet.path`,
          });
        }
      }
    }
    return complaints;
  },
};
