import { rule } from '../../../src/checks/rules/log-shipper-reads-to-the-end';
import { ContainerSpec, Handler } from '../../../src/pod/manifest';
import { pod, viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';

const volumes = [{ name: 'logs', emptyDir: {} }];
const logs = (preStop?: Handler): ContainerSpec => ({
  name: 'logs', image: 'fluent/fluent-bit:5.1.1', restartPolicy: 'Always', volumeMounts: [{ name: 'logs', mountPath: '/var/log/app' }], lifecycle: { preStop },
});
const sleep = (seconds: number): Handler => ({ sleep: { seconds } });
const app = (preStop?: Handler): ContainerSpec => ({ name: 'app', volumeMounts: [{ name: 'logs', mountPath: '/logs' }], lifecycle: { preStop } });
const expecting = (value: object) => ({ annotations: { 'cdk8s-sidecars/lifecycle': JSON.stringify(value) } });
const job = (preStop?: Handler) => viewOf({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'etl' },
  spec: { template: { spec: { restartPolicy: 'Never', volumes, initContainers: [logs(preStop)], containers: [app(sleep(20))] } } },
});

testRule(rule, {
  valid: {
    'it outlasts an app without a hook': pod({ volumes, initContainers: [logs(sleep(3))], containers: [app()] }),
    'it outlasts the app\'s hook': pod({ volumes, initContainers: [logs(sleep(10))], containers: [app(sleep(5))] }),
    'a hook that takes nobody knows how long': pod({ volumes, initContainers: [logs({ exec: { command: ['wait'] } })], containers: [app()] }),
    'it reads no files of the app': pod({ initContainers: [{ ...logs(), volumeMounts: [] }], containers: [app()] }),
    'a later sidecar that takes its time': pod({
      volumes,
      initContainers: [logs(), { name: 'drain', restartPolicy: 'Always', command: ['sh', '-c', "trap 'sleep 5; exit 0' TERM; sleep infinity & wait"] }],
      containers: [app(sleep(5))],
    }),
    'a later sidecar that is said to take its time': pod({
      volumes, initContainers: [logs(), { name: 'drain', restartPolicy: 'Always' }], containers: [app()],
    }, '1.36', expecting({ drain: { drainSeconds: 5 } })),
    'a Job: the hook runs when the mains have ended': job(sleep(5)),
    'another product': pod({ volumes, initContainers: [{ ...logs(), image: 'timberio/vector:0.57.0-alpine' }], containers: [app()] }),
  },
  invalid: {
    'no hook': {
      pod: pod({ volumes, initContainers: [logs()], containers: [app()] }),
      complaints: [{
        message: 'container "logs" stops reading as soon as the main containers have ended, so that what they wrote last is lost',
        fix: 'set lifecycle.preStop.sleep.seconds to 5',
        container: 'logs',
        field: 'spec.initContainers[0]',
      }],
    },
    'a hook as long as the app\'s': {
      pod: pod({ volumes, initContainers: [logs(sleep(5))], containers: [app(sleep(5))] }, '1.36', expecting({ app: { drainSeconds: 2 } })),
      complaints: [{
        message: 'container "logs" reads on for 5s from the start of the termination, but the main containers may write for 7s of them',
        fix: 'set lifecycle.preStop.sleep.seconds to 12, 7s of the main containers and 5s more',
        field: 'spec.initContainers[0].lifecycle.preStop',
      }],
    },
    'a Job with too little': { pod: job(sleep(1)), complaints: [{ message: 'container "logs" reads on for only 1s after the main containers have ended' }] },
    'before there was a sleep hook': {
      pod: pod({ volumes, initContainers: [logs()], containers: [app()] }, '1.29'),
      complaints: [{ fix: 'declare a sidecar after it whose SIGTERM handling waits for 5s' }],
    },
  },
});
