import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { FluentBitOutput, FluentBitSidecar, PodLifecycle, SidecarChecks, SidecarHook } from 'cdk8s-sidecars';

/** Seconds that a migration takes, and then the app until it serves: measured, for the pictures of its start. */
const MIGRATE = 6;
const START = 9;
/** Seconds that the app takes from SIGTERM until its last request is answered. */
const DRAIN = 30;
/** Seconds until no node sends new requests to a pod that is being deleted. */
const LEAVE_SERVICE = 5;

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
    new FluentBitSidecar(orders, 'fluent-bit', {
      logs: [{ container: 'orders-api', path: '/var/log/app' }],
      outputs: [FluentBitOutput.loki({ host: 'loki.monitoring.svc', labels: { app: 'orders-api' } })],
    });

    const life = PodLifecycle.of(orders);
    life.expect('db-migrate', { run: Duration.seconds(MIGRATE) });
    life.expect('orders-api', { startup: Duration.seconds(START), drain: Duration.seconds(DRAIN) });
    life.fitGracePeriod();
  }

  private deployment(): kplus.Deployment {
    const orders = new kplus.Deployment(this, 'orders-api', {
      metadata: { name: 'orders-api' },
      podMetadata: { labels: { app: 'orders-api' } },
      replicas: 6,
      containers: [{
        name: 'orders-api',
        image: 'registry.acme.io/orders-api:2026.05.07',
        imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
        ports: [{ number: 8080, name: 'http' }],
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
      envFrom: [kplus.Env.fromSecret(kplus.Secret.fromSecretName(this, 'credentials', 'orders-db-credentials'))],
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
