import { rule } from '../../../src/checks/rules/grace-period-covers-shutdown';
import { ContainerSpec, PodSpec } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const sidecar = (name: string): ContainerSpec => ({ name, restartPolicy: 'Always' });
const sleeping = (name: string, seconds: number): ContainerSpec => ({ name, lifecycle: { preStop: { sleep: { seconds } } } });
const podOf = (spec: PodSpec, said: object = {}) => pod(spec, '1.36', { annotations: { 'cdk8s-sidecars/lifecycle': JSON.stringify(said) } });

const SPEC: PodSpec = { initContainers: [sidecar('logs'), sidecar('proxy')], containers: [sleeping('app', 15)] };

testRule(rule, {
  valid: {
    'nothing is known': podOf({ initContainers: [sidecar('proxy')], containers: [{ name: 'app' }] }),
    'everything fits': podOf(SPEC, { app: { drainSeconds: 5 }, proxy: { drainSeconds: 3 }, logs: { drainSeconds: 2 } }),
    'a long hook of a sidecar that the mains outlast': podOf({ ...SPEC, initContainers: [{ ...sleeping('proxy', 20), restartPolicy: 'Always' }] },
      { app: { drainSeconds: 10 }, proxy: { drainSeconds: 2 } }),
    'a hook of unknown length': podOf({ containers: [{ name: 'app', lifecycle: { preStop: { httpGet: { port: 80 } } } }] }),
    'a hook that takes all of the grace is the business of another rule': podOf({ containers: [sleeping('app', 30)] }),
    'so is a container that ignores SIGTERM': podOf(SPEC, { proxy: { drainSeconds: 'never' } }),
    'no grace at all, and nothing known that needs one': podOf({ ...SPEC, terminationGracePeriodSeconds: 0, containers: [{ name: 'app' }] }),
  },
  invalid: {
    'a mesh whose proxy waits for all of the usual grace': {
      pod: pod({ containers: [{ name: 'app' }] }, '1.36', {
        annotations: { 'consul.hashicorp.com/connect-inject': 'true', 'consul.hashicorp.com/enable-consul-dataplane-as-sidecar': 'true' },
      }),
      complaints: [{
        message: 'pod takes 30s to stop ("consul-dataplane" 30s after SIGTERM), got terminationGracePeriodSeconds 30 (the default): "consul-dataplane" is killed at 30s',
        fix: 'set terminationGracePeriodSeconds: 32 or more',
      }],
    },
    'a main that takes all of the grace, so that the sidecars lose their order': {
      pod: podOf(SPEC, { app: { drainSeconds: 20 }, proxy: { drainSeconds: 5 }, logs: { drainSeconds: 1 } }),
      complaints: [{
        message: 'pod takes 41s to stop ("app" preStop of 15s and 20s after SIGTERM, then "proxy" 5s after SIGTERM, then "logs" 1s after SIGTERM), ' +
          'got terminationGracePeriodSeconds 30 (the default): "logs" gets SIGTERM before its turn at 30s, "proxy" is killed at 32s, "app" is killed at 30s',
        fix: 'set terminationGracePeriodSeconds: 43 or more',
        field: 'spec.terminationGracePeriodSeconds',
      }],
    },
    'sidecars one after the other': {
      pod: podOf({ ...SPEC, terminationGracePeriodSeconds: 40 }, { proxy: { drainSeconds: 20 }, logs: { drainSeconds: 10 } }),
      complaints: [{
        message: 'pod takes 45s to stop ("app" preStop of 15s, then "proxy" 20s after SIGTERM, then "logs" 10s after SIGTERM), ' +
          'got terminationGracePeriodSeconds 40: "logs" is killed at 40s',
      }],
    },
    'a sidecar whose own hook is what takes long': {
      pod: podOf({ initContainers: [{ ...sleeping('proxy', 25), restartPolicy: 'Always' }], containers: [{ name: 'app' }] },
        { app: { drainSeconds: 5 }, proxy: { drainSeconds: 8 } }),
      complaints: [{
        message: 'pod takes 33s to stop ("proxy" preStop of 25s and 8s after SIGTERM), got terminationGracePeriodSeconds 30 (the default): "proxy" is killed at 30s',
      }],
    },
    'exactly the grace is not enough': {
      pod: podOf(SPEC, { app: { drainSeconds: 15 } }),
      complaints: [{
        message: 'pod takes 30s to stop ("app" preStop of 15s and 15s after SIGTERM), got terminationGracePeriodSeconds 30 (the default): "app" is killed at 30s',
        fix: 'set terminationGracePeriodSeconds: 32 or more',
      }],
    },
    'a pod that only the two seconds after the grace save': {
      pod: podOf({ initContainers: [sidecar('proxy')], containers: [{ name: 'app' }], terminationGracePeriodSeconds: 10 },
        { app: { drainSeconds: 9 }, proxy: { drainSeconds: 1.5 } }),
      complaints: [{ severity: 'warning' }],
    },
  },
});
