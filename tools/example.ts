import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { loadAll } from 'js-yaml';
import { DEFAULT_KUBERNETES_VERSION } from '../src/pod/kubernetes-version';
import { Manifest } from '../src/pod/manifest';
import { PodView } from '../src/pod/pod-view';
import { readPod } from '../src/pod/read-pod';
import { shutdownOf } from '../src/pod/shutdown';

/** Synthesises an example with the cdk8s command line, and prints where its manifest is and how its pods stop. */
function main(name = 'orders-api'): void {
  const folder = path.join(__dirname, '../examples', name);
  const cli = path.join(path.dirname(require.resolve('cdk8s-cli/package.json')), 'bin/cdk8s');
  const { status } = spawnSync(process.execPath, [cli, 'synth', '--check-upgrade=false'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) {
    throw new Error(`cdk8s synth failed in ${folder}`);
  }
  const dist = path.join(folder, 'dist');
  for (const file of fs.readdirSync(dist).filter((f) => f.endsWith('.yaml'))) {
    console.log(`manifest: ${path.join(dist, file)}`);
    const manifests = loadAll(fs.readFileSync(path.join(dist, file), 'utf8')) as Manifest[];
    manifests.map((manifest) => readPod(manifest, DEFAULT_KUBERNETES_VERSION)).forEach((pod) => pod && printShutdown(pod));
  }
}

function printShutdown(pod: PodView): void {
  const { requiredSeconds, gracePeriodSeconds, containers } = shutdownOf(pod);
  console.log(`\nshutdown of ${pod.object.kind} ${pod.object.name}: needs ${requiredSeconds} s of ${gracePeriodSeconds} s`);
  const width = Math.max(...containers.map((c) => c.name.length));
  for (const { name, preStopEnd, sigterm, exit, killed } of [...containers].sort((a, b) => a.exit - b.exit)) {
    console.log(`  ${name.padEnd(width)}  preStop until ${seconds(preStopEnd)}, SIGTERM at ${seconds(sigterm)}, ends at ${seconds(exit)}${killed ? ' by SIGKILL' : ''}`);
  }
}

function seconds(value = 0): string {
  return `${value.toFixed(1)} s`.padStart(7);
}

main(...process.argv.slice(2));
