import fc from 'fast-check';
import { expectWellFormed } from './well-formed';
import { anyPod, finding, report, TYPICAL } from './workloads';
import { chartSvg, timelineSvg } from '../../../src/report/timeline/svg/document';

describe('the SVG of a timeline', () => {
  test('is well-formed and has no number that is none, whatever the pods are', () => {
    fc.assert(fc.property(fc.array(anyPod, { maxLength: 3 }), (pods) => {
      const svg = timelineSvg(pods.map((pod) => report(pod, [finding(pod, { container: pod.containers[0].name, message: '<script>&' })])));

      expectWellFormed(svg);
      expect(svg).not.toMatch(/NaN|Infinity|undefined|="-?\d+e/);
    }));
  });

  test('keeps every shape within its width', () => {
    fc.assert(fc.property(anyPod, (pod) => {
      const svg = timelineSvg([report(pod)]);

      for (const [, x, width] of svg.matchAll(/<rect x="([\d.-]+)" y="[\d.-]+" width="([\d.-]+)"/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x) + Number(width)).toBeLessThanOrEqual(815);
      }
    }));
  });

  test('says in words what it shows', () => {
    const svg = chartSvg(report(TYPICAL), report(TYPICAL).shutdowns[0]);

    expect(svg).toContain('<title id="title">Shutdown after a deletion of Deployment shop/orders</title>');
    expect(svg).toMatch(/<desc id="desc">[^<]*app: preStop 15s; SIGTERM at 15.5s; killed at 30.5s, needs 20s and has 15s\./);
    expect(svg).toContain('<title>SIGKILL at 30.5s: needs 20s and has 15s</title>');
  });

  test('has light and dark colours, and loads nothing', () => {
    const svg = timelineSvg([report(TYPICAL)]);

    expect(svg).toContain('@media(prefers-color-scheme:dark)');
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\((?!#)|<script|<image/);
  });

  test('is the same bytes for the same input', () => {
    expect(timelineSvg([report(TYPICAL)])).toBe(timelineSvg([report(TYPICAL)]));
  });
});
