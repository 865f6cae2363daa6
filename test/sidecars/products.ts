import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import {
  AlloyDbProxySidecar, CloudSqlProxySidecar, EnvoyBootstrap, FluentBitInput, FluentBitOutput, FluentBitSidecar, GitSyncSidecar, MeshProxySidecar,
  OAuth2ProxySidecar, OtelCollectorSidecar, PgBouncerSidecar, VaultAgentSidecar, VaultFile, VectorSidecar,
} from '../../src';

/** A construct for a product of the catalogue, as plainly as it can be used. */
export interface ProductConstruct {
  /** The product's id in the catalogue. */
  readonly product: string;
  /** Adds it to a workload with a container "app", as a sidecar named "it". */
  add(workload: Construct): void;
}

/** By the file, without its ending, or the folder under `src/sidecars`. A new construct gets its row here. */
export const CONSTRUCTS: Readonly<Record<string, ProductConstruct>> = {
  'alloydb-proxy': {
    product: 'alloydb-auth-proxy',
    add: (workload) => new AlloyDbProxySidecar(workload, 'it', {
      instances: [{ name: 'projects/acme/locations/europe-west1/clusters/shop/instances/orders', port: 5432 }],
    }),
  },
  'cloud-sql-proxy': {
    product: 'cloud-sql-proxy',
    add: (workload) => new CloudSqlProxySidecar(workload, 'it', { instances: [{ name: 'acme:europe-west1:orders', port: 5432 }] }),
  },
  'fluent-bit': {
    product: 'fluent-bit',
    add: (workload) => new FluentBitSidecar(workload, 'it', {
      inputs: [FluentBitInput.forward()],
      outputs: [FluentBitOutput.loki({ host: 'loki.monitoring.svc', labels: { app: 'orders' } })],
    }),
  },
  'git-sync': {
    product: 'git-sync',
    add: (workload) => new GitSyncSidecar(workload, 'it', { repository: 'https://github.com/acme/content', containers: ['app'] }),
  },
  'mesh-proxy': {
    product: 'envoy',
    add: (workload) => MeshProxySidecar.envoy(workload, 'it', {
      bootstrap: EnvoyBootstrap.ofListeners([{ port: 8001, upstream: { host: 'payments.shop.svc', port: 80 } }]),
    }),
  },
  'oauth2-proxy': {
    product: 'oauth2-proxy',
    add: (workload) => new OAuth2ProxySidecar(workload, 'it', {
      upstreamPort: 8080,
      issuerUrl: 'https://id.acme.io',
      clientId: 'orders',
      clientSecret: fromSecret(workload, 'client'),
      cookieSecret: fromSecret(workload, 'cookie'),
      emailDomains: ['acme.io'],
    }),
  },
  'otel-collector': {
    product: 'opentelemetry-collector',
    add: (workload) => new OtelCollectorSidecar(workload, 'it', {
      config: {
        receivers: { otlp: { protocols: { grpc: {}, http: {} } } },
        exporters: { otlphttp: { endpoint: 'https://otel.acme.io' } },
        service: { pipelines: { traces: { receivers: ['otlp'], exporters: ['otlphttp'] } } },
      },
    }),
  },
  'pgbouncer': {
    product: 'pgbouncer',
    add: (workload) => new PgBouncerSidecar(workload, 'it', {
      image: 'registry.acme.io/pgbouncer:1.25.2',
      databases: [{ name: 'orders', host: 'db.acme.io' }],
      users: { secret: kplus.Secret.fromSecretName(Chart.of(workload), 'users', 'orders-pool'), key: 'users.txt' },
    }),
  },
  'vault-agent': {
    product: 'vault-agent',
    add: (workload) => new VaultAgentSidecar(workload, 'it', {
      address: 'https://vault.vault.svc:8200',
      role: 'orders',
      files: [VaultFile.fromField('password', 'secret/data/orders', 'password')],
      containers: ['app'],
    }),
  },
  'vector': {
    product: 'vector',
    add: (workload) => new VectorSidecar(workload, 'it', {
      config: {
        sources: { metrics: { type: 'statsd', address: '127.0.0.1:8125', mode: 'udp' } },
        sinks: { out: { type: 'console', inputs: ['metrics'], encoding: { codec: 'json' } } },
      },
    }),
  },
};

function fromSecret(workload: Construct, key: string): kplus.EnvValue {
  return kplus.EnvValue.fromSecretValue({ secret: kplus.Secret.fromSecretName(Chart.of(workload), `secret-${key}`, 'orders'), key });
}
