import { createHash } from 'node:crypto';
import { Severity } from '../../checks/finding';
import { RULES } from '../../checks/registry';
import { CheckReport, LocatedFinding, Place, Problem } from '../check-report';
import { sarifRule } from './sarif-rule';
import { repositoryPath } from '../repository-path';
import { PROJECT_URL } from '../rule-url';
import { wellFormed } from '../well-formed';

/** SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), with what GitHub's code scanning shows. */
export function sarifReport(report: CheckReport, version: string): string {
  const ruleIndex = new Map(RULES.map((rule, i) => [rule.id, i]));
  const fingerprint = fingerprints();
  return `${JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'cdk8s-sidecars', version, semanticVersion: version, informationUri: PROJECT_URL, rules: RULES.map(sarifRule) } },
      columnKind: 'utf16CodeUnits',
      originalUriBaseIds: { SRCROOT: { description: { text: 'The folder that the paths of the run start from' } } },
      properties: { kubernetesVersion: report.kubernetesVersion, objects: report.objects },
      invocations: [{
        executionSuccessful: report.problems.length === 0,
        toolExecutionNotifications: report.problems.map(notification),
      }],
      results: report.findings.map((finding) => result(finding, ruleIndex.get(finding.rule)!, fingerprint(finding))),
    }],
  }, undefined, 2)}\n`;
}

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

function result(finding: LocatedFinding, ruleIndex: number, fingerprint: string) {
  const { acknowledged, related = [] } = finding;
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: `${finding.message}; ${finding.fix}` },
    locations: [{
      physicalLocation: physicalLocation(finding.file, finding.place),
      logicalLocations: [{ fullyQualifiedName: `${objectPath(finding)}/${finding.field}`, kind: 'member' }],
    }],
    relatedLocations: related.map((field, i) => ({
      id: i + 1,
      message: { text: field },
      physicalLocation: physicalLocation(finding.file, finding.relatedPlaces[i]),
    })),
    partialFingerprints: { 'findingIdentity/v1': fingerprint },
    ...(acknowledged ? { suppressions: [{ kind: acknowledged.external ? 'external' : 'inSource', status: 'accepted', justification: acknowledged.reason }] } : {}),
  };
}

function physicalLocation(file: string, place: Place) {
  const text = place.text.slice(place.column - place.textColumn, place.endColumn - place.textColumn);
  return {
    artifactLocation: artifactLocation(file),
    region: {
      startLine: place.line,
      startColumn: place.column,
      endLine: place.line,
      endColumn: place.endColumn,
      snippet: { text: wellFormed(text) },
    },
  };
}

function artifactLocation(file: string) {
  const path = repositoryPath(file);
  if (/^(\/|[A-Za-z]:\/)/.test(path)) {
    return { uri: `file://${path.startsWith('/') ? '' : '/'}${encodePath(path)}` };
  }
  return { uri: encodePath(path), uriBaseId: 'SRCROOT' };
}

function encodePath(path: string): string {
  return wellFormed(path).split('/').map(encodeURIComponent).join('/');
}

function notification({ file, line, column, message }: Problem) {
  return {
    level: 'error',
    message: { text: message },
    locations: [{
      physicalLocation: {
        artifactLocation: artifactLocation(file),
        ...(line === undefined ? {} : { region: { startLine: line, startColumn: column } }),
      },
    }],
  };
}

function objectPath({ object }: LocatedFinding): string {
  return [object.apiVersion, object.kind, object.namespace ?? '', object.name].join('/');
}

/**
 * Tells the same finding in a later run: rule, file, object, container, and the field without its list positions, so that neither lines that move nor
 * entries that are inserted change it. Equal ones are numbered.
 */
function fingerprints(): (finding: LocatedFinding) => string {
  const seen = new Map<string, number>();
  return (finding) => {
    const field = finding.field.replace(/\[\d+\]/g, '[]');
    const identity = JSON.stringify([finding.rule, repositoryPath(finding.file), objectPath(finding), finding.container ?? '', field]);
    const before = seen.get(identity) ?? 0;
    seen.set(identity, before + 1);
    return createHash('sha256').update(`${identity}#${before}`).digest('hex').slice(0, 32);
  };
}
