import { APP, migratedPod, PROXY } from '../migrated-pod';

const sh = (script: string) => ({ ...APP, command: ['sh', '-c', script] });
const scriptOf = (spec: any) => spec.containers[0].command[2];

describe('a shell around the app\'s command', () => {
  test.each([
    ['waits for the sidecar', 'until nc -z localhost 5432; do sleep 1; done; exec /app', 'exec /app'],
    ['waits and ends it, and keeps the exit code', 'until nc -z localhost 5432; do sleep 1; done\n/app\nrc=$?\ncurl -XPOST localhost:9091/quitquitquit\nexit $rc\n',
      '/app\nrc=$?\nexit $rc\n'],
    ['ends it by its name', '/app; pkill cloud-sql-proxy', '/app'],
    ['ends it in a trap', "trap 'curl -s localhost:9091/quitquitquit' EXIT; /app", '/app'],
  ])('%s', (_what, before, after) => {
    expect(scriptOf(migratedPod({ containers: [sh(before), PROXY] }).spec)).toBe(after);
  });

  test.each([
    ['waits for something else', 'until nc -z localhost 6379; do sleep 1; done; /app'],
    ['waits for another host', 'until nc -z db.acme.io 5432; do sleep 1; done; /app'],
    ['is too unusual to be taken apart', 'cat <<EOF > /etc/app\nuntil nc -z localhost 5432; do sleep 1; done\nEOF\n/app'],
  ])('stays when it %s', (_what, script) => {
    expect(scriptOf(migratedPod({ containers: [sh(script), PROXY] }).spec)).toBe(script);
  });

  test('stays, and is named, when it ends somebody unknown', () => {
    const { spec, report } = migratedPod({ containers: [sh('/app; pkill worker'), PROXY] });

    expect(scriptOf(spec)).toBe('/app; pkill worker');
    expect(report).toContain('left: container "app" keeps "pkill worker" in its command: it is not clear whose process it ends');
  });

  test('stays, and is named, when the end of the sidecar is a part of something else', () => {
    const { report } = migratedPod({ containers: [sh('/app && if [ -z "$KEEP" ]; then curl localhost:9091/quitquitquit; fi'), PROXY] });

    expect(report).toContain('left: container "app" keeps "if [ -z "$KEEP" ]; then curl localhost:9091/quitquitquit; fi" in its command: ' +
      'it is part of a statement that does more; take it out by hand');
  });

  test('keeps waiting for a sidecar that has no startup probe', () => {
    const script = 'until nc -z localhost 9000; do sleep 1; done; /app';
    const { spec, report } = migratedPod({ containers: [sh(script), { name: 'cache', image: 'cache:1', ports: [{ containerPort: 9000 }] }] }, { sidecars: ['cache'] });

    expect(scriptOf(spec)).toBe(script);
    expect(report).toContain('left: container "app" keeps "until nc -z localhost 9000; do sleep 1; done" in its command: ' +
      '"cache" has no startup probe that could take its place');
  });
});

describe('a preStop hook of the sidecar', () => {
  const hook = (preStop: object) => migratedPod({ containers: [APP, { ...PROXY, lifecycle: { preStop } }] });

  test.each([
    ['sleeps', { sleep: { seconds: 15 } }],
    ['sleeps in a shell', { exec: { command: ['sh', '-c', 'echo bye; sleep 15'] } }],
    ['waits for the app\'s ports to go', { exec: { command: ['sh', '-c', 'while [ $(ss -tln | wc -l) -gt 1 ]; do sleep 1; done'] } }],
    ['ends it', { exec: { command: ['/cloud-sql-proxy', 'shutdown'] } }],
    ['asks it to quit', { httpGet: { path: '/quitquitquit', port: 9091 } }],
    ['kills it after a wait', { exec: { command: ['sh', '-c', 'sleep 10; kill 1'] } }],
  ])('goes when it %s', (_what, preStop) => {
    expect(hook(preStop).spec.initContainers![0]).not.toHaveProperty('lifecycle');
  });

  test.each([
    ['drains', { httpGet: { path: '/drain_listeners?graceful&skip_exit', port: 9901 } }],
    ['does something of its own', { exec: { command: ['sh', '-c', 'sleep 5; /flush'] } }],
  ])('stays when it %s', (_what, preStop) => {
    expect(hook(preStop).spec.initContainers![0].lifecycle!.preStop).toEqual(preStop);
  });

  test('of a log shipper stays: it is reading time', () => {
    const shipper = { name: 'logs', image: 'docker.elastic.co/beats/filebeat:8.15.0', lifecycle: { preStop: { sleep: { seconds: 10 } } } };

    expect(migratedPod({ containers: [APP, shipper] }).spec.initContainers![0].lifecycle).toEqual(shipper.lifecycle);
  });
});

describe('hooks of the app', () => {
  test('one that only ends the sidecar goes', () => {
    const app = { ...APP, lifecycle: { preStop: { exec: { command: ['curl', '-XPOST', 'http://localhost:9091/quitquitquit'] } } } };

    expect(migratedPod({ containers: [app, PROXY] }).spec.containers![0]).not.toHaveProperty('lifecycle');
  });

  test('its own preStop sleep is its own business', () => {
    const lifecycle = { preStop: { exec: { command: ['sleep', '5'] } } };

    expect(migratedPod({ containers: [{ ...APP, lifecycle }, PROXY] }).spec.containers![0].lifecycle).toEqual(lifecycle);
  });
});

describe('a flag file', () => {
  const mounts = { volumeMounts: [{ name: 'flags', mountPath: '/flags' }] };
  const watcher = { ...PROXY, args: undefined, command: ['sh', '-c', '/cloud-sql-proxy --port=5432 acme:eu:db & P=$!; until [ -f /flags/done ]; do sleep 1; done; kill $P'] };

  test('goes with its volume, and the sidecar runs without a shell', () => {
    const { spec } = migratedPod({
      containers: [{ ...sh('/app; touch /flags/done'), ...mounts }, { ...watcher, ...mounts }], volumes: [{ name: 'flags', emptyDir: {} }],
    });

    expect(spec.initContainers![0].command).toEqual(['/cloud-sql-proxy', '--health-check', '--http-address=0.0.0.0', '--port=5432', 'acme:eu:db']);
    expect(scriptOf(spec)).toBe('/app');
    expect(spec).not.toHaveProperty('volumes');
    expect(spec.containers![0]).not.toHaveProperty('volumeMounts');
  });

  test('the volume stays when somebody else uses it', () => {
    const { spec } = migratedPod({
      containers: [{ ...sh('/app --state /flags/state; touch /flags/done'), ...mounts }, { ...watcher, ...mounts }], volumes: [{ name: 'flags', emptyDir: {} }],
    });

    expect(scriptOf(spec)).toBe('/app --state /flags/state');
    expect(spec.volumes).toHaveLength(1);
  });

  test('the watcher stays when it does more', () => {
    const command = ['sh', '-c', '/cloud-sql-proxy acme:eu:db & until [ -f /flags/done ]; do sleep 1; done; /report; kill $!'];
    const { spec, report } = migratedPod({ containers: [APP, { ...watcher, command }] });

    expect(spec.initContainers![0].command).toEqual(command);
    expect(report.join()).toContain('it looks out for a file, and does more');
  });
});

describe('shareProcessNamespace', () => {
  test('goes when the app only killed the sidecar', () => {
    expect(migratedPod({ shareProcessNamespace: true, containers: [sh('/app; pkill cloud-sql-proxy'), PROXY] }).spec).not.toHaveProperty('shareProcessNamespace');
  });

  test.each([
    ['nobody killed anybody', [APP, PROXY]],
    ['somebody looks at processes', [sh('/app; pkill cloud-sql-proxy; ps aux'), PROXY]],
    ['somebody may trace processes', [{ ...sh('/app; pkill cloud-sql-proxy'), securityContext: { capabilities: { add: ['SYS_PTRACE'] } } }, PROXY]],
  ])('stays, and is named, when %s', (_why, containers) => {
    const { spec, report } = migratedPod({ shareProcessNamespace: true, containers });

    expect(spec.shareProcessNamespace).toBe(true);
    expect(report.join()).toContain('left: shareProcessNamespace stays');
  });
});

describe('a sidecar that is native already', () => {
  const native = (lifecycle: object) => ({ ...PROXY, restartPolicy: 'Always', startupProbe: { httpGet: { path: '/startup', port: 9090 }, periodSeconds: 1 }, lifecycle });

  test('keeps its sleep, which somebody has chosen', () => {
    expect(migratedPod({ initContainers: [native({ preStop: { sleep: { seconds: 5 } } })], containers: [APP] }).report).toEqual([]);
  });

  test('loses a hook that ends it', () => {
    const { spec } = migratedPod({ initContainers: [native({ preStop: { exec: { command: ['/cloud-sql-proxy', 'shutdown'] } } })], containers: [APP] });

    expect(spec.initContainers![0]).not.toHaveProperty('lifecycle');
  });

  test('has nothing to do with a process namespace that is shared', () => {
    expect(migratedPod({ shareProcessNamespace: true, initContainers: [native({})], containers: [APP] }).report).toEqual([]);
  });
});
