import { ContainerView } from '../../pod/pod-view';
import { productOf } from '../../pod/products/catalogue';
import { Rule } from '../rule';

/** From here on clusters have the feature without anybody switching it on. */
const NATIVE_SINCE_MINOR = 29;

export const rule: Rule = {
  id: 'known-sidecars-are-native',
  category: 'order',
  severity: 'info',
  title: 'Run proxies and log shippers beside an app as native sidecars',
  why: 'As a main container a proxy starts together with the app, which finds no proxy at first, and gets SIGTERM together with it, so that the app drains without it; ' +
    'a log shipper is gone before the last line is written. A native sidecar starts before and stops after the main containers ' +
    '(https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/).',
  fix: 'move the container to initContainers and give it restartPolicy: Always ("cdk8s-sidecars migrate" does it)',
  bad: `
    containers:
      - {name: app, image: app}
      - {name: sql, image: "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3"}`,
  good: `
    initContainers:
      - {name: sql, image: "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3", restartPolicy: Always}
    containers:
      - {name: app, image: app}`,
  acknowledge: 'When the app can do without it at start and end. The rule is silent on DaemonSets, where such products are the app, on pods that hold nothing else, and on Jobs, where the matter is an error.',

  run(pod) {
    if (pod.mains.length < 2 || pod.version.minor < NATIVE_SINCE_MINOR || pod.object.kind === 'DaemonSet' || pod.runsToCompletion
      || pod.mains.every((main) => productOf(main))) {
      return [];
    }
    return pod.mains.filter((main) => !main.implicit && isSidecarForCertain(main)).map((main) => ({
      message: `container "${main.name}" is ${productOf(main)!.product.title} as a main container, which starts and stops together with the app`,
      container: main.name,
      field: main.field,
    }));
  },
};

const ROLES = ['mesh-proxy', 'connection-proxy', 'log-shipper'];

function isSidecarForCertain(main: ContainerView): boolean {
  const known = productOf(main);
  return known !== undefined && ROLES.includes(known.product.role) && known.runsForEver !== false;
}
