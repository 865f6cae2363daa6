import { recording } from './recording';
import { PodSpec } from '../../src/pod/manifest';
import { resourcesOf } from '../../src/pod/resources';
import { viewOf } from '../pod/pods';

/** What a ResourceQuota of Kubernetes v1.36.2 charged for a pod, and the class that the pod got. */
interface RecordedResources {
  readonly id: string;
  readonly spec: PodSpec;
  readonly requests: { readonly cpuMillis: number; readonly memoryBytes: number };
  readonly qosClass: string;
}

const PODS = recording<RecordedResources>('resources-v1.36');

test('the recording has all of its pods', () => {
  expect(PODS).toHaveLength(120);
});

test('every pod is charged what a quota charges, and has the class that the API server gives', () => {
  const modelled = PODS.map(({ id, spec }) => {
    const { requests, qosClass } = resourcesOf(viewOf({ apiVersion: 'v1', kind: 'Pod', metadata: { name: id }, spec }, '1.36'));
    return { id, requests, qosClass };
  });

  expect(modelled).toEqual(PODS.map(({ id, requests, qosClass }) => ({ id, requests, qosClass })));
});
