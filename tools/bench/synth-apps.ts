import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { NativeSidecar, SidecarChecks } from 'cdk8s-sidecars';

/** Builds and synthesises `<native|by-hand> <deployments> <charts>`, and prints the seconds of user CPU that it took. */
function main([kind, deployments, charts]: string[]): void {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'synth-bench-'));
  const start = process.cpuUsage();
  const app = new App({ outdir });
  for (let c = 0; c < Number(charts); c++) {
    const chart = new Chart(app, `chart-${c}`);
    for (let d = 0; d < Number(deployments) / Number(charts); d++) {
      const deployment = new kplus.Deployment(chart, `deployment-${d}`, { containers: [CONTAINER] });
      kind === 'native' ? addSidecars(deployment) : addByHand(deployment);
    }
  }
  if (kind === 'native') {
    SidecarChecks.of(app).targetKubernetes('1.32');
  }
  app.synth();
  process.stdout.write(String(process.cpuUsage(start).user / 1e6));
  fs.rmSync(outdir, { recursive: true });
}

const RESOURCES = {
  cpu: { request: kplus.Cpu.millis(50) },
  memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) },
};

const CONTAINER: kplus.ContainerProps = {
  name: 'app',
  image: 'registry.acme.io/app:1.0',
  ports: [{ number: 8080 }],
  resources: RESOURCES,
  readiness: kplus.Probe.fromHttpGet('/ready', { port: 8080 }),
};

function addSidecars(deployment: kplus.Deployment): void {
  for (const [name, port] of [['proxy', 5432], ['agent', 4317]] as const) {
    const probe = kplus.Probe.fromTcpSocket({ port, periodSeconds: Duration.seconds(1), failureThreshold: 30 });
    new NativeSidecar(deployment, name, { image: `registry.acme.io/${name}:1.0`, ports: [{ number: port }], resources: RESOURCES, startup: probe });
  }
}

function addByHand(deployment: kplus.Deployment): void {
  for (const [name, port] of [['proxy', 5432], ['agent', 4317]] as const) {
    deployment.addInitContainer({
      name,
      image: `registry.acme.io/${name}:1.0`,
      imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
      restartPolicy: kplus.ContainerRestartPolicy.ALWAYS,
      ports: [{ number: port }],
      resources: RESOURCES,
      startup: kplus.Probe.fromTcpSocket({ port, periodSeconds: Duration.seconds(1), failureThreshold: 30 }),
      securityContext: {
        capabilities: { drop: [kplus.Capability.ALL] },
        seccompProfile: { type: kplus.SeccompProfileType.RUNTIME_DEFAULT },
      },
    });
  }
}

if (require.main === module) {
  main(process.argv.slice(2));
}
