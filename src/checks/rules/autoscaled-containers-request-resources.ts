import { requestsOf } from '../../pod/container-resources';
import { Manifest } from '../../pod/manifest';
import { podLevelOf } from '../../pod/pod-level-resources';
import { ContainerView, PodView } from '../../pod/pod-view';
import { complain } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

const AUTOSCALER = 'HorizontalPodAutoscaler';

export const rule: Rule = {
  id: 'autoscaled-containers-request-resources',
  category: 'resources',
  severity: 'error',
  title: 'Give every container, sidecars included, a request of the resource that an autoscaler watches',
  why: 'Utilization is usage in relation to the requests of all mains and sidecars of a pod. One container without a request makes the metric invalid ("missing request for cpu"), ' +
    'and the autoscaler does nothing (https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details).',
  fix: 'set the request, or scale on a ContainerResource metric of the main container',
  bad: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: orders}
    spec:
      selector: {matchLabels: {app: orders}}
      template:
        metadata: {labels: {app: orders}}
        spec:
          initContainers: [{name: proxy, image: proxy, restartPolicy: Always}]
          containers: [{name: app, image: app, resources: {requests: {cpu: 500m}}}]
    ---
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata: {name: orders}
    spec:
      scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: orders}
      maxReplicas: 5
      metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]`,
  good: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: orders}
    spec:
      selector: {matchLabels: {app: orders}}
      template:
        metadata: {labels: {app: orders}}
        spec:
          initContainers: [{name: proxy, image: proxy, restartPolicy: Always, resources: {requests: {cpu: 50m}}}]
          containers: [{name: app, image: app, resources: {requests: {cpu: 500m}}}]
    ---
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata: {name: orders}
    spec:
      scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: orders}
      maxReplicas: 5
      metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]`,
  acknowledge: 'When a LimitRange of the namespace sets the request.',
  reads: [AUTOSCALER],

  concerns: (pod) => !ONE_OFF_KINDS.has(pod.object.kind),

  run(pod, others) {
    const complaints: Complaint[] = [];
    for (const scaler of others.ofKind(AUTOSCALER)) {
      if (!scales(scaler, pod)) {
        continue;
      }
      for (const { resource, container: only } of utilizations(scaler)) {
        for (const container of withoutRequest(pod, resource)) {
          if (only === undefined || only === container.name) {
            complain(complaints, container, `${container.field}.resources.requests`,
              `has no request of ${resource}, of which ${AUTOSCALER} "${scaler.metadata?.name ?? ''}" watches the utilization`, undefined,
              only === undefined ? `set a request of ${resource}, or scale on a ContainerResource metric of the main container` : `set a request of ${resource}`);
          }
        }
      }
    }
    return complaints;
  },
};

const ONE_OFF_KINDS = new Set(['Pod', 'PodTemplate', 'Job', 'CronJob', 'DaemonSet']);

function withoutRequest(pod: PodView, resource: string): ContainerView[] {
  if (podLevelOf(pod)?.requests.has(resource)) {
    return [];
  }
  return [...pod.sidecars, ...pod.mains].filter(({ spec, implicit }) => !implicit && !requestsOf(spec).has(resource));
}

function scales(scaler: Manifest, { object }: PodView): boolean {
  const target = scaler.spec?.scaleTargetRef;
  const namespace = scaler.metadata?.namespace;
  return target?.name === object.name && target?.kind === object.kind
    && (!target.apiVersion || groupOf(target.apiVersion) === groupOf(object.apiVersion))
    // an object without a namespace gets the one it is applied with
    && (!namespace || !object.namespace || namespace === object.namespace);
}

function groupOf(apiVersion: unknown): string {
  return String(apiVersion).split('/')[0];
}

interface Utilization {
  readonly resource: string;
  /** The only container that counts. */
  readonly container?: string;
}

/** The metrics in relation to requests. Without any metric the autoscaler watches 80% of the cpu. */
function utilizations(scaler: Manifest): Utilization[] {
  const metrics = scaler.spec?.metrics;
  if (!Array.isArray(metrics) || metrics.length === 0) {
    return [{ resource: 'cpu' }];
  }
  const found: Utilization[] = [];
  for (const metric of metrics) {
    const source = metric?.resource ?? metric?.containerResource;
    const isUtilization = source?.target?.averageUtilization !== undefined || source?.targetAverageUtilization !== undefined;
    if (isUtilization && typeof source.name === 'string' && !found.some((f) => f.resource === source.name && f.container === source.container)) {
      found.push({ resource: source.name, container: source.container });
    }
  }
  return found;
}
