import { rule } from '../../../src/checks/rules/sidecars-run-until-they-are-stopped';
import { ContainerSpec } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const GIT_SYNC = 'registry.k8s.io/git-sync/git-sync:v4.7.1';
const sidecar = (spec: ContainerSpec) => pod({ initContainers: [{ name: 'x', restartPolicy: 'Always', ...spec }], containers: [{ name: 'app' }] });
const sh = (script: string) => sidecar({ command: ['sh', '-c', script] });

testRule(rule, {
  valid: {
    'any program': sidecar({}),
    'git-sync that keeps on syncing': sidecar({ image: GIT_SYNC, args: ['--repo=x', '--period=30s'] }),
    'git-sync once, as a classic init container': sidecar({ image: GIT_SYNC, args: ['--one-time'], restartPolicy: undefined }),
    'git-sync whose flag is switched off': sidecar({ image: GIT_SYNC, args: ['--one-time=false'] }),
    'a Vault agent whose file decides': sidecar({ image: 'hashicorp/vault:2.0', command: ['vault', 'agent', '-config=x'] }),
    'arguments of an unknown entrypoint': sidecar({ args: ['sleep', '5'] }),
    'sleep infinity': sidecar({ command: ['sleep', 'infinity'] }),
    'a loop': sh('while true; do date; sleep 5; done'),
    'a script that ends in a program': sh('echo start; cp /a /b; exec /app'),
    'a program before the last echo': sh('/app; echo done'),
    'a main container that ends': pod({ containers: [{ name: 'app', command: ['true'] }] }),
    'a server that drops restartPolicy': pod({ initContainers: [{ name: 'x', restartPolicy: 'Always', command: ['true'] }], containers: [{ name: 'app' }] }, '1.28'),
  },
  invalid: {
    'git-sync once': {
      pod: sidecar({ image: GIT_SYNC, args: ['--repo=x', '--one-time'] }),
      complaints: [{
        message: 'container "x" is git-sync and ends by itself, so that the kubelet starts it again and again, got "--one-time"',
        fix: 'remove "--one-time", or restartPolicy, so that "x" is a classic init container',
        container: 'x',
        field: 'spec.initContainers[0].args[1]',
      }],
    },
    'git-sync once, by a variable': {
      pod: sidecar({ image: GIT_SYNC, env: [{ name: 'GITSYNC_REPO', value: 'x' }, { name: 'GITSYNC_ONE_TIME', value: 'true' }] }),
      complaints: [{
        message: 'container "x" is git-sync and ends by itself, so that the kubelet starts it again and again, got "GITSYNC_ONE_TIME=true"',
        field: 'spec.initContainers[0].env[1]',
      }],
    },
    'git-sync once, for two reasons': {
      pod: sidecar({ image: GIT_SYNC, args: ['--one-time'], env: [{ name: 'GIT_SYNC_ONE_TIME', value: 'true' }] }),
      complaints: [{ message: 'container "x" is git-sync and ends by itself, so that the kubelet starts it again and again', field: 'spec.initContainers[0]' }],
    },
    'a Vault agent that leaves after it has logged in': {
      pod: sidecar({ image: 'hashicorp/vault:2.0', command: ['vault', 'agent', '-exit-after-auth', '-config=x'] }),
      complaints: [{ field: 'spec.initContainers[0].command[2]' }],
    },
    'a reloader that looks once': {
      pod: sidecar({ image: 'quay.io/prometheus-operator/prometheus-config-reloader:v0.85.0', args: ['--watch-interval=0', '--config-file=x'] }),
      complaints: [{ field: 'spec.initContainers[0].args[0]' }],
    },
    'a copy of files': {
      pod: sh('mkdir -p /x && cp -r /plugins/. /x'),
      complaints: [{
        message: 'container "x" ends by itself, so that the kubelet starts it again and again, got "sh -c mkdir -p /x && cp -r /plugins/. /x"',
        container: 'x',
        field: 'spec.initContainers[0].command',
      }],
    },
  },
});
