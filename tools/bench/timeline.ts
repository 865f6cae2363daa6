import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Bench, Figure, median } from './bench';

const ROUNDS = 5;
const WORKLOADS = 10_000;
const ROOT = path.join(__dirname, '../..');

/** User CPU of the commands that compute over all workloads, against the parse of the same bytes alone. */
export const bench: Bench = {
  name: 'timeline',

  run(): Figure[] {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
    try {
      const file = path.join(folder, 'workloads.yaml');
      fs.writeFileSync(file, Array.from({ length: WORKLOADS }, (_, i) => deployment(i)).join('---\n'));
      return ['timeline', 'resources'].map((command) => ratio(command, file));
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  },
};

/** Runs both in turn, so that a busy machine slows both down. */
function ratio(command: string, file: string): Figure {
  const parse = `require('js-yaml').loadAll(require('fs').readFileSync(${JSON.stringify(file)}, 'utf8'))`;
  const rounds = Array.from({ length: ROUNDS }, () => [
    userSeconds([path.join(ROOT, 'lib/cli/bundle.js'), command, '--format', 'json', file]),
    userSeconds(['-e', parse]),
  ]);
  const [ours, theirs] = [0, 1].map((i) => median(rounds.map((round) => round[i])));
  return {
    what: `${command} --format json of ${WORKLOADS} workloads, against js-yaml's parse alone`,
    detail: `${ours.toFixed(2)} s against ${theirs.toFixed(2)} s`,
    value: ours / theirs,
    limit: 2,
  };
}

function userSeconds(args: readonly string[]): number {
  const { status, stderr, output } = spawnSync(process.execPath, ['-r', path.join(ROOT, 'tools/report-cpu.js'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) {
    throw new Error(`node ${args.join(' ')} failed:\n${stderr}`);
  }
  return Number(output[3]) / 1e6;
}

function deployment(i: number): string {
  return `\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders-${i}
  namespace: shop
spec:
  replicas: ${1 + i % 5}
  selector:
    matchLabels:
      app: orders-${i}
  template:
    metadata:
      labels:
        app: orders-${i}
      annotations:
        cdk8s-sidecars/lifecycle: '{"proxy": {"startupSeconds": 2, "drainSeconds": ${i % 7}}, "app": {"drainSeconds": ${i % 20}}}'
    spec:
      terminationGracePeriodSeconds: ${30 + i % 30}
      initContainers:
        - name: proxy
          image: registry.acme.io/proxy:1.${i % 9}
          restartPolicy: Always
          ports:
            - containerPort: 15001
          startupProbe:
            httpGet:
              path: /ready
              port: 15021
            periodSeconds: 1
            failureThreshold: 60
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 256Mi
        - name: migrate
          image: registry.acme.io/orders-migrator:1.4.${i % 10}
          command: [/app/migrate, up]
          envFrom:
            - secretRef:
                name: orders-db
      containers:
        - name: app
          image: registry.acme.io/orders:2026.5.${i % 28}
          ports:
            - name: http
              containerPort: 8080
          env:
            - name: LOG_LEVEL
              value: info
          lifecycle:
            preStop:
              sleep:
                seconds: ${5 + i % 5}
          readinessProbe:
            httpGet:
              path: /ready
              port: http
          resources:
            requests:
              cpu: 250m
              memory: 512Mi
            limits:
              memory: 512Mi
          volumeMounts:
            - name: cache
              mountPath: /var/cache/orders
      volumes:
        - name: cache
          emptyDir:
            sizeLimit: 100Mi
`;
}
