import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { EnvoyBootstrap, MeshProxySidecar, PodLifecycle, PortRange, SidecarChecks, SidecarHook } from 'cdk8s-sidecars';

/** Seconds that the app takes from SIGTERM until its last request is answered. */
const DRAIN = 20;
/** Seconds until no node sends new requests to a pod that is being deleted. */
const LEAVE_SERVICE = 5;

const RESTRICTED: kplus.ContainerSecurityContextProps = {
  user: 10001,
  capabilities: { drop: [kplus.Capability.ALL] },
  seccompProfile: { type: kplus.SeccompProfileType.RUNTIME_DEFAULT },
};

/** The same orders-api, by the way it takes to others. */
class Orders extends Chart {
  readonly deployment: kplus.Deployment;

  constructor(scope: Construct, mesh: string) {
    super(scope, mesh, { namespace: 'production', disableResourceNameHashes: true });
    this.deployment = new kplus.Deployment(this, 'orders-api', {
      metadata: { name: `orders-api-${mesh}` },
      podMetadata: { labels: { app: `orders-api-${mesh}` } },
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
      }],
    });
    this.deployment.addInitContainer({
      name: 'db-migrate',
      image: 'registry.acme.io/orders-migrator:1.4.7',
      imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
      command: ['/app/migrate', 'up'],
      resources: {
        cpu: { request: kplus.Cpu.millis(100) },
        memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) },
      },
      securityContext: RESTRICTED,
    });
    const life = PodLifecycle.of(this.deployment);
    life.expect('orders-api', { drain: Duration.seconds(DRAIN) });
    life.fitGracePeriod();
  }
}

const app = new App();
SidecarChecks.of(app).targetKubernetes('1.32');

// the database speaks first, so that Istio cannot tell what it speaks: it goes around the mesh
MeshProxySidecar.istio(new Orders(app, 'istio').deployment, 'mesh', {
  version: '1.24',
  excludeOutboundPorts: [5432],
  resources: { cpu: { request: kplus.Cpu.millis(50) }, memory: { request: Size.mebibytes(96), limit: Size.mebibytes(256) } },
});

MeshProxySidecar.linkerd(new Orders(app, 'linkerd').deployment, 'mesh', {
  version: '2.18',
  skipOutboundPorts: [PortRange.single(5432)],
});

MeshProxySidecar.envoy(new Orders(app, 'envoy').deployment, 'envoy', {
  bootstrap: EnvoyBootstrap.ofListeners([
    { name: 'payments', port: 8001, upstream: { host: 'payments.acme.io', port: 443, tls: true, http2: true } },
    { name: 'inventory', port: 8002, upstream: { host: 'inventory.production.svc', port: 80 } },
  ]),
});

app.synth();
