import { REFUSED } from '../complain';
import { Rule } from '../rule';
import { checkVolumes } from '../volumes';

export const rule: Rule = {
  id: 'volumes-are-valid',
  category: 'admission',
  severity: 'error',
  title: 'Give every volume a name of its own and one source, with all that it needs',
  why: 'The API server refuses a volume without a name or with another one\'s, with two sources, or with a source that lacks what it needs; ' +
    'mounts of such a volume are refused too (https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/).',
  fix: 'correct the volume',
  bad: `
    containers:
      - {name: app, image: app}
    volumes:
      - {name: config, configMap: {}}`,
  good: `
    containers:
      - {name: app, image: app}
    volumes:
      - {name: config, configMap: {name: app-config}}`,
  acknowledge: REFUSED,

  run: (pod) => (pod.spec.volumes ? checkVolumes(pod).complaints : []),
};
