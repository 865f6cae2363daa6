import { rule } from '../../../src/checks/rules/topology-spread-is-valid';
import { testRule } from '../rule-table';
import { podWith } from '../workloads';

const zone = { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'orders' } } };
const spread = (...constraints: object[]) => podWith({ topologySpreadConstraints: constraints });
const at = 'spec.topologySpreadConstraints[0]';

testRule(rule, {
  valid: {
    'two constraints': spread({ ...zone, minDomains: 2, matchLabelKeys: ['pod-template-hash'] }, { ...zone, whenUnsatisfiable: 'ScheduleAnyway', nodeTaintsPolicy: 'Honor' }),
  },
  invalid: {
    'nothing set': { pod: spread({}), complaints: [{ field: `${at}.maxSkew` }, { field: `${at}.topologyKey` }, { field: `${at}.whenUnsatisfiable` }] },
    'one constraint twice': { pod: spread(zone, zone), complaints: [{ field: `${at}.{topologyKey, whenUnsatisfiable}` }] },
    'domains without DoNotSchedule': { pod: spread({ ...zone, whenUnsatisfiable: 'ScheduleAnyway', minDomains: 1 }), complaints: [{ field: `${at}.minDomains` }] },
    'unknown policies': {
      pod: spread({ ...zone, nodeAffinityPolicy: 'x', nodeTaintsPolicy: 'y' }),
      complaints: [{ field: `${at}.nodeAffinityPolicy` }, { field: `${at}.nodeTaintsPolicy` }],
    },
    'a label key that is selected already': { pod: spread({ ...zone, matchLabelKeys: ['app'] }), complaints: [{ field: `${at}.matchLabelKeys[0]` }] },
    'label keys without a selector': { pod: spread({ ...zone, labelSelector: undefined, matchLabelKeys: ['a'] }), complaints: [{ field: `${at}.matchLabelKeys` }] },
    'a selector of a wrong form': {
      pod: spread({ ...zone, labelSelector: { matchLabels: { app: '-' } } }),
      complaints: [{ field: `${at}.labelSelector.matchLabels` }],
    },
  },
});
