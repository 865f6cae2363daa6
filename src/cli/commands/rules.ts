import { RULES } from '../../checks/registry';
import { Command } from '../command';

export const command: Command = {
  name: 'rules',
  summary: 'Lists the rules that "check" knows',
  usage: '',
  options: {
    format: { value: 'FORMAT', choices: ['text', 'json'], description: 'What to print (default: text)' },
  },
  run(invocation, io) {
    io.stdout.write(invocation.value('format') === 'json' ? asJson() : asText());
    return 0;
  },
};

function asText(): string {
  const lines: string[] = [];
  for (const category of new Set(RULES.map((rule) => rule.category))) {
    lines.push(category);
    for (const rule of RULES.filter((r) => r.category === category)) {
      lines.push(`  ${rule.id.padEnd(42)}${rule.severity.padEnd(9)}${rule.title}`);
    }
    lines.push('');
  }
  lines.push(`${RULES.length} rules; cdk8s-sidecars explain RULE tells more of one`, '');
  return lines.join('\n');
}

function asJson(): string {
  const rules = RULES.map(({ id, category, severity, title, why, fix }) => ({ id, category, severity, title, why, fix }));
  return `${JSON.stringify({ rules }, undefined, 2)}\n`;
}
