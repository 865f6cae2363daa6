import { PodView } from '../../pod/pod-view';
import { ContainerShutdown, graceFor, graceInForce, hooksThatTakeAllGrace, NOTICE_SECONDS, requiredGraceOf, shutdownOf } from '../../pod/shutdown';
import { timingOf } from '../../pod/timing';
import { inSeconds } from '../duration-text';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'grace-period-covers-shutdown',
  category: 'shutdown',
  severity: 'error',
  title: 'Give the pod enough grace for its mains, and then for its sidecars one after the other',
  why: 'One grace period covers everything: preStop hooks, the time from SIGTERM to exit of the mains, then of each sidecar in reverse order. When it is used up, the kubelet ' +
    'cuts hooks, forgets the order and sends SIGKILL two seconds later (https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/, ' +
    'KEP-753; pkg/kubelet/kuberuntime/kuberuntime_container.go). Each step of a busy kubelet comes late, so that a budget without a margin is none.',
  fix: 'raise "terminationGracePeriodSeconds"',
  bad: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      annotations: {cdk8s-sidecars/lifecycle: '{"app": {"drainSeconds": 20}, "proxy": {"drainSeconds": 5}}'}
    spec:
      initContainers: [{name: proxy, image: proxy, restartPolicy: Always}]
      containers: [{name: app, image: app, lifecycle: {preStop: {sleep: {seconds: 10}}}}]`,
  good: `
    apiVersion: v1
    kind: Pod
    metadata:
      name: orders
      annotations: {cdk8s-sidecars/lifecycle: '{"app": {"drainSeconds": 20}, "proxy": {"drainSeconds": 5}}'}
    spec:
      terminationGracePeriodSeconds: 40
      initContainers: [{name: proxy, image: proxy, restartPolicy: Always}]
      containers: [{name: app, image: app, lifecycle: {preStop: {sleep: {seconds: 10}}}}]`,
  acknowledge: 'When a SIGKILL does no harm to the containers that are named.',

  run(pod) {
    const requiredSeconds = requiredGraceOf(pod);
    // hooks that take all of the grace, and containers that ignore SIGTERM, have rules of their own
    if (requiredSeconds < graceInForce(pod) || requiredSeconds === Infinity || hooksThatTakeAllGrace(pod).length > 0) {
      return [];
    }
    const harm = shutdownOf(pod).containers.map(harmTo).filter((text) => text !== undefined);
    const given = pod.spec.terminationGracePeriodSeconds;
    return [{
      message: `pod takes ${inSeconds(requiredSeconds)} to stop (${arithmeticOf(pod)}), got terminationGracePeriodSeconds ${given ?? '30 (the default)'}: ` +
        (harm.length > 0 ? harm.join(', ') : 'only the kubelet\'s least of 2s saves it from SIGKILL'),
      fix: `set terminationGracePeriodSeconds: ${graceFor(requiredSeconds)} or more`,
      field: `${pod.field}.terminationGracePeriodSeconds`,
      ...(harm.length > 0 ? {} : { severity: 'warning' }),
    }];
  },
};

function harmTo({ name, killed, hookCut, outOfTurn, sigterm, exit }: ContainerShutdown): string | undefined {
  const at = (time: number) => `at ${inSeconds(Math.floor(time - NOTICE_SECONDS + 1e-6))}`;
  const harm = [
    ...(hookCut ? ['has its preStop hook cut'] : []),
    ...(outOfTurn ? [`gets SIGTERM before its turn ${at(sigterm!)}`] : []),
    ...(killed ? [`is killed ${at(exit)}`] : []),
  ];
  return harm.length === 0 ? undefined : `"${name}" ${harm.join(' and ')}`;
}

/** The steps that the time is made of: a main or a hook that takes longest, then the sidecars that follow it. */
function arithmeticOf(pod: PodView): string {
  const seconds = (of: 'preStop' | 'drain', i: number) => timingOf(pod, pod.sidecars[i])[of]?.seconds ?? 0;
  let steps: string[] = [];
  let end = 0;
  for (const main of pod.mains) {
    const { preStop, drain } = timingOf(pod, main);
    const own = (preStop?.seconds ?? 0) + (drain?.seconds ?? 0);
    if (own > end) {
      end = own;
      steps = stepsOf(main.name, preStop?.seconds ?? 0, drain?.seconds ?? 0);
    }
  }
  for (let i = pod.sidecars.length - 1; i >= 0; i--) {
    const isLater = seconds('preStop', i) > end;
    end = Math.max(end, seconds('preStop', i)) + seconds('drain', i);
    const own = stepsOf(pod.sidecars[i].name, isLater ? seconds('preStop', i) : 0, seconds('drain', i));
    steps = isLater ? own : [...steps, ...own];
  }
  return steps.join(', then ');
}

function stepsOf(name: string, preStop: number, drain: number): string[] {
  const parts = [...(preStop > 0 ? [`preStop of ${inSeconds(preStop)}`] : []), ...(drain > 0 ? [`${inSeconds(drain)} after SIGTERM`] : [])];
  return parts.length === 0 ? [] : [`"${name}" ${parts.join(' and ')}`];
}
