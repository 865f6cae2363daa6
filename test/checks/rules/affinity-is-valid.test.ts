import { rule } from '../../../src/checks/rules/affinity-is-valid';
import { testRule } from '../rule-table';
import { podWith } from '../workloads';

const hostname = 'kubernetes.io/hostname';
const requiredNode = (nodeSelectorTerms: object[]) =>
  ({ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } } });
const requiredPod = (term: object) => ({ affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } } });
const node = 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms';
const anti = 'spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]';

testRule(rule, {
  valid: {
    'no affinity': podWith({}),
    'a node selector': podWith({ nodeSelector: { 'kubernetes.io/arch': 'arm64' } }),
    'node affinity with every operator': podWith(requiredNode([{
      matchExpressions: [
        { key: 'zone', operator: 'In', values: ['a'] }, { key: 'gpu', operator: 'DoesNotExist' }, { key: 'cores', operator: 'Gt', values: ['4'] },
      ],
      matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-1'] }],
    }])),
    'pod affinity with a topology key': podWith(requiredPod({ topologyKey: hostname, labelSelector: { matchLabels: { app: 'a' } } })),
  },
  invalid: {
    'a node selector with what is no label value': {
      pod: podWith({ nodeSelector: { arch: 'a b' } }),
      complaints: [{ field: 'spec.nodeSelector', message: expect.stringContaining('got "a b"') }],
    },
    'node affinity without a term': { pod: podWith(requiredNode([])), complaints: [{ field: node }] },
    'node affinity with wrong values': {
      pod: podWith(requiredNode([{
        matchExpressions: [
          { key: 'zone', operator: 'In', values: [] }, { key: 'zone', operator: 'Exists', values: ['a'] }, { key: 'cores', operator: 'Lt', values: ['1', '2'] },
          { key: 'zone', operator: 'Equals' }, { key: '-', operator: 'Exists' },
        ],
      }])),
      complaints: [
        { field: `${node}[0].matchExpressions[0].values` },
        { field: `${node}[0].matchExpressions[1].values` },
        { field: `${node}[0].matchExpressions[2].values` },
        { field: `${node}[0].matchExpressions[3].operator` },
        { field: `${node}[0].matchExpressions[4].key` },
      ],
    },
    'node fields other than the name': {
      pod: podWith(requiredNode([{ matchFields: [{ key: 'metadata.uid', operator: 'In', values: ['a'] }, { key: 'metadata.name', operator: 'Exists' }] }])),
      complaints: [{ field: `${node}[0].matchFields[0].key` }, { field: `${node}[0].matchFields[1].operator` }],
    },
    'a weight of 0': {
      pod: podWith({ affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 0, preference: {} }] } } }),
      complaints: [{ field: 'spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight' }],
    },
    'pod affinity without a topology key': {
      pod: podWith(requiredPod({ labelSelector: { matchExpressions: [{ key: 'app', operator: 'Is' }] } })),
      complaints: [{ field: `${anti}.labelSelector.matchExpressions[0].operator` }, { field: `${anti}.topologyKey` }],
    },
    'label keys without a selector': {
      pod: podWith(requiredPod({ topologyKey: hostname, matchLabelKeys: ['app'] })),
      complaints: [{ field: `${anti}.matchLabelKeys` }],
    },
    'a preferred term with a wrong namespace': {
      pod: podWith({
        affinity: {
          podAffinity: {
            preferredDuringSchedulingIgnoredDuringExecution: [
              { weight: 101, podAffinityTerm: { topologyKey: hostname, namespaces: ['A'] } },
            ],
          },
        },
      }),
      complaints: [
        { field: 'spec.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight' },
        { field: 'spec.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.namespace' },
      ],
    },
  },
});
