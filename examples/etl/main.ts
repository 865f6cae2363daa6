import { App, Chart, Cron, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import {
  CloudSqlProxySidecar, FluentBitOutput, FluentBitSidecar, PodFailureAction, PodFailureRule, PodLifecycle, SidecarChecks, SidecarCronJob,
} from 'cdk8s-sidecars';

/** What the program exits with when the data is wrong, so that another try would find it just as wrong. */
const BAD_DATA = 65;

class Etl extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'analytics', disableResourceNameHashes: true });

    const etl = this.cronJob();
    const orders = new CloudSqlProxySidecar(etl, 'cloud-sql', {
      instances: [{ name: 'acme:europe-west1:orders', port: 5432 }],
      startsBefore: ['check-schema'],
    }).database();
    ['check-schema', 'etl'].forEach((container) => orders.giveTo(container));

    new FluentBitSidecar(etl, 'fluent-bit', {
      logs: [{ container: 'etl', path: '/var/log/etl' }],
      outputs: [FluentBitOutput.loki({ host: 'loki.monitoring.svc', labels: { app: 'orders-etl' } })],
    });

    const life = PodLifecycle.of(etl);
    life.expect('check-schema', { run: Duration.seconds(5) });
    life.expect('etl', { run: Duration.minutes(25), drain: Duration.seconds(10) });
  }

  private cronJob(): SidecarCronJob {
    const etl = new SidecarCronJob(this, 'orders-etl', {
      metadata: { name: 'orders-etl' },
      podMetadata: { labels: { app: 'orders-etl' } },
      serviceAccount: kplus.ServiceAccount.fromServiceAccountName(this, 'account', 'orders-etl'),
      schedule: Cron.schedule({ minute: '15', hour: '*/6' }),
      timeZone: 'Europe/Berlin',
      activeDeadline: Duration.hours(2),
      backoffLimit: 3,
      podFailurePolicy: [
        PodFailureRule.onDisruption(PodFailureAction.IGNORE),
        PodFailureRule.onExitCodes([BAD_DATA], PodFailureAction.FAIL_JOB),
      ],
      containers: [{
        name: 'etl',
        image: 'registry.acme.io/orders-etl:2026.05.07',
        imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
        command: ['/app/etl', 'run', '--since', '6h'],
        resources: {
          cpu: { request: kplus.Cpu.millis(500) },
          memory: { request: Size.gibibytes(1), limit: Size.gibibytes(2) },
        },
        ...this.common('tmp'),
      }],
    });
    etl.addInitContainer({
      name: 'check-schema',
      image: 'registry.acme.io/orders-etl:2026.05.07',
      imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
      command: ['/app/etl', 'check-schema'],
      resources: {
        cpu: { request: kplus.Cpu.millis(100) },
        memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) },
      },
      ...this.common('check-schema-tmp'),
    });
    return etl;
  }

  /** What both programs of the pipeline have. */
  private common(tmp: string): Partial<kplus.ContainerProps> {
    return {
      envFrom: [kplus.Env.fromSecret(kplus.Secret.fromSecretName(this, `${tmp}-credentials`, 'orders-db-credentials'))],
      securityContext: {
        user: 10001,
        capabilities: { drop: [kplus.Capability.ALL] },
        seccompProfile: { type: kplus.SeccompProfileType.RUNTIME_DEFAULT },
      },
      volumeMounts: [{ path: '/tmp', volume: kplus.Volume.fromEmptyDir(this, tmp, tmp, { sizeLimit: Size.gibibytes(1) }) }],
    };
  }
}

const app = new App();
new Etl(app, 'etl');
SidecarChecks.of(app).targetKubernetes('1.32');
app.synth();
