import { envNameFault, subdomainFault } from '../../pod/names';
import { ContainerView } from '../../pod/pod-view';
import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

interface EnvFrom {
  readonly prefix?: string;
  readonly configMapRef?: { readonly name?: string };
  readonly secretRef?: { readonly name?: string };
}

const RELAXED_NAMES_SINCE = 32;

export const rule: Rule = {
  id: 'env-from-is-valid',
  category: 'admission',
  severity: 'error',
  title: 'Name one ConfigMap or Secret in every entry of envFrom',
  why: 'The API server refuses an entry of envFrom with no source or with two, a reference without a name, and a prefix that cannot begin a variable\'s name ' +
    '(https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables).',
  fix: 'set one of \'configMapRef\' and \'secretRef\', with a name',
  bad: `
    containers:
      - {name: app, image: app, envFrom: [{secretRef: {}}]}`,
  good: `
    containers:
      - {name: app, image: app, envFrom: [{secretRef: {name: orders-db}}]}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    for (const container of pod.containers) {
      container.spec.envFrom?.forEach((entry, i) => check(complaints, container, entry as EnvFrom, i, pod.version.minor >= RELAXED_NAMES_SINCE));
    }
    return complaints;
  },
};

function check(to: Complaint[], container: ContainerView, { prefix, configMapRef, secretRef }: EnvFrom, index: number, relaxed: boolean): void {
  const field = `${container.field}.envFrom`;
  const prefixFault = prefix ? envNameFault(prefix, relaxed) : undefined;
  if (prefixFault) {
    complain(to, container, `${field}[${index}].prefix`, `has a prefix of variables that ${prefixFault}`, prefix, 'correct the prefix');
  }
  for (const [kind, ref] of [['configMapRef', configMapRef], ['secretRef', secretRef]] as const) {
    // a trailing dash passes, as in the first part of a generated name
    const fault = ref && (ref.name ? subdomainFault(ref.name.replace(/-$/, 'a')) : 'is empty');
    if (fault) {
      complain(to, container, `${field}[${index}].${kind}.name`, `has a ${kind} whose name ${fault}`, ref.name, 'set \'name\'');
    }
  }
  if (!configMapRef === !secretRef) {
    complain(to, container, field, `has an entry of envFrom with ${configMapRef ? 'two sources' : 'no source'}`);
  }
}
