import { rule } from '../../../src/checks/rules/fluent-bit-http-server-is-on';
import { ContainerSpec } from '../../../src/pod/manifest';
import { fluentBitPod, fluentBitYaml } from '../fluent-bit-pods';
import { testRule } from '../rule-table';

const startupProbe = { httpGet: { path: '/', port: 2020 } };
const probed = (spec: ContainerSpec = {}) => fluentBitPod({ startupProbe, ...spec });

testRule(rule, {
  valid: {
    'on': [probed(), fluentBitYaml('service: {http_server: on}')],
    'on by the command line': [probed({ args: ['-H', '-c', '/conf/fluent-bit.yaml'] }), fluentBitYaml('service: {}')],
    'a configuration that is not in the input': probed(),
    'a configuration that includes others': [probed(), fluentBitYaml('{includes: [x.yaml], service: {}}')],
    'a variable decides': [probed(), fluentBitYaml('service: {http_server: "${HTTP}"}')],
    'a port on which an input listens': [
      probed({ ports: [{ containerPort: 24224 }], startupProbe: { tcpSocket: { port: 24224 } } }), fluentBitYaml('service: {}'),
    ],
    'an image of somebody else with a configuration of its own': probed({ image: 'acme/fluent-bit:5', args: undefined, volumeMounts: [] }),
    'no probe': [fluentBitPod(), fluentBitYaml('service: {}')],
  },
  invalid: {
    'off': {
      pod: probed(),
      others: fluentBitYaml('service: {flush: 1}'),
      complaints: [{
        message: 'container "logs" has a startup probe at port 2020, but Fluent Bit\'s HTTP server is off in its configuration',
        container: 'logs',
        field: 'spec.initContainers[0].startupProbe.httpGet.port',
      }],
    },
    'the configuration of the image has it off': { pod: probed({ args: undefined, volumeMounts: [] }), complaints: [{ container: 'logs' }] },
    'another port': {
      pod: probed(),
      others: fluentBitYaml('service: {http_server: on, http_port: 2021}'),
      complaints: [{
        message: 'container "logs" has a startup probe at port 2020, but Fluent Bit\'s HTTP server is on port 2021', fix: 'probe port 2021',
      }],
    },
    'loopback': {
      pod: probed(), others: fluentBitYaml('service: {http_server: on, http_listen: 127.0.0.1}'), complaints: [{ fix: 'set "http_listen: 0.0.0.0"' }],
    },
  },
});
