import { Category } from '../src/checks/finding';
import { Rule } from '../src/checks/rule';
import { dedent } from '../src/report/dedent';

const CATEGORIES: Readonly<Record<Category, string>> = {
  admission: 'What the API server of the target version refuses, or warns about',
  order: 'What starts before what',
  probes: 'Probes and hooks that do their work',
  shutdown: 'Grace periods, hooks and signals at the end of a pod',
  jobs: 'Jobs that finish',
  resources: 'Requests, limits and classes of service',
  ports: 'Ports that clash or lead nowhere',
  security: 'Rights that sidecars do not need',
  config: 'Acknowledgements, annotations and configuration',
  version: 'What depends on the version of Kubernetes',
};

const GENERATED = '<!-- Written by "npm run docs" from src/checks/rules. -->';

/** The generated pages by path below `docs/`. */
export function rulePages(rules: readonly Rule[]): Map<string, string> {
  return new Map([
    ['rules.md', indexPage(rules)],
    ...rules.map((rule) => [`rules/${rule.id}.md`, rulePage(rule)] as const),
  ]);
}

function indexPage(rules: readonly Rule[]): string {
  const sections = (Object.keys(CATEGORIES) as Category[])
    .map((category) => ({ category, members: rules.filter((rule) => rule.category === category) }))
    .filter(({ members }) => members.length > 0)
    .map(({ category, members }) => [
      `## ${category}`,
      '',
      `${CATEGORIES[category]}.`,
      '',
      '| rule | severity | what to do |',
      '| --- | --- | --- |',
      ...members.map((rule) => `| [${rule.id}](rules/${rule.id}.md) | ${rule.severity} | ${cell(rule.title)} |`),
      '',
    ].join('\n'));
  return [
    GENERATED,
    '',
    '# Rules',
    '',
    `The ${rules.length} rules that \`cdk8s synth\` and \`cdk8s-sidecars check\` hold pods against. Each page says why the rule is there, how to repair a breach, and`,
    'when it is right to [acknowledge](cli.md#acknowledgements) one.',
    '',
    sections.join('\n'),
  ].join('\n');
}

function rulePage(rule: Rule): string {
  return [
    GENERATED,
    '',
    `# ${rule.id}`,
    '',
    `${rule.title}.`,
    '',
    `Category ${rule.category}, severity ${rule.severity}.`,
    '',
    '## Why',
    '',
    rule.why,
    '',
    '## Bad',
    '',
    yaml(rule.bad),
    '',
    '## Good',
    '',
    yaml(rule.good),
    '',
    '## Repair',
    '',
    `${rule.fix[0].toUpperCase()}${rule.fix.slice(1)}.`,
    '',
    '## When to acknowledge',
    '',
    rule.acknowledge,
    '',
    '[All rules](../rules.md)',
    '',
  ].join('\n');
}

function yaml(text: string): string {
  return `\`\`\`yaml\n${dedent(text)}\n\`\`\``;
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|');
}
