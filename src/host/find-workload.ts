import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { appOf } from './app-of';
import { RenderHook } from './render-hook';
import { Manifest } from '../pod/manifest';
import { locatePod } from '../pod/pod-view';
import { WORKLOAD_KINDS } from '../pod/workload-kinds';

/**
 * The object that holds the pod of a workload: of any version of cdk8s-plus, imported, plain, included, or a custom
 * resource with a pod template at `spec.template`.
 *
 * @throws when the construct has no pod template, or is in no app
 */
export function findWorkload(host: IConstruct): ApiObject {
  appOf(host);
  const apiObject = findApiObject(host);
  if (!apiObject) {
    throw new Error(`"${host.node.path}" holds no single Kubernetes object, got ${host.constructor.name}; ` +
      'give a workload, such as a Deployment, or one object out of an Include');
  }
  if (!hasPod(apiObject)) {
    throw new Error(`"${host.node.path}" has no pod template, got ${apiObject.kind} (${apiObject.apiVersion}); ` +
      'give a Deployment, StatefulSet, DaemonSet, Job, CronJob, Pod, or a custom resource with a pod template at "spec.template"');
  }
  return apiObject;
}

function findApiObject(host: IConstruct): ApiObject | undefined {
  try {
    return ApiObject.of(host);
  } catch {
    return undefined;
  }
}

function hasPod(apiObject: ApiObject): boolean {
  // a workload whose pod comes later, from a Lazy, has one all the same
  return isBuiltIn(apiObject) || locatePod(manifestOf(apiObject)) !== undefined;
}

/** Rendered as it is, without the checks: it may be half-done as yet. */
function manifestOf(apiObject: ApiObject): Manifest {
  return RenderHook.find(apiObject)?.render().manifest ?? apiObject.toJson();
}

/** Whether an object can have a pod at all, without rendering it: a workload of Kubernetes or any custom resource. */
export function mayHavePod(apiObject: ApiObject): boolean {
  return isBuiltIn(apiObject) || (apiObject.apiGroup.includes('.') && !apiObject.apiGroup.endsWith('.k8s.io'));
}

function isBuiltIn({ kind, apiVersion }: ApiObject): boolean {
  return WORKLOAD_KINDS.get(kind)?.apiVersion === apiVersion;
}
