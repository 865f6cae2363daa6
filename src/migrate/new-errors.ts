import { DraftPod } from './draft-pod';
import { Finding } from '../checks/finding';
import { checkPod } from '../checks/run';

/** Errors that the rules find in the migrated pod and did not find before. */
export function newErrors(pod: DraftPod): Finding[] {
  const before = new Set(errors(pod.before).map(keyOf));
  return errors(pod.view).filter((finding) => !before.has(keyOf(finding)));
}

function errors(view: DraftPod['before']): Finding[] {
  return checkPod(view).filter(({ severity, acknowledged }) => severity === 'error' && !acknowledged);
}

function keyOf({ rule, container }: Finding): string {
  return `${rule} ${container ?? ''}`;
}
