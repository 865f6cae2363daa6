import { alloy } from './alloy';
import { alloyDbProxy } from './alloydb-auth-proxy';
import { awsForFluentBit } from './aws-for-fluent-bit';
import { cloudSqlProxy } from './cloud-sql-proxy';
import { cloudSqlProxyV1 } from './cloud-sql-proxy-v1';
import { configmapReload } from './configmap-reload';
import { consulDataplane } from './consul-dataplane';
import { daprd } from './daprd';
import { datadogAgent } from './datadog-agent';
import { envoy } from './envoy';
import { filebeat } from './filebeat';
import { fluentBit } from './fluent-bit';
import { fluentd } from './fluentd';
import { gcsFuse } from './gcs-fuse';
import { gitSync } from './git-sync';
import { productImageFacts } from './image-facts';
import { ImageRef, parseImage } from './image-ref';
import { istioProxy } from './istio-proxy';
import { k8sSidecar } from './k8s-sidecar';
import { kubeRbacProxy } from './kube-rbac-proxy';
import { kumaDp } from './kuma-dp';
import { Launch } from './launch';
import { linkerdProxy } from './linkerd-proxy';
import { oauth2Proxy } from './oauth2-proxy';
import { openTelemetryCollector } from './opentelemetry-collector';
import { pgbouncer } from './pgbouncer';
import { ImageUser, Listening, Product } from './product';
import { prometheusConfigReloader } from './prometheus-config-reloader';
import { promtail } from './promtail';
import { statsdExporter } from './statsd-exporter';
import { vaultAgent } from './vault-agent';
import { vector } from './vector';
import { xrayDaemon } from './xray-daemon';
import { ContainerSpec, Probe } from '../manifest';

/** Every known product. To add one: its file, its row here, its row in the test. */
export const PRODUCTS: readonly Product[] = [
  istioProxy, linkerdProxy, envoy, consulDataplane, kumaDp,
  fluentBit, awsForFluentBit, fluentd, filebeat, promtail, alloy, vector,
  cloudSqlProxy, cloudSqlProxyV1, alloyDbProxy, pgbouncer,
  openTelemetryCollector, datadogAgent, statsdExporter, xrayDaemon,
  oauth2Proxy, kubeRbacProxy,
  vaultAgent, gitSync, gcsFuse,
  prometheusConfigReloader, configmapReload, k8sSidecar,
  daprd,
];

/** A known product in a container of a manifest. */
export class ProductUse {
  readonly launch: Launch;
  private listens: Listening | undefined;

  constructor(readonly product: Product, spec: ContainerSpec, image: ImageRef) {
    this.launch = new Launch(spec, image);
  }

  /** Whether a script, or another program of the image, runs instead of the product. */
  get isSomethingElse(): boolean {
    const { program } = this.launch;
    return program !== undefined && !this.product.programs.includes(program) && !LAUNCHERS.has(program);
  }

  get runsForEver(): boolean | undefined {
    return this.isSomethingElse ? undefined : this.product.runsForEver(this.launch);
  }

  get listening(): Listening {
    return this.listens ??= this.isSomethingElse ? NOTHING_KNOWN : this.product.listening?.(this.launch) ?? NOTHING_KNOWN;
  }

  get user(): ImageUser | undefined {
    return productImageFacts(this.launch, this.product).user;
  }

  get shell(): boolean | undefined {
    return productImageFacts(this.launch, this.product).shell;
  }

  get drainSeconds(): number | undefined {
    return this.isSomethingElse ? undefined : this.product.drainSeconds?.(this.launch, this.launch.spec.restartPolicy === 'Always');
  }

  get longestDrainSeconds(): number | undefined {
    return this.isSomethingElse ? undefined : this.product.longestDrainSeconds?.(this.launch);
  }

  get startupProbe(): Probe | undefined {
    return this.product.startupProbe?.(this.launch);
  }
}

/** Programs that start the one that follows. */
const LAUNCHERS = new Set(['tini', 'dumb-init', 'catatonit', 'kubexit']);

const NOTHING_KNOWN: Listening = { ports: [], complete: false };

/** The product that a container runs, told by its image; undefined when it is none that is known. Remembered by container. */
export function productOf(container: { readonly spec: ContainerSpec }): ProductUse | undefined {
  const { spec } = container;
  let use = uses.get(spec);
  if (use === undefined) {
    const known = typeof spec.image === 'string' ? byImage(spec.image) : undefined;
    uses.set(spec, use = known ? new ProductUse(known.product, spec, known.image) : null);
  }
  return use ?? undefined;
}

const uses = new WeakMap<ContainerSpec, ProductUse | null>();

/** Products by the last segment of the repositories that they are published as. */
const byName = new Map<string, { readonly ending: string; readonly product: Product }[]>();
for (const product of PRODUCTS) {
  for (const ending of product.images) {
    const name = ending.slice(ending.lastIndexOf('/') + 1);
    byName.set(name, [...byName.get(name) ?? [], { ending, product }]);
  }
}

/** The same few images occur thousands of times in a large input. */
const remembered = new Map<string, { readonly product: Product; readonly image: ImageRef } | undefined>();
const REMEMBERED_AT_MOST = 10_000;

function byImage(text: string) {
  if (remembered.has(text)) {
    return remembered.get(text);
  }
  const image = parseImage(text);
  const row = byName.get(image.name)?.find(({ ending }) => image.repository === ending || image.repository.endsWith(`/${ending}`));
  const known = row && { product: row.product, image };
  if (remembered.size >= REMEMBERED_AT_MOST) {
    remembered.clear();
  }
  remembered.set(text, known);
  return known;
}
