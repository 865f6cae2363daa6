import { complain } from './complain';
import { Complaint } from './finding';
import { ContainerView, PodView } from '../pod/pod-view';

/** What the API server demands of a pod with a Windows host process container (validateWindowsHostProcessPod of pkg/apis/core/validation). */
export function checkHostProcess(to: Complaint[], pod: PodView): void {
  const ofPod = hostProcessOf(pod.spec.securityContext);
  const ofContainer = (container: ContainerView) => hostProcessOf(container.spec.securityContext);
  if (ofPod === undefined && !pod.containers.some(ofContainer)) {
    return;
  }
  for (const container of pod.containers) {
    const own = ofContainer(container);
    if (ofPod !== undefined && own !== undefined && own !== ofPod) {
      complain(to, container, `${container.field}.securityContext.windowsOptions.hostProcess`, 'has another \'hostProcess\' than its pod', own, 'set it on the pod only');
    }
  }
  const count = pod.containers.filter((container) => ofContainer(container) ?? ofPod).length;
  if (count > 0 && count < pod.containers.length) {
    complain(to, 'pod', pod.field, 'has host process containers beside others', undefined, 'set \'hostProcess\' on the pod');
  }
  if (count > 0 && !pod.spec.hostNetwork) {
    complain(to, 'pod', `${pod.field}.hostNetwork`, 'has host process containers without the node\'s network', undefined, 'set \'hostNetwork: true\'');
  }
}

function hostProcessOf(context: object | undefined): boolean | undefined {
  return (context as { readonly windowsOptions?: { readonly hostProcess?: boolean } } | undefined)?.windowsOptions?.hostProcess;
}
