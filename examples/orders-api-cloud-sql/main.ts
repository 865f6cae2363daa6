import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { CloudSqlNetwork, CloudSqlProxySidecar, FluentBitOutput, FluentBitSidecar, MeshProxySidecar, PodLifecycle, SidecarChecks, SidecarHook } from 'cdk8s-sidecars';

/** Seconds that the app takes from SIGTERM until its last request is answered. */
const DRAIN = 30;
/** Seconds until no node sends new requests to a pod that is being deleted. */
const LEAVE_SERVICE = 5;

/** The port at which Cloud SQL instances take connections of the proxy. */
const CLOUD_SQL_PORT = 3307;

/** What the Pod Security Standard "restricted" asks for on top of cdk8s-plus's own settings. */
const RESTRICTED: kplus.ContainerSecurityContextProps = {
  user: 10001,
  capabilities: { drop: [kplus.Capability.ALL] },
  seccompProfile: { type: kplus.SeccompProfileType.RUNTIME_DEFAULT },
};

class Orders extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'production', disableResourceNameHashes: true });

    const orders = this.deployment();
    MeshProxySidecar.istio(orders, 'mesh', {
      // these connections are encrypted already, and the proxy of the mesh has nothing to add to them
      excludeOutboundPorts: [CLOUD_SQL_PORT],
      excludeOutboundIpRanges: ['169.254.169.254/32'],
    });
    const sql = new CloudSqlProxySidecar(orders, 'cloud-sql', {
      instances: [{ name: 'acme:europe-west1:orders', port: 5432 }],
      network: CloudSqlNetwork.PRIVATE_IP,
      startsBefore: ['db-migrate'],
    });
    new FluentBitSidecar(orders, 'fluent-bit', {
      logs: [{ container: 'orders-api', path: '/var/log/app' }],
      outputs: [FluentBitOutput.loki({ host: 'loki.monitoring.svc', labels: { app: 'orders-api' } })],
    });

    sql.database().giveUrlTo('db-migrate', 'DATABASE_URL', { database: 'orders', user: 'migrator', passwordVariable: 'DB_PASSWORD' });
    sql.database().giveUrlTo('orders-api', 'DATABASE_URL', { database: 'orders', user: 'orders', passwordVariable: 'DB_PASSWORD' });

    const life = PodLifecycle.of(orders);
    life.expect('db-migrate', { run: Duration.seconds(20) });
    life.expect('orders-api', { drain: Duration.seconds(DRAIN) });
    life.fitGracePeriod();
  }

  private deployment(): kplus.Deployment {
    const credentials = kplus.Secret.fromSecretName(this, 'credentials', 'orders-db-credentials');
    const orders = new kplus.Deployment(this, 'orders-api', {
      metadata: { name: 'orders-api' },
      podMetadata: { labels: { app: 'orders-api' } },
      // bound to a service account of Google Cloud that may connect to the instance
      serviceAccount: kplus.ServiceAccount.fromServiceAccountName(this, 'account', 'orders-api'),
      replicas: 6,
      containers: [{
        name: 'orders-api',
        image: 'registry.acme.io/orders-api:2026.05.07',
        imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
        ports: [{ number: 8080, name: 'http' }],
        envVariables: { DB_PASSWORD: kplus.EnvValue.fromSecretValue({ secret: credentials, key: 'orders' }) },
        readiness: kplus.Probe.fromHttpGet('/actuator/health/readiness', { port: 8080, periodSeconds: Duration.seconds(5) }),
        lifecycle: { preStop: SidecarHook.fromSleep(Duration.seconds(LEAVE_SERVICE)) },
        resources: {
          cpu: { request: kplus.Cpu.millis(250) },
          memory: { request: Size.mebibytes(512), limit: Size.gibibytes(1) },
        },
        securityContext: RESTRICTED,
        volumeMounts: [{ path: '/tmp', volume: kplus.Volume.fromEmptyDir(this, 'tmp', 'tmp', { sizeLimit: Size.mebibytes(128) }) }],
      }],
    });
    orders.addInitContainer({
      name: 'db-migrate',
      image: 'registry.acme.io/orders-migrator:1.4.7',
      imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
      command: ['/app/migrate', 'up'],
      envVariables: { DB_PASSWORD: kplus.EnvValue.fromSecretValue({ secret: credentials, key: 'migrator' }) },
      resources: {
        cpu: { request: kplus.Cpu.millis(100) },
        memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) },
      },
      securityContext: RESTRICTED,
    });
    return orders;
  }
}

const app = new App();
new Orders(app, 'orders-api');
SidecarChecks.of(app).targetKubernetes('1.32');
app.synth();
