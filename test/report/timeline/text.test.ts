import fc from 'fast-check';
import { anyPod, finding, report, TYPICAL, workload } from './workloads';
import { COLOURS, PLAIN } from '../../../src/report/paint';
import { timelineText } from '../../../src/report/timeline/text';

describe('the text of a timeline', () => {
  test('shows who waits for whom, the gates, the SIGKILL and the grace period', () => {
    const text = timelineText([report(TYPICAL)], PLAIN);

    expect(text).toBe(`\
Deployment shop/orders orders.yaml
ready after 12s · needs 40s of 30s to stop · requests none

Startup: Ready 12s after the first container's start (its startup probes allow
  up to 13.5s).
           0s                      5s                     10s
  proxy    ▓▓▓▓▓▓▓▓▓░░░◆───────────────────────────────────────────────────────
  migrate  ··············██████████████████████████████████████◆    ┆
  app      ·························································───────────
                                                                    ┆ ready 12s
    proxy: first, gate opens at 2.5s (startup probe every 1s)
    migrate: after proxy, runs 8s
    app: after migrate, starts at 12s

Shutdown after a deletion: Needs 40s to stop in order and has 30s: app and
  proxy are killed.
Set terminationGracePeriodSeconds to 42 or more, or make hooks and drains
  shorter.
           0s             10s            20s           30s            40s
  app       ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒██████████████████████✗              ┆
  proxy    ·············································███✗           ┆
                                                        │ grace 30s
                                                             needs 40s ┆
    app: preStop 15s; SIGTERM at 15.5s; killed at 30.5s, needs 20s and has 15s
    proxy: SIGTERM at 30.5s, when app has gone; killed at 32.5s, needs 5s and
      has 2s

· waits   ▓ starts up   ░ is up, waits for its probe   ◆ gate opens   ─ is up
▒ hook    █ runs, or SIGTERM to exit   ✗ killed    │ grace period   ? unknown
`);
  });

  test('never uses more than 80 columns, nor a control character of a manifest', () => {
    fc.assert(fc.property(anyPod, (pod) => {
      const lines = timelineText([report(pod)], PLAIN).split('\n');

      for (const line of lines.filter((l) => l.includes('█') || l.includes('─') || l.includes('┆') || l.includes('│'))) {
        expect(line.length).toBeLessThanOrEqual(80);
      }
      // eslint-disable-next-line no-control-regex
      expect(lines.join('')).not.toMatch(/[\u0000-\u001f]/);
    }));
  });

  test('has a finding below its container, and others at the end', () => {
    const pod = TYPICAL;
    const beside = finding(pod, { container: 'proxy' });
    const elsewhere = finding(pod, { category: 'security', message: 'it runs as root', acknowledged: { reason: 'vendor image' } });

    const text = timelineText([report(pod, [beside, elsewhere])], PLAIN);

    expect(text).toContain('    proxy: first, gate opens at 2.5s (startup probe every 1s)\n'
      + '      error: gates-are-real: the gate is not real; make it real\n');
    expect(text).toContain('\n  acknowledged (vendor image): gates-are-real: it runs as root; make it real\n');
  });

  test('marks with a question mark what nobody said', () => {
    const text = timelineText([report(workload({ containers: [{ name: 'app', image: 'a' }] }))], PLAIN);

    expect(text).toMatch(/\n {2}app +\? +│\n/);
    expect(text).toContain('app: SIGTERM at 0.5s (time to exit unknown)');
  });

  test('differs with and without colours in nothing but the colours', () => {
    const coloured = timelineText([report(TYPICAL)], COLOURS);

    expect(coloured).toContain('\u001b[31m✗\u001b[39m');
    // eslint-disable-next-line no-control-regex
    expect(coloured.replace(/\u001b\[\d+m/g, '').replace(/ +$/gm, '')).toBe(timelineText([report(TYPICAL)], PLAIN));
  });

  test('is nothing for no workload', () => {
    expect(timelineText([], PLAIN)).toBe('');
  });
});
