import { rule } from '../../../src/checks/rules/images-are-valid-references';
import { PodSpec } from '../../../src/pod/manifest';
import { pod, viewOf } from '../../pod/pods';
import { testRule } from '../rule-table';

const deployment = (spec: PodSpec) => viewOf({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'x' }, spec: { template: { spec } } });

testRule(rule, {
  valid: {
    'a good reference': pod({ containers: [{ name: 'app', image: 'registry.acme.io/app:1.0' }] }),
    'no image, which another rule is about': pod({ containers: [{ name: 'app', image: '' }] }),
    'spaces around the image of a pod, which the API server refuses': pod({ containers: [{ name: 'app', image: 'app ' }] }),
    'a name that Kustomize replaces': pod({ containers: [{ name: 'app', image: 'controller:latest' }] }),
  },
  invalid: {
    'upper case in a sidecar': {
      pod: pod({ initContainers: [{ name: 'x', image: 'acme/Proxy:1', restartPolicy: 'Always' }], containers: [{ name: 'app' }] }),
      complaints: [{
        message: 'container "x" has an image whose repository has upper-case letters, got "acme/Proxy:1"',
        fix: 'write "acme/proxy"',
        container: 'x',
        field: 'spec.initContainers[0].image',
      }],
    },
    'spaces around the image in a template, which the API server accepts': {
      pod: deployment({ containers: [{ name: 'app', image: 'app:1 ' }] }),
      complaints: [{ message: 'container "app" has an image with white space in it, got "app:1 "' }],
    },
    'a placeholder, as a warning': {
      pod: pod({ containers: [{ name: 'app', image: '${IMAGE}' }] }),
      complaints: [{
        message: 'container "app" has an image that is no reference until something fills it in, got "${IMAGE}"',
        fix: 'fill it in before the manifest is applied',
        severity: 'warning',
      }],
    },
  },
});
