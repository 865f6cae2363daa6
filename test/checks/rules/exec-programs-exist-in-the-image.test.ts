import { rule } from '../../../src/checks/rules/exec-programs-exist-in-the-image';
import { ContainerSpec } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const withApp = (spec: ContainerSpec) => pod({ initContainers: [{ name: 'x', restartPolicy: 'Always', ...spec }], containers: [{ name: 'app' }] });
const sleep = { lifecycle: { preStop: { exec: { command: ['/bin/sleep', '5'] } } } };

testRule(rule, {
  valid: {
    'an image that nobody knows': withApp(sleep),
    'the debug variant has a shell': withApp({ image: 'fluent/fluent-bit:5.1.1-debug', ...sleep }),
    'the alpine variant has a shell': withApp({ image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3-alpine', ...sleep }),
    'somebody else\'s package of it has a shell': withApp({ image: 'bitnami/fluent-bit:5', ...sleep }),
    'the program of the image itself': withApp({
      image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3', livenessProbe: { exec: { command: ['/cloud-sql-proxy', 'wait'] } },
    }),
    'a tool from a volume': withApp({
      image: 'fluent/fluent-bit:5.1.1', volumeMounts: [{ name: 'tools', mountPath: '/tools/' }], livenessProbe: { exec: { command: ['/tools/sh'] } },
    }),
  },
  invalid: {
    'sleep in Fluent Bit\'s image': {
      pod: withApp({ image: 'fluent/fluent-bit:5.1.1', ...sleep }),
      complaints: [{
        message: 'container "x" runs "/bin/sleep" in its preStop hook, which image "fluent/fluent-bit:5.1.1" does not have, so that the hook is skipped',
        fix: 'use a "sleep" hook, or none',
        container: 'x',
        field: 'spec.initContainers[0].lifecycle.preStop.exec.command',
      }],
    },
    'a startup probe in a distroless image of any program': {
      pod: withApp({ image: 'acme/app:1-distroless', startupProbe: { exec: { command: ['sh', '-c', 'test -f /ready'] } } }),
      complaints: [{
        message: 'container "x" runs "sh" in its startup probe, which image "acme/app:1-distroless" does not have, so that the pod waits for ever, without one restart',
      }],
    },
    'a command that starts a shell': {
      pod: withApp({ image: 'gcr.io/distroless/base', command: ['/bin/sh', '-c', 'run'] }),
      complaints: [{
        message: 'container "x" runs "/bin/sh", which image "gcr.io/distroless/base" does not have, so that it cannot start', field: 'spec.initContainers[0].command',
      }],
    },
  },
});
