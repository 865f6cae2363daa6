import { CASES } from './corpus';
import { facts, manifests, migrated, VERSION } from './migrated-text';
import { checkManifest } from '../../src/checks/run';
import { reportLines } from '../../src/migrate/report-lines';

function errors(text: string) {
  const { neighbours } = facts(text);
  return manifests(text).flatMap((manifest) => checkManifest(manifest, VERSION, { neighbours })).filter(({ severity }) => severity === 'error');
}

/** The words of a rule's own finding are that rule's business. */
function withoutWords(line: string): string {
  return line.replace(/^left: .*; .* (\[[a-z-]+\])$/, 'left: $1').replace(/^(refused: the result would break [a-z-]+):.*/, '$1');
}

describe.each(CASES)('$name', ({ legacy, native, report }) => {
  const result = migrated(legacy);

  test('becomes what a specialist would make of it', () => {
    expect(result.text).toBe(native);
  });

  test('says what was done, what was not, and why', () => {
    const lines = result.workloads.flatMap((workload) => [`${workload.object.kind}/${workload.object.name}`, ...reportLines(workload).map((line) => `  ${withoutWords(line)}`)]);

    expect(`${lines.join('\n')}\n`).toBe(report);
  });

  test('is migrated once and for all', () => {
    expect(migrated(native).text).toBe(native);
  });

  test('has no error that it did not have before, and none about order, probes, shutdown and jobs', () => {
    const before = new Set(errors(legacy).map(({ rule, container }) => `${rule} ${container}`));
    const after = result.workloads.some(({ changes }) => changes.length > 0) ? errors(result.text) : [];

    expect(after.filter(({ rule, container, category }) =>
      !before.has(`${rule} ${container}`) || ['order', 'probes', 'shutdown', 'jobs'].includes(category))).toEqual([]);
  });

  test('keeps every comment outside of what is removed', () => {
    const comments = (text: string) => text.split('\n').filter((line) => line.trim().startsWith('#')).map((line) => line.trim()).sort();

    expect(comments(result.text).filter((line) => !line.includes('!removed'))).toEqual(comments(legacy).filter((line) => !line.includes('!removed')));
  });
});
