import { complain } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'projected-sources-have-content',
  category: 'admission',
  severity: 'warning',
  title: 'Say in every source of a projected volume what it projects',
  why: 'A source without a configMap, secret, downwardAPI or serviceAccountToken puts nothing into the volume: mostly its indentation is wrong. ' +
    'The API server accepts it with a warning (https://github.com/kubernetes/kubernetes/pull/121968).',
  fix: 'name the source, or remove the entry',
  bad: `
    containers:
      - {name: app, image: app}
    volumes:
      - {name: config, projected: {sources: [{configMap: {name: app}}, {}]}}`,
  good: `
    containers:
      - {name: app, image: app}
    volumes:
      - {name: config, projected: {sources: [{configMap: {name: app}}]}}`,
  acknowledge: 'When something fills the entry in before the pod is created.',

  run(pod) {
    const complaints: Complaint[] = [];
    pod.spec.volumes?.forEach(({ name, projected }, i) => {
      const sources = (projected as { readonly sources?: readonly object[] } | undefined)?.sources ?? [];
      sources.forEach((source, j) => {
        const field = `${pod.field}.volumes[${i}].projected.sources[${j}]`;
        // another rule tells of what was taken out
        if (Object.keys(source).length === 0 && !pod.shape.some((problem) => problem.field.startsWith(field))) {
          complain(complaints, `volume "${name}"`, field, 'has a projected source without content');
        }
      });
    });
    return complaints;
  },
};
