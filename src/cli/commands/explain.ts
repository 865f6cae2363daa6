import { didYouMean } from '../../checks/nearest';
import { findRule, RULES } from '../../checks/registry';
import { dedent } from '../../report/dedent';
import { ruleUrl } from '../../report/rule-url';
import { wrap } from '../../report/wrap';
import { Command, UsageError } from '../command';

export const command: Command = {
  name: 'explain',
  summary: 'Tells what a rule asks for, why, how to repair a breach and when to acknowledge one',
  usage: 'RULE',
  options: {},
  run(invocation, io) {
    if (invocation.positionals.length !== 1) {
      throw new UsageError('explain takes one rule, such as: cdk8s-sidecars explain container-names-are-unique');
    }
    const [id] = invocation.positionals;
    const rule = findRule(id);
    if (!rule) {
      throw new UsageError(`unknown rule "${id}"${didYouMean(id, RULES.map((r) => r.id))}; see: cdk8s-sidecars rules`);
    }
    const paragraph = (text: string) => `  ${wrap(text, 78, '  ')}`;
    const example = (yaml: string) => dedent(yaml).split('\n').map((line) => (line === '' ? '' : `    ${line}`)).join('\n');
    io.stdout.write([
      `${rule.id} (${rule.category}, ${rule.severity})`,
      '',
      paragraph(`${rule.title}.`),
      '', 'Why', paragraph(rule.why),
      '', 'Repair', paragraph(`${rule.fix}.`),
      '', 'Bad', example(rule.bad),
      '', 'Good', example(rule.good),
      '', 'When to acknowledge', paragraph(rule.acknowledge),
      '', ruleUrl(rule.id),
      '',
    ].join('\n'));
    return 0;
  },
};
