import { rule } from '../../../src/checks/rules/profile-annotations-are-valid';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const annotated = (annotations: object) => pod({ containers: [{ name: 'app' }] }, '1.36', { annotations });
const appArmor = 'container.apparmor.security.beta.kubernetes.io';
const seccomp = 'container.seccomp.security.alpha.kubernetes.io';

testRule(rule, {
  valid: {
    'known profiles': annotated({ [`${appArmor}/app`]: 'localhost/app', [`${seccomp}/app`]: 'localhost/a/b.json', 'seccomp.security.alpha.kubernetes.io/pod': 'unconfined' }),
    'other annotations': annotated({ 'acme.io/profile': 'x' }),
  },
  invalid: {
    'a container that the pod does not have': { pod: annotated({ [`${appArmor}/main`]: 'runtime/default' }), complaints: [{ field: `metadata.annotations[${appArmor}/main]` }] },
    'unknown profiles': {
      pod: annotated({ [`${appArmor}/app`]: 'strict', [`${seccomp}/app`]: 'localhost/../a' }),
      complaints: [
        { field: `metadata.annotations[${appArmor}/app]`, message: 'pod has an annotation of AppArmor with an unknown profile or container, got "strict"' },
        { field: `metadata.annotations.${seccomp}/app` },
      ],
    },
  },
});
