import { ContainerSpec, PodSpec } from '../../src/pod/manifest';
import { PodView } from '../../src/pod/pod-view';
import { pod, viewOf } from '../pod/pods';

const IMAGE = 'registry.acme.io/app:1.0';

/** A pod of one container named "app". */
export function app(container: ContainerSpec, version?: string): PodView {
  return pod({ containers: [{ name: 'app', ...container }] }, version);
}

/** A pod with a sidecar named "proxy" before its main container. */
export function sidecar(container: ContainerSpec, version?: string): PodView {
  return pod({ initContainers: [{ name: 'proxy', restartPolicy: 'Always', ...container }], containers: [{ name: 'app' }] }, version);
}

/** A pod with settings of its own and one container. */
export function podWith(spec: PodSpec, version?: string): PodView {
  return pod({ containers: [{ name: 'app' }], ...spec }, version);
}

/** A workload of the group "apps" that selects its pods by a label. */
export function workload(kind: string, spec: object, podSpec: PodSpec = {}, version?: string): PodView {
  return viewOf({
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'orders' },
    spec: { selector: { matchLabels: { app: 'orders' } }, template: { metadata: { labels: { app: 'orders' } }, spec: podSpecOf(podSpec) }, ...spec },
  }, version);
}

export function job(spec: object, podSpec: PodSpec = {}, version?: string): PodView {
  return viewOf({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'export' }, spec: { template: jobTemplate(podSpec), ...spec } }, version);
}

export function cronJob(spec: object, jobSpec: object = {}, podSpec: PodSpec = {}, version?: string): PodView {
  return viewOf({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'export' },
    spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template: jobTemplate(podSpec), ...jobSpec } }, ...spec },
  }, version);
}

function jobTemplate(podSpec: PodSpec) {
  return { spec: podSpecOf({ restartPolicy: 'Never', ...podSpec }) };
}

function podSpecOf(spec: PodSpec): PodSpec {
  return { containers: [{ name: 'app', image: IMAGE }], ...spec };
}
