import { ContainerSpec } from '../../pod/manifest';
import { productOf } from '../../pod/products/catalogue';
import { parseImage } from '../../pod/products/image-ref';
import { Launch } from '../../pod/products/launch';
import { timingOf } from '../../pod/timing';
import { runTitle } from '../job';
import { Rule } from '../rule';
import { showCommand } from '../script';

export const rule: Rule = {
  id: 'job-sidecars-stop-on-sigterm',
  category: 'jobs',
  severity: 'warning',
  title: 'Let sidecars of a Job handle SIGTERM',
  why: 'The kernel does not deliver SIGTERM to process 1 of a container unless it has a handler: a plain "sleep", "tail" or shell script ignores it. The Job is complete only when ' +
    'its sidecars have ended, so that each of its pods takes the whole grace period longer (KEP-753).',
  fix: 'add "trap \'exit 0\' TERM" and wait for background processes, or start the program with "exec" or an init such as tini',
  bad: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: etl}
    spec:
      activeDeadlineSeconds: 3600
      template:
        spec:
          restartPolicy: Never
          initContainers: [{name: tail, image: busybox, restartPolicy: Always, command: [sh, -c, "while true; do report; sleep 10; done"]}]
          containers: [{name: etl, image: etl}]`,
  good: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: etl}
    spec:
      activeDeadlineSeconds: 3600
      template:
        spec:
          restartPolicy: Never
          initContainers:
            - {name: tail, image: busybox, restartPolicy: Always, command: [sh, -c, "trap 'exit 0' TERM; while true; do report; sleep 10 & wait $!; done"]}
          containers: [{name: etl, image: etl}]`,
  acknowledge: 'When the time does not matter. The rule is silent on programs that it does not know, on shared process namespaces, where process 1 is another, and on ' +
    'sidecars whose drain is known.',

  run(pod) {
    if (!pod.runsToCompletion || pod.sidecars.length === 0 || pod.spec.shareProcessNamespace) {
      return [];
    }
    const grace = pod.spec.terminationGracePeriodSeconds ?? 30;
    const deaf = pod.sidecars.filter((sidecar) => !sidecar.implicit && !productOf(sidecar) && ignoresSigterm(sidecar.spec));
    return deaf.filter((sidecar) => !timingOf(pod, sidecar).drain).map((sidecar) => ({
      message: `container "${sidecar.name}" ignores SIGTERM as process 1, so that the ${runTitle(pod)} takes ${grace}s longer, got "${showCommand(commandOf(sidecar.spec))}"`,
      container: sidecar.name,
      field: `${sidecar.field}.command`,
    }));
  },
};

function commandOf(spec: ContainerSpec): readonly string[] {
  return [...spec.command ?? [], ...spec.args ?? []];
}

function ignoresSigterm(spec: ContainerSpec): boolean {
  if (!spec.command?.length || spec.lifecycle?.stopSignal) {
    return false;
  }
  const launch = new Launch(spec, parseImage(spec.image ?? ''));
  if (launch.program === 'sleep' || launch.program === 'tail') {
    return true;
  }
  // of other scripts one cannot tell what the shell becomes
  const script = launch.isScript ? launch.words.slice(1).join(' ') : '';
  return /\b(?:while|until|for)\b/.test(script) && !/\btrap\b|\bexec\b/.test(script);
}
