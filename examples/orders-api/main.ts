import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { NativeSidecar, PodLifecycle, SidecarChecks, SidecarHook, SidecarRole } from 'cdk8s-sidecars';

const LOGS = '/var/log/app';
const FLUENT_BIT_CONFIG = '/fluent-bit/config';
const FLUENT_BIT_STATE = '/var/lib/fluent-bit';
const FLUENT_BIT_USER = 65532;

/** Seconds that the app takes from SIGTERM until its last request is answered. */
const DRAIN = 30;
/** Seconds until no node sends new requests to a pod that is being deleted. */
const LEAVE_SERVICE = 5;
/** Seconds that Fluent Bit takes to read what the app writes last. */
const READ_ON = 5;
/** Seconds that Fluent Bit may take to deliver what it has read. */
const DELIVER = 10;

class Orders extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'production', disableResourceNameHashes: true });

    const orders = this.deployment();
    this.shipLogs(orders);

    const life = PodLifecycle.of(orders);
    life.expect('orders-api', { drain: Duration.seconds(DRAIN) });
    life.expect('fluent-bit', { drain: Duration.seconds(DELIVER) });
    life.fitGracePeriod();
  }

  private deployment(): kplus.Deployment {
    const orders = new kplus.Deployment(this, 'orders-api', {
      metadata: { name: 'orders-api' },
      podMetadata: { labels: { app: 'orders-api' } },
      replicas: 6,
      // Fluent Bit has to be able to read what the app writes
      securityContext: { fsGroup: FLUENT_BIT_USER },
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
        securityContext: { user: 10001 },
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
      securityContext: { user: 10001 },
    });
    return orders;
  }

  private shipLogs(orders: kplus.Deployment): void {
    const config = new kplus.ConfigMap(this, 'fluent-bit', { metadata: { name: 'fluent-bit-config' }, data: { 'fluent-bit.yaml': FLUENT_BIT } });
    const fluentBit = new NativeSidecar(orders, 'fluent-bit', {
      image: 'fluent/fluent-bit:5.1.1',
      role: SidecarRole.LOG_SHIPPER,
      args: ['-c', `${FLUENT_BIT_CONFIG}/fluent-bit.yaml`],
      ports: [{ number: 2020 }],
      startup: kplus.Probe.fromHttpGet('/'),
      lifecycle: { preStop: SidecarHook.fromSleep(Duration.seconds(LEAVE_SERVICE + DRAIN + READ_ON)) },
      securityContext: { user: FLUENT_BIT_USER, group: FLUENT_BIT_USER },
      volumeMounts: [
        { path: FLUENT_BIT_CONFIG, readOnly: true, volume: kplus.Volume.fromConfigMap(this, 'fluent-bit-config', config, { name: 'fluent-bit-config' }) },
        { path: FLUENT_BIT_STATE, volume: kplus.Volume.fromEmptyDir(this, 'fluent-bit-state', 'fluent-bit-state', { sizeLimit: Size.mebibytes(64) }) },
      ],
    });
    fluentBit.shareVolume('orders-api', LOGS, { name: 'app-logs', sizeLimit: Size.gibibytes(1) });
  }
}

const FLUENT_BIT = `\
service:
  flush: 1
  grace: ${DELIVER}
  http_server: on
pipeline:
  inputs:
    - name: tail
      path: ${LOGS}/*.log
      tag: orders-api
      refresh_interval: 1
      read_from_head: on
      skip_long_lines: on
      db: ${FLUENT_BIT_STATE}/tail.db
  outputs:
    - name: loki
      match: '*'
      host: loki.monitoring.svc
      labels: app=orders-api
      retry_limit: 5
`;

const app = new App();
new Orders(app, 'orders-api');
SidecarChecks.of(app).targetKubernetes('1.32');
app.synth();
