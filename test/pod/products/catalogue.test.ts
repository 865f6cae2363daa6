import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ContainerSpec } from '../../../src/pod/manifest';
import { productOf, PRODUCTS } from '../../../src/pod/products/catalogue';

/** One image for each product, as people write it; a new product gets its row here. */
const IMAGES: Readonly<Record<string, string>> = {
  'istio-proxy': 'docker.io/istio/proxyv2:1.30.3-distroless',
  'linkerd-proxy': 'cr.l5d.io/linkerd/proxy:edge-26.5.2',
  'envoy': 'envoyproxy/envoy:distroless-v1.31.0',
  'consul-dataplane': 'hashicorp/consul-dataplane:2.0.1',
  'kuma-dp': 'docker.io/kumahq/kuma-dp:2.14.3',
  'fluent-bit': 'fluent/fluent-bit:5.1.1',
  'aws-for-fluent-bit': 'public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.0',
  'fluentd': 'fluent/fluentd:v1.17-1',
  'filebeat': 'docker.elastic.co/beats/filebeat:8.15.0',
  'promtail': 'grafana/promtail:3.1.0',
  'alloy': 'grafana/alloy:v1.4.0',
  'vector': 'timberio/vector:0.57.0-distroless-static',
  'cloud-sql-proxy': 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3',
  'cloud-sql-proxy-v1': 'gcr.io/cloudsql-docker/gce-proxy:1.33.2',
  'alloydb-auth-proxy': 'gcr.io/alloydb-connectors/alloydb-auth-proxy:1.15.2',
  'pgbouncer': 'edoburu/pgbouncer:v1.23.1-p2',
  'opentelemetry-collector': 'otel/opentelemetry-collector-contrib:0.159.0',
  'datadog-agent': 'gcr.io/datadoghq/agent:7',
  'statsd-exporter': 'prom/statsd-exporter:v0.27.1',
  'xray-daemon': 'public.ecr.aws/xray/aws-xray-daemon:3.x',
  'oauth2-proxy': 'quay.io/oauth2-proxy/oauth2-proxy:v7.15.3',
  'kube-rbac-proxy': 'quay.io/brancz/kube-rbac-proxy:v0.22.1',
  'vault-agent': 'hashicorp/vault:2.0.4',
  'git-sync': 'registry.k8s.io/git-sync/git-sync:v4.7.1',
  'gcs-fuse': 'gke.gcr.io/gcs-fuse-csi-driver-sidecar-mounter:v1.8.0',
  'prometheus-config-reloader': 'quay.io/prometheus-operator/prometheus-config-reloader:v0.78.1',
  'configmap-reload': 'ghcr.io/jimmidyson/configmap-reload:v0.15.0',
  'k8s-sidecar': 'kiwigrid/k8s-sidecar:1.30.0',
  'daprd': 'ghcr.io/dapr/daprd:1.18.3',
};

const NOT_PRODUCTS = ['files', 'catalogue', 'cause-of-end', 'image-facts', 'image-ref', 'launch', 'ports', 'product', 'reference-fault', 'sql-auth-proxy'];

const use = (spec: ContainerSpec) => productOf({ spec });

describe('the catalogue', () => {
  test('has one file and one test row for each product, and no file besides', () => {
    const files = readdirSync(join(__dirname, '../../../src/pod/products')).map((file) => file.replace(/\.ts$/, ''));

    expect(files.filter((file) => !NOT_PRODUCTS.includes(file)).sort()).toEqual(PRODUCTS.map((p) => p.id).sort());
    expect(Object.keys(IMAGES).sort()).toEqual(PRODUCTS.map((p) => p.id).sort());
  });

  test('claims no image for two products', () => {
    const images = PRODUCTS.flatMap((p) => p.images);

    expect(new Set(images).size).toBe(images.length);
  });

  test.each(Object.entries(IMAGES))('knows %s by its image', (id, image) => {
    expect(use({ image })?.product.id).toBe(id);
  });

  test.each(Object.entries(IMAGES))('knows %s in a mirror, with a digest and without a tag', (id, image) => {
    const repository = image.slice(image.indexOf('/') + 1).replace(/:[^/]*$/, '');

    // what is left of a repository without an owner may be too little to tell it
    const mirrored = PRODUCTS.find((p) => p.id === id)!.images.some((ending) => `/${repository}`.endsWith(`/${ending}`)) ? repository : image.replace(/:[^/]*$/, '');
    expect(use({ image: `mirror.acme.io:5000/${mirrored}@sha256:0f` })?.product.id).toBe(id);
  });

  test.each(PRODUCTS.map((p) => [p.id, p] as const))('%s states facts that fit together', (id) => {
    const found = use({ image: IMAGES[id] })!;

    for (const listener of found.listening.ports) {
      expect(listener.port).toBeGreaterThan(0);
      expect(listener.port).toBeLessThan(65536);
      listener.paths?.forEach((path) => expect(path).toMatch(/^\//));
    }
    expect(found.user?.root && found.user.uid).toBeFalsy();
    expect(found.drainSeconds ?? 0).toBeLessThanOrEqual(Math.max(found.longestDrainSeconds ?? Infinity, 1));
    expect(found.startupProbe === undefined || Object.keys(found.startupProbe).filter((key) => /^(exec|httpGet|tcpSocket|grpc)$/.test(key)).length === 1).toBe(true);
  });

  test.each(PRODUCTS.map((p) => p.id))('%s runs for ever when it is started plainly, or says that it cannot tell', (id) => {
    expect(use({ image: IMAGES[id] })!.runsForEver).not.toBe(false);
  });

  test.each(['registry.acme.io/orders-api:1.0', 'nginx', 'acme/vector:1', 'acme/proxy:2', 'fluent-bit-config:1', '', 'acme/vault'])('does not know %p', (image) => {
    expect(use({ image })).toBeUndefined();
  });

  test('remembers what it found by container', () => {
    const spec = { image: IMAGES['fluent-bit'] };

    expect(use(spec)).toBe(use(spec));
  });
});

describe('what the manifest says of a product', () => {
  test.each<[string, string, string[], boolean | undefined]>([
    ['git-sync once', 'git-sync', ['--one-time'], false],
    ['git-sync for ever', 'git-sync', ['--repo=x'], true],
    ['a Vault agent that leaves after rendering', 'vault-agent', ['agent', '-config=x', '-exit-after-auth'], false],
    ['a Vault agent whose file decides', 'vault-agent', ['agent', '-config=x'], undefined],
    ['istio-proxy', 'istio-proxy', ['proxy', 'sidecar'], true],
    ['istio-init', 'istio-proxy', ['istio-iptables', '-p', '15001'], false],
    ['a config reloader that runs once', 'prometheus-config-reloader', ['--watch-interval=0'], false],
    ['the shutdown command of the Cloud SQL proxy', 'cloud-sql-proxy', ['shutdown'], false],
  ])('%s', (_name, id, args, expected) => {
    expect(use({ image: IMAGES[id], args })!.runsForEver).toBe(expected);
  });

  test('a shell script around a product hides what it does', () => {
    const found = use({ image: IMAGES['cloud-sql-proxy'], command: ['sh', '-c', '/cloud-sql-proxy a:b:c & sleep 10'] })!;

    expect(found.runsForEver).toBeUndefined();
    expect(found.listening).toEqual({ ports: [], complete: false });
    expect(found.drainSeconds).toBeUndefined();
  });

  test('another program of the image is not the product', () => {
    expect(use({ image: IMAGES['linkerd-proxy'], command: ['/usr/lib/linkerd/linkerd2-proxy-init'] })!.runsForEver).toBeUndefined();
    expect(use({ image: IMAGES.envoy, command: ['cp', '/x', '/y'] })!.runsForEver).toBeUndefined();
    expect(use({ image: IMAGES.envoy, command: ['/usr/bin/dumb-init', 'envoy', '-c', 'x'] })!.runsForEver).toBe(true);
  });

  test('the Cloud SQL proxy listens where flags, queries and environment say', () => {
    const ports = (spec: ContainerSpec) => use({ image: IMAGES['cloud-sql-proxy'], ...spec })!.listening.ports.map((p) => `${p.port} ${p.address} ${p.purpose}`);

    expect(ports({ args: ['--port=5432', '--health-check', '--http-address', '0.0.0.0', 'acme:eu:a', 'acme:eu:b'] }))
      .toEqual(['9090 any health', '5432 loopback service', '5433 loopback service']);
    expect(ports({ args: ['acme:eu:a?port=6000', 'acme:eu:b?unix-socket=/x', 'acme:eu:c'] })).toEqual(['6000 loopback service']);
    expect(ports({ args: ['--health-check'], env: [{ name: 'CSQL_PROXY_HTTP_PORT', value: '9999' }] })).toEqual(['9999 loopback health']);
    expect(ports({
      env: [
        { name: 'CSQL_PROXY_PORT', value: '5432' }, { name: 'CSQL_PROXY_INSTANCE_CONNECTION_NAME', value: 'acme:eu:a' },
        { name: 'CSQL_PROXY_ADDRESS', value: '0.0.0.0' },
      ],
    })).toEqual(['5432 any service']);
    expect(ports({ args: ['--quitquitquit', '-u', '/cloudsql', 'acme:eu:a'] })).toEqual(['9091 loopback admin']);
  });

  test('version 1 of the Cloud SQL proxy names port and address with the instance', () => {
    const found = use({ image: IMAGES['cloud-sql-proxy-v1'], command: ['/cloud_sql_proxy', '-instances=a:b:c=tcp:5432,a:b:d=tcp:0.0.0.0:3306'] })!;

    expect(found.listening.ports.map((p) => `${p.port} ${p.address}`)).toEqual(['5432 loopback', '3306 any']);
  });

  test('PgBouncer listens where its image makes it, unless it is given a configuration of its own', () => {
    const ports = (spec: ContainerSpec) => use({ image: IMAGES.pgbouncer, ...spec })!.listening.ports.map((p) => p.port);

    expect(ports({})).toEqual([5432]);
    expect(ports({ env: [{ name: 'LISTEN_PORT', value: '7432' }] })).toEqual([7432]);
    expect(ports({ command: ['pgbouncer', '/etc/pgbouncer.ini'] })).toEqual([]);
  });

  test('an Istio proxy that its hook has drained ends at once', () => {
    const spec = { image: IMAGES['istio-proxy'], restartPolicy: 'Always', lifecycle: { preStop: { exec: { command: ['pilot-agent', 'request', 'POST', 'drain'] } } } };

    expect(use(spec)!.drainSeconds).toBe(1);
    expect(use({ image: IMAGES['istio-proxy'] })!.drainSeconds).toBe(5);
  });

  test('a Linkerd proxy may take as long as its environment says', () => {
    const env = [{ name: 'LINKERD2_PROXY_SHUTDOWN_GRACE_PERIOD', value: '20s' }];

    expect(use({ image: IMAGES['linkerd-proxy'], env })!.longestDrainSeconds).toBe(20);
    expect(use({ image: IMAGES['linkerd-proxy'] })!.longestDrainSeconds).toBe(120);
  });

  test.each<[string, boolean | undefined, boolean | undefined]>([
    ['fluent/fluent-bit:3.2.4', true, false],
    ['fluent/fluent-bit:3.2.4-debug', true, true],
    ['bitnami/fluent-bit:3.2.4', false, true],
    ['cgr.dev/chainguard/fluent-bit:latest', false, false],
    ['cgr.dev/chainguard/fluent-bit:latest-dev', false, true],
    ['gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3', false, false],
    ['gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3-alpine', false, true],
    ['otel/opentelemetry-collector:0.159.0', false, false],
  ])('%s: root %p, shell %p', (image, root, shell) => {
    expect(use({ image })!.user?.root).toBe(root);
    expect(use({ image })!.shell).toBe(shell);
  });
});
