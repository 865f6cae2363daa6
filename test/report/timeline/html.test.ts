import fc from 'fast-check';
import { expectWellFormed } from './well-formed';
import { anyPod, finding, report, TYPICAL } from './workloads';
import { ruleUrl } from '../../../src/report/rule-url';
import { timelinePage } from '../../../src/report/timeline/html/page';

const VOIDS = ['meta', 'link'];

describe('the page of timelines', () => {
  test('is well-formed, whatever the pods are', () => {
    fc.assert(fc.property(fc.array(anyPod, { maxLength: 3 }), (pods) => {
      const page = timelinePage(pods.map((pod) => report(pod, [finding(pod, { message: '<script>alert(1)</script>', fix: '"\'&' })])), '1.32');

      expectWellFormed(page, VOIDS);
      expect(page).not.toMatch(/NaN|Infinity|undefined/);
    }));
  });

  test('needs no script and loads nothing', () => {
    const page = timelinePage([report(TYPICAL)], '1.32');

    expect(page).not.toMatch(/<script|<img|@import|url\(|\son\w+=/);
    expect([...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, target]) => target)).toEqual(['data:,']);
  });

  test('has a line for each workload, with a link to its charts', () => {
    const page = timelinePage([report(TYPICAL), report(TYPICAL, [finding(TYPICAL, {})])], '1.32');

    expect(page).toContain('2 workloads · Kubernetes 1.32 · 1 error');
    expect(page).toContain('<a href="#w2">orders</a>');
    expect(page).toContain('<article id="w2">');
    expect(page).toContain('<span class="badge error">1 error</span>');
  });

  test('has a finding with its repair and its reason, and a link to its rule', () => {
    const page = timelinePage([report(TYPICAL, [finding(TYPICAL, { container: 'proxy', acknowledged: { reason: 'until <June>' } })])], '1.32');

    expect(page).toContain(`<a href="${ruleUrl('gates-are-real')}"><code>gates-are-real</code></a>`);
    expect(page).toContain('<span class="fix">make it real</span>');
    expect(page).toContain('<span class="reason">(until &lt;June&gt;)</span>');
    expect(page).toContain('no open findings');
  });

  test('has the verdict, the advice, the SIGKILL and the grace period of a shutdown that goes wrong', () => {
    const page = timelinePage([report(TYPICAL)], '1.32');

    expect(page).toContain('<p class="verdict">Needs 40s to stop in order and has 30s: app and proxy are killed.</p>');
    expect(page).toContain('<p class="advice">Set terminationGracePeriodSeconds to 42 or more');
    expect(page.match(/<i class="kill"[^>]*title="SIGKILL at /g)).toHaveLength(2);
    expect(page).toMatch(/class="overlay line grace"/);
  });
});
