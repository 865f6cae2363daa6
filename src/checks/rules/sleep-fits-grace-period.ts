import { complain, REFUSED } from '../complain';
import { forEachHook } from '../each-handler';
import { Complaint } from '../finding';
import { Rule } from '../rule';

const DEFAULT_GRACE_SECONDS = 30;

export const rule: Rule = {
  id: 'sleep-fits-grace-period',
  category: 'admission',
  severity: 'error',
  title: 'Sleep in a hook no longer than the grace period',
  why: 'The API server refuses a sleep action below 0, of 0 before Kubernetes 1.33, or longer than the pod\'s terminationGracePeriodSeconds, in postStart too ' +
    '(https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-implementations, KEP-3960, KEP-4818).',
  fix: 'sleep shorter, or raise \'terminationGracePeriodSeconds\'',
  bad: `
    terminationGracePeriodSeconds: 10
    containers:
      - {name: app, image: app, lifecycle: {preStop: {sleep: {seconds: 15}}}}`,
  good: `
    terminationGracePeriodSeconds: 30
    containers:
      - {name: app, image: app, lifecycle: {preStop: {sleep: {seconds: 15}}}}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    const given = pod.spec.terminationGracePeriodSeconds ?? DEFAULT_GRACE_SECONDS;
    // a negative one is made 1, of a pod template only when its pods are created
    const grace = given < 0 && pod.templateField === '' ? 1 : given;
    const least = pod.version.minor >= 33 ? 0 : 1;
    forEachHook(pod, (hook, kind, container, field) => {
      // with a second action the server does not look at the sleep
      if (!hook.sleep || hook.exec || hook.httpGet || hook.tcpSocket) {
        return;
      }
      const { seconds = 0 } = hook.sleep;
      if (seconds > grace) {
        complain(complaints, container, `${field()}.sleep`, `sleeps longer in ${kind} than the grace period of ${grace}s`, seconds,
          `sleep at most ${Math.max(grace, 0)}s, or raise 'terminationGracePeriodSeconds' above ${seconds}`);
      } else if (seconds < least) {
        complain(complaints, container, `${field()}.sleep`, `sleeps less than ${least}s in ${kind}`, seconds, `sleep at least ${least}s, or remove the hook`);
      }
    });
    return complaints;
  },
};
