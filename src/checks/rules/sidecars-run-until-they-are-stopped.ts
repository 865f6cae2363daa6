import { ContainerView } from '../../pod/pod-view';
import { productOf, ProductUse } from '../../pod/products/catalogue';
import { causeOfEnd } from '../../pod/products/cause-of-end';
import { endsPlainly } from '../../pod/shell/plain-end';
import { Complaint } from '../finding';
import { Rule } from '../rule';
import { showCommand } from '../script';

export const rule: Rule = {
  id: 'sidecars-run-until-they-are-stopped',
  category: 'jobs',
  severity: 'warning',
  title: 'Do not give a container that ends by itself restartPolicy: Always',
  why: 'The kubelet starts a native sidecar again whenever it ends, also after exit 0, with a back-off between the starts that grows to five minutes. Nothing waits for its end: ' +
    'what stands behind it begins as soon as it runs. In a Job with restartPolicy OnFailure each of these restarts counts towards backoffLimit ' +
    '(https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/).',
  fix: 'let it run until it is stopped, or remove its restartPolicy, so that it is a classic init container, which runs once before what stands behind it',
  bad: `
    initContainers:
      - {name: content, image: "registry.k8s.io/git-sync/git-sync:v4.7.1", args: ["--repo=https://git.acme.io/site", --one-time], restartPolicy: Always}
    containers:
      - {name: app, image: app}`,
  good: `
    initContainers:
      - {name: content, image: "registry.k8s.io/git-sync/git-sync:v4.7.1", args: ["--repo=https://git.acme.io/site", --one-time]}
    containers:
      - {name: app, image: app}`,
  acknowledge: 'When running it again and again is what is wanted, at whatever intervals. The rule knows flags of products, and commands and shell scripts of nothing but ' +
    'commands such as echo, cp and sleep with a number; of any other command it says nothing.',

  run(pod) {
    return pod.sidecars.flatMap((sidecar) => sidecar.implicit ? [] : ofSidecar(sidecar));
  },
};

function ofSidecar(sidecar: ContainerView): Complaint[] {
  const known = productOf(sidecar);
  if (known?.runsForEver === false) {
    return [ofProduct(sidecar, known)];
  }
  const { command = [], args = [] } = sidecar.spec;
  return endsPlainly(sidecar.spec) ? [complaint(sidecar, 'ends', 'command', showCommand([...command, ...args]))] : [];
}

function ofProduct(sidecar: ContainerView, known: ProductUse): Complaint {
  const problem = `is ${known.product.title} and ends`;
  const cause = causeOfEnd(known);
  return cause ? {
    ...complaint(sidecar, problem, cause.field, cause.text),
    fix: `remove "${cause.text}", or restartPolicy, so that "${sidecar.name}" is a classic init container`,
  } : complaint(sidecar, problem);
}

function complaint(sidecar: ContainerView, problem: string, field?: string, cause?: string): Complaint {
  return {
    message: `container "${sidecar.name}" ${problem} by itself, so that the kubelet starts it again and again${cause === undefined ? '' : `, got "${cause}"`}`,
    container: sidecar.name,
    field: field === undefined ? sidecar.field : `${sidecar.field}.${field}`,
  };
}
