import { rule } from '../../../src/checks/rules/fluent-bit-health-path-fits-the-version';
import { fluentBitPod, fluentBitYaml } from '../fluent-bit-pods';
import { testRule } from '../rule-table';

const probing = (path: string, tag: string) => fluentBitPod({ image: `fluent/fluent-bit:${tag}`, startupProbe: { httpGet: { path, port: 2020 } } });

testRule(rule, {
  valid: {
    'the root in any version': probing('/', '3.2.4'),
    'version 2 from 5.0 on': probing('/api/v2/health', '5.0.0'),
    'version 1 with health_check': [probing('/api/v1/health', '5.1.1'), fluentBitYaml('service: {health_check: on}')],
    'version 1 with a configuration that nobody sees': probing('/api/v1/health', '5.1.1'),
    'a tag that says nothing': probing('/api/v2/health', 'latest'),
  },
  invalid: {
    'version 2 before 5.0': {
      pod: probing('/api/v2/health', '3.2.4'),
      complaints: [{
        message: 'container "logs" is Fluent Bit 3.2.4 and answers a path that it does not know with 200, so that its startup probe says nothing of its health, ' +
          'got path "/api/v2/health"',
        container: 'logs',
        field: 'spec.initContainers[0].startupProbe.httpGet.path',
      }],
    },
    'a path that 5.x does not know': {
      pod: probing('/healthz', '5.1.1'),
      complaints: [{ severity: 'error', message: 'container "logs" is Fluent Bit 5.1.1 and does not have the path, so that its startup probe fails, got path "/healthz"' }],
    },
    'version 1 without health_check in 5.x': {
      pod: probing('/api/v1/health', '5.1.1'),
      others: fluentBitYaml('service: {http_server: on}'),
      complaints: [{
        severity: 'error',
        fix: 'set "health_check: on" in the service section, or probe "/"',
        message: 'container "logs" is Fluent Bit 5.1.1 and has "health_check" off and answers with 404, so that its startup probe fails, got path "/api/v1/health"',
      }],
    },
    'version 1 without health_check before': {
      pod: probing('/api/v1/health', '4.2.8'), others: fluentBitYaml('service: {http_server: on}'), complaints: [{ container: 'logs' }],
    },
  },
});
