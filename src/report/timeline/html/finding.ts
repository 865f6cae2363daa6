import { Finding } from '../../../checks/finding';
import { escapeXml } from '../../escape-xml';
import { ruleUrl } from '../../rule-url';
import { element } from '../markup';

export function findingHtml(finding: Finding): string {
  const { severity, acknowledged } = finding;
  return element('div', { class: `finding ${acknowledged ? 'acknowledged' : severity}` },
    element('span', { class: 'tag' }, acknowledged ? 'acknowledged' : severity),
    ' ', element('a', { href: ruleUrl(finding.rule) }, element('code', {}, escapeXml(finding.rule))),
    ' ', element('span', {}, escapeXml(finding.message)),
    ' ', element('span', { class: 'fix' }, escapeXml(finding.fix)),
    acknowledged ? ` ${element('span', { class: 'reason' }, escapeXml(`(${acknowledged.reason})`))}` : '');
}
