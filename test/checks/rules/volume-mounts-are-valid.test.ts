import { rule } from '../../../src/checks/rules/volume-mounts-are-valid';
import { testRule } from '../rule-table';
import { podWith, workload } from '../workloads';

const mounting = (mounts: object[], more: object = {}) => podWith({ volumes: [{ name: 'v', emptyDir: {} }], containers: [{ name: 'app', volumeMounts: mounts, ...more }] });
const at = 'spec.containers[0].volumeMounts';

testRule(rule, {
  valid: {
    'one volume at two paths': mounting([{ name: 'v', mountPath: '/a' }, { name: 'v', mountPath: '/b', subPath: 'x/y..z' }]),
    'a claim template of a stateful set': workload('StatefulSet', { volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: {} }] },
      { containers: [{ name: 'app', image: 'app', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] }),
    'propagation from a privileged container': mounting([{ name: 'v', mountPath: '/a', mountPropagation: 'Bidirectional' }], { securityContext: { privileged: true } }),
    'a recursively read-only mount': mounting([{ name: 'v', mountPath: '/a', readOnly: true, recursiveReadOnly: 'Enabled' }]),
  },
  invalid: {
    'a volume that the pod does not have': {
      pod: mounting([{ name: 'missing', mountPath: '/a' }]),
      complaints: [{
        container: 'app',
        field: `${at}[0].name`,
        message: 'container "app" mounts a volume that the pod does not have, or that is invalid, got "missing"',
        fix: 'add the volume "missing", or correct it',
      }],
    },
    'a stateful set whose volumes cdk8s-plus has lost': {
      pod: workload('StatefulSet', {}, { containers: [{ name: 'app', volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }] }] }),
      complaints: [{
        fix: 'add the volume "tmp", or correct it; a StatefulSet of cdk8s-plus-31 to 34 loses the volumes it was given, '
          + 'and has them again once it has a sidecar of this library',
      }],
    },
    'a volume that is invalid': {
      pod: podWith({ volumes: [{ name: 'V', emptyDir: {} }], containers: [{ name: 'app', volumeMounts: [{ name: 'V', mountPath: '/a' }] }] }),
      complaints: [{ field: `${at}[0].name` }],
    },
    'nothing set': { pod: mounting([{}]), complaints: [{ field: `${at}[0].name` }, { field: `${at}[0].mountPath` }] },
    'one path twice': {
      pod: mounting([{ name: 'v', mountPath: '/a' }, { name: 'v', mountPath: '/a', subPath: 'b' }]),
      complaints: [{ field: `${at}[1].mountPath`, message: 'container "app" mounts two volumes at one path, got "/a"' }],
    },
    'parts outside of the volume, reported without their index': {
      pod: mounting([{ name: 'v', mountPath: '/a', subPath: '../x' }, { name: 'v', mountPath: '/b', subPathExpr: '/$(A)' }]),
      complaints: [{ field: `${at}.subPath` }, { field: `${at}.subPathExpr` }],
    },
    'a part by text and by expression': {
      pod: mounting([{ name: 'v', mountPath: '/a', subPath: 'x', subPathExpr: 'y' }]),
      complaints: [{ field: `${at}[0].subPathExpr` }],
    },
    'propagation without privileges, and of an unknown kind': {
      pod: mounting([{ name: 'v', mountPath: '/a', mountPropagation: 'Bidirectional' }, { name: 'v', mountPath: '/b', mountPropagation: 'Both' }]),
      complaints: [{ field: `${at}.mountPropagation` }, { field: `${at}.mountPropagation` }],
    },
    'a recursively read-only mount that can be written to': {
      pod: mounting([{ name: 'v', mountPath: '/a', recursiveReadOnly: 'Enabled' }]),
      complaints: [{ field: `${at}.recursiveReadOnly` }],
    },
    'a part of an image by expression': {
      pod: podWith({ volumes: [{ name: 'v', image: { reference: 'a' } }], containers: [{ name: 'app', volumeMounts: [{ name: 'v', mountPath: '/a', subPathExpr: 'x' }] }] }),
      complaints: [{ field: `${at}[0].subPathExpr` }],
    },
  },
});
