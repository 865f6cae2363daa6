import { Construct } from 'constructs';
import { AlloyDbProxySidecar, CloudSqlProxySidecar, OtelCollectorSidecar, VaultAgentSidecar, VaultFile } from '../../src';

/** A construct for a product of the catalogue, as plainly as it can be used. */
export interface ProductConstruct {
  /** The product's id in the catalogue. */
  readonly product: string;
  /** Adds it to a workload with a container "app", as a sidecar named "it". */
  add(workload: Construct): void;
}

/** By the file under `src/sidecars` without its ending. A new construct gets its row here. */
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
  'vault-agent': {
    product: 'vault-agent',
    add: (workload) => new VaultAgentSidecar(workload, 'it', {
      address: 'https://vault.vault.svc:8200',
      role: 'orders',
      files: [VaultFile.fromField('password', 'secret/data/orders', 'password')],
      containers: ['app'],
    }),
  },
};
