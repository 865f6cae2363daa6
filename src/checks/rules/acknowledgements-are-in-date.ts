import { Rule } from '../rule';

export const rule: Rule = {
  id: 'acknowledgements-are-in-date',
  category: 'config',
  severity: 'warning',
  title: 'Renew or remove acknowledgements whose date has passed',
  why: 'After its last day ("until" in the configuration file) an acknowledgement has no effect, and the findings that it covered count again.',
  fix: 'repair what was acknowledged, or set a later "until" with a reason that still holds',
  bad: `
    ignore:
      - rule: container-names-are-unique
        kind: Pod
        name: orders
        reason: renamed by a webhook until the chart is mended
        until: 2001-01-01`,
  good: `
    ignore:
      - rule: container-names-are-unique
        kind: Pod
        name: orders
        reason: renamed by a webhook until the chart is mended
        until: 2999-12-31`,
  acknowledge: 'Cannot be acknowledged: set a later date.',

  run: () => [],

  review({ rule: id, container, until, origin }, { expired }) {
    return expired ? [{
      message: `acknowledgement of "${id}" has no effect since its last day, got ${until}`,
      container,
      field: origin,
    }] : [];
  },
};
