import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { unifiedDiff } from '../../src/migrate/unified-diff';

describe('unified diff', () => {
  test('of equal texts is empty', () => {
    expect(unifiedDiff('a.yaml', [['x\n', 'x\n']])).toBe('');
  });

  test('shows three lines around a change', () => {
    expect(unifiedDiff('a.yaml', [['1\n2\n3\n4\n5\n6\n7\n8\n', '1\n2\n3\n4\nfive\n6\n7\n8\n']])).toBe(
      '--- a.yaml\n+++ a.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n');
  });

  test('says that the last line has no end', () => {
    expect(unifiedDiff('a.yaml', [['x', 'y\n']])).toBe('--- a.yaml\n+++ a.yaml\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n');
  });

  const hasPatch = spawnSync('git', ['--version']).status === 0;
  (hasPatch ? test : test.skip)('git applies it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cdk8s-sidecars-diff-'));
    const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 25 }).map((lines) => lines.map((line) => `${line}\n`).join(''));
    try {
      fc.assert(fc.property(texts, texts, fc.boolean(), (before, after, cut) => {
        const target = cut ? after.trimEnd() : after;
        const diff = unifiedDiff('file', [[before, target]]);
        writeFileSync(join(folder, 'file'), before);
        if (diff !== '') {
          const applied = spawnSync('git', ['apply', '-p0', '--unidiff-zero', '-'], { cwd: folder, input: diff, encoding: 'utf8' });
          expect(applied.stderr).toBe('');
        }
        expect(readFileSync(join(folder, 'file'), 'utf8')).toBe(target);
      }), { numRuns: 60 });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
