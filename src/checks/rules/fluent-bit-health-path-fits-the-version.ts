import { ContainerView, PodView } from '../../pod/pod-view';
import { productOf } from '../../pod/products/catalogue';
import { hasVersion2Health } from '../../pod/products/fluent-bit';
import { handlersOf } from '../container-handlers';
import { Complaint } from '../finding';
import { fluentBitConfig, isFluentBit, isOn } from '../fluent-bit-config';
import { Neighbours, Rule } from '../rule';

export const rule: Rule = {
  id: 'fluent-bit-health-path-fits-the-version',
  category: 'probes',
  severity: 'warning',
  title: 'Probe Fluent Bit at a path that its version has',
  why: '"/api/v2/health" exists from 5.0 on; older versions answer any path that they do not know with 200, so that the probe says nothing of the health. "/api/v1/health" exists ' +
    'only with "health_check: on"; without it 5.x answers 404, and the kubelet kills the sidecar. "/" answers in every version ' +
    '(https://docs.fluentbit.io/manual/administration/monitoring).',
  fix: 'probe "/", which answers in every version',
  bad: `
    initContainers:
      - name: logs
        image: fluent/fluent-bit:3.2.4
        restartPolicy: Always
        startupProbe: {httpGet: {path: /api/v2/health, port: 2020}, periodSeconds: 1}
        args: ["-H"]
    containers: [{name: app, image: app}]`,
  good: `
    initContainers:
      - name: logs
        image: fluent/fluent-bit:3.2.4
        restartPolicy: Always
        startupProbe: {httpGet: {path: /, port: 2020}, periodSeconds: 1}
        args: ["-H"]
    containers: [{name: app, image: app}]`,
  acknowledge: 'When the image\'s tag does not say Fluent Bit\'s version. The rule is silent on "/api/v1/health" unless the configuration is in the same input.',
  reads: ['ConfigMap'],
  concerns: (pod) => pod.containers.some(isFluentBit),

  run(pod, others) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      for (const use of isFluentBit(container) ? handlersOf(container) : []) {
        const path = use.handler.httpGet?.path;
        const problem = use.isProbe && path ? problemOf(pod, container, path.replace(/\/$/, ''), others) : undefined;
        if (problem) {
          complaints.push({
            message: `container "${container.name}" is Fluent Bit ${productOf(container)!.launch.image.tag} and ${problem.says}, ` +
              `so that its ${use.title} ${problem.fails ? 'fails' : 'says nothing of its health'}, got path "${path}"`,
            ...(problem.fails ? { severity: 'error' } : {}),
            ...(problem.fix ? { fix: problem.fix } : {}),
            container: container.name,
            field: `${use.field}.httpGet.path`,
          });
        }
      }
    }
    return complaints;
  },
};

interface Problem {
  /** Continues `is Fluent Bit 5.1.1 and`. */
  readonly says: string;
  readonly fails: boolean;
  readonly fix?: string;
}

/** What 5.x routes; all else is 404 there. */
const PATHS = /^(?:|\/api\/v1\/(?:health|uptime|metrics|metrics\/prometheus|storage|plugins|trace.*)|\/api\/v2\/(?:health|metrics|metrics\/prometheus|reload|reload\/.*))$/;

function problemOf(pod: PodView, container: ContainerView, path: string, others: Neighbours): Problem | undefined {
  const from5 = hasVersion2Health(productOf(container)!.launch);
  if (from5 === false && path === '/api/v2/health') {
    return { says: 'answers a path that it does not know with 200', fails: false, fix: 'probe "/", or use version 5.0 or later' };
  }
  if (from5 && !PATHS.test(path)) {
    return { says: 'does not have the path', fails: true };
  }
  if (path !== '/api/v1/health' || from5 === undefined) {
    return undefined;
  }
  const config = fluentBitConfig(pod, container, others);
  if (!config?.complete || isOn(config.service, 'health_check') !== false) {
    return undefined;
  }
  return {
    says: `has "health_check" off and answers with ${from5 ? '404' : '200 in any case'}`,
    fails: from5,
    fix: 'set "health_check: on" in the service section, or probe "/"',
  };
}
