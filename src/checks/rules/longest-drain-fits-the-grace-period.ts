import { ContainerView } from '../../pod/pod-view';
import { productOf, ProductUse } from '../../pod/products/catalogue';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'longest-drain-fits-the-grace-period',
  category: 'shutdown',
  severity: 'info',
  title: 'Let a proxy\'s own limit for its shutdown be shorter than the pod\'s grace period',
  why: 'Some products have a limit of their own for how long they wait for open connections after SIGTERM, longer by default than a pod\'s 30 seconds: Linkerd 120 s ' +
    '(https://linkerd.io/2/tasks/graceful-shutdown/), Vector 60 s. A connection that stays open then ends in a SIGKILL instead of an orderly close.',
  fix: 'lower the limit, or raise terminationGracePeriodSeconds',
  bad: `
    initContainers:
      - {name: linkerd-proxy, image: "cr.l5d.io/linkerd/proxy:edge-26.5.2", restartPolicy: Always}
    containers: [{name: app, image: app}]`,
  good: `
    initContainers:
      - name: linkerd-proxy
        image: cr.l5d.io/linkerd/proxy:edge-26.5.2
        restartPolicy: Always
        env: [{name: LINKERD2_PROXY_SHUTDOWN_GRACE_PERIOD, value: 20s}]
    containers: [{name: app, image: app}]`,
  acknowledge: 'When connections through the proxy are short, or those that outlive the app do not matter.',

  run(pod) {
    const complaints: Complaint[] = [];
    const grace = pod.spec.terminationGracePeriodSeconds ?? 30;
    for (const container of [...pod.sidecars, ...pod.mains]) {
      const known = productOf(container);
      const limit = known?.longestDrainSeconds;
      if (known && limit !== undefined && limit >= grace) {
        complaints.push({
          message: `container "${container.name}" is ${known.product.title} and may take ${limit === Infinity ? 'any time' : `up to ${limit}s`} to stop, but the pod has ${grace}s`,
          fix: `set ${drainSettingOf(container, known)} to ${grace > 5 ? `at most ${grace - 5}s` : 'less'}, or raise terminationGracePeriodSeconds` +
            (limit === Infinity ? '' : ` to ${limit + 5}`),
          container: container.name,
          field: container.field,
          related: [`${pod.field}.terminationGracePeriodSeconds`],
        });
      }
    }
    return complaints;
  },
};

function drainSettingOf({ injection }: ContainerView, { product }: ProductUse): string | undefined {
  return injection?.drainSetting ? `annotation ${injection.drainSetting}` : product.drainSetting;
}
