import { IConstruct } from 'constructs';
import { SynthChecks } from './synth-checks';
import { PodHost } from '../host/pod-host';

/**
 * The workload that a construct of this library works on: what it renders is checked from now on.
 *
 * @throws when the construct has no pod template
 */
export function checkedHost(workload: IConstruct): PodHost {
  const host = PodHost.of(workload);
  if (!host.hook.inspection) {
    SynthChecks.of(workload).watch(host.hook);
  }
  return host;
}
