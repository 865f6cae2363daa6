import { removeEnv } from './command-wrapper';
import { Workaround } from './workaround';

/** OpenKruise's job sidecar terminator kills the containers that are marked by this variable (https://openkruise.io/docs/user-manuals/jobsidecarterminator). */
const MARK = /^KRUISE_TERMINATE_SIDECAR_WHEN_JOB_EXIT$/;

/** The mark by which OpenKruise ends the sidecars of a Job. */
export const kruise: Workaround = {
  remove(pod) {
    for (const container of pod.sidecars) {
      const env = pod.was(container.name!).spec.env?.findIndex((variable) => MARK.test(variable.name ?? ''));
      if (removeEnv(container, MARK).length > 0) {
        pod.changed('native-sidecars-need-no-stop-scripts', `${pod.was(container.name!).field}.env[${env}]`,
          'loses the mark by which OpenKruise ends it with the Job: the kubelet does', container.name);
      }
    }
  },
};
