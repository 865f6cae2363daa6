import { rule } from '../../../src/checks/rules/lifecycle-annotation-is-valid';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const annotated = (text: string) => pod({ containers: [{ name: 'app' }] }, '1.36', { annotations: { 'cdk8s-sidecars/lifecycle': text } });

testRule(rule, {
  valid: {
    'no annotation': pod({ containers: [{ name: 'app' }] }),
    'an object by container name': annotated('{"app":{"drainSeconds":"never","startsAfter":[]}}'),
    'nothing in it': annotated('{}'),
  },
  invalid: {
    'broken JSON': {
      pod: annotated('{app: 5}'),
      complaints: [{
        message: 'annotation "cdk8s-sidecars/lifecycle" is no JSON object, got "{app: 5}"',
        field: 'metadata.annotations[cdk8s-sidecars/lifecycle]',
      }],
    },
    'every wrong key and value is told': {
      pod: annotated('{"app":{"drainSeconds":-5,"drain":1}}'),
      complaints: [
        {
          container: 'app',
          message: 'container "app" has a "drainSeconds" in annotation "cdk8s-sidecars/lifecycle" that is no duration, got -5',
          fix: 'give seconds as a number that is not negative, or "never"',
        },
        {
          container: 'app',
          message: 'container "app" has an unknown key in annotation "cdk8s-sidecars/lifecycle", got "drain"',
          fix: 'use one of startupSeconds, runSeconds, preStopSeconds, postStartSeconds, drainSeconds, startsBefore, startsAfter',
        },
      ],
    },
    'an unknown container is a warning, as an injector may add it': {
      pod: annotated('{"istio-proxy":{"drainSeconds":5}}'),
      complaints: [{ severity: 'warning', container: 'istio-proxy', fix: 'use one of "app"' }],
    },
  },
});
