import { Complaint, Finding } from '../../src/checks/finding';
import { RULES } from '../../src/checks/registry';
import { reviewAcknowledgements } from '../../src/checks/review';
import { Neighbours, Rule } from '../../src/checks/rule';
import { checkPod, runRules } from '../../src/checks/run';
import { readConfig } from '../../src/cli/config/config-file';
import { parseText } from '../../src/cli/input/parse-text';
import { SourceFile } from '../../src/cli/input/source-file';
import { KubernetesVersion, NEWEST_MINOR, OLDEST_MINOR } from '../../src/pod/kubernetes-version';
import { Manifest } from '../../src/pod/manifest';
import { readPod } from '../../src/pod/read-pod';
import { dedent } from '../../src/report/dedent';

export const VERSIONS: readonly KubernetesVersion[] =
  Array.from({ length: NEWEST_MINOR - OLDEST_MINOR + 1 }, (_, i) => ({ major: 1, minor: OLDEST_MINOR + i }));

const TODAY = '2026-11-24';

/** What a rule says of one of its own examples, for a target version. */
export function findingsOfExample(rule: Rule, yaml: string, version: KubernetesVersion): (Complaint | Finding)[] {
  const text = dedent(yaml);
  if (text.startsWith('ignore:')) {
    return reviewConfig(rule, text);
  }
  const objects = text.startsWith('apiVersion:')
    ? parseText(text).values as Manifest[]
    : [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'example' }, spec: parseText(text).values[0] }];
  const neighbours: Neighbours = { ofKind: (kind) => objects.filter((object) => object.kind === kind) };
  return objects.flatMap((object) => {
    const pod = readPod(object, version);
    if (!pod) {
      return [];
    }
    return rule.review
      ? checkPod(pod, { today: TODAY }).filter((finding) => finding.rule === rule.id)
      : runRules(pod, [rule], neighbours);
  });
}

function reviewConfig(rule: Rule, text: string): Finding[] {
  const config = readConfig(new SourceFile('example', text), (problem) => { throw new Error(problem.message); })!;
  const object = { apiVersion: '', kind: '', name: '' };
  return reviewAcknowledgements(config.acknowledgements, new Set(config.acknowledgements), RULES, TODAY, object)
    .filter((finding) => finding.rule === rule.id);
}
