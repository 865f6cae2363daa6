import { Severity } from '../../checks/finding';
import { Rule } from '../../checks/rule';
import { dedent } from '../dedent';
import { ruleUrl } from '../rule-url';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** A rule as SARIF's reportingDescriptor. */
export function sarifRule(rule: Rule) {
  const url = ruleUrl(rule.id);
  return {
    id: rule.id,
    name: rule.id,
    shortDescription: { text: `${rule.title}.` },
    fullDescription: { text: rule.why },
    helpUri: url,
    help: {
      // GitHub shows no helpUri: the link is in the text too
      text: `${rule.why}\n\nRepair: ${rule.fix}.\n\nWhen to acknowledge: ${rule.acknowledge}\n\n${url}`,
      markdown: [
        rule.why,
        `**Repair:** ${rule.fix}.`,
        `Bad:\n\n${yaml(rule.bad)}`,
        `Good:\n\n${yaml(rule.good)}`,
        `**When to acknowledge:** ${rule.acknowledge}`,
        `[${rule.id}](${url})`,
      ].join('\n\n'),
    },
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: { 'tags': ['kubernetes', rule.category], 'precision': 'high', 'problem.severity': rule.severity === 'info' ? 'recommendation' : rule.severity },
  };
}

function yaml(text: string): string {
  return `\`\`\`yaml\n${dedent(text)}\n\`\`\``;
}
