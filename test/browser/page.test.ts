import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { Browser, chromium, Page } from 'playwright-core';
import { chromiumPath, QUIET } from './chromium';
import { timelinePage } from '../../src/report/timeline/html/page';
import { timelineSvg } from '../../src/report/timeline/svg/document';
import { anyPod, finding, report, TYPICAL } from '../report/timeline/workloads';

const executablePath = chromiumPath();
const pods = [TYPICAL, ...fc.sample(anyPod, { numRuns: 12, seed: 1 })];
const reports = pods.map((pod) => report(pod, [
  finding(pod, { container: pod.containers[0].name, message: `a message with ${'a-word-that-does-not-break-'.repeat(6)} in it` }),
  finding(pod, { category: 'security', severity: 'warning', acknowledged: { reason: 'vendor image' } }),
]));

// run in the page, where this project's types do not hold
const CUT_OFF = '[...document.querySelectorAll(".bar, .who b, .badge, dd")].filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.outerHTML)';
const COLOURS = `
  const colour = (selector, property) => getComputedStyle(document.querySelector(selector)).getPropertyValue(property);
  [colour('body', 'background-color'), ...['body', '.lead', '.finding .tag', '.notes', '.bad .verdict'].map((selector) => colour(selector, 'color'))]`;

(executablePath ? describe : describe.skip)('in Chromium', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: QUIET });
    folder = mkdtempSync(join(tmpdir(), 'timeline-'));
    writeFileSync(join(folder, 'page.html'), timelinePage(reports, '1.32'));
    writeFileSync(join(folder, 'charts.svg'), timelineSvg(reports));
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe.each([1280, 390])('at %d pixels', (width) => {
    test.each(['light', 'dark'] as const)('the page has no complaint, no horizontal scroll and nothing cut off (%s)', async (colorScheme) => {
      const { page, complaints } = await open('page.html', width, colorScheme);

      expect(complaints).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(await page.evaluate(CUT_OFF)).toEqual([]);
      await page.close();
    }, 60_000);
  });

  test('the page is dark where the reader\'s system is, and its text can be read on its background', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await open('page.html', 1280, colorScheme);
      const [paper, ...inks] = await page.evaluate<string[]>(COLOURS);

      inks.forEach((ink) => expect(contrast(ink, paper)).toBeGreaterThan(4.5));
      expect(luminance(paper) < 0.1).toBe(colorScheme === 'dark');
      await page.close();
    }
  }, 60_000);

  test('the SVG is taken as XML', async () => {
    const { page, complaints } = await open('charts.svg', 900, 'light');

    expect(complaints).toEqual([]);
    expect(await page.evaluate('document.documentElement.nodeName')).toBe('svg');
    expect(await page.evaluate('document.querySelectorAll("parsererror").length')).toBe(0);
    await page.close();
  }, 60_000);

  async function open(file: string, width: number, colorScheme: 'light' | 'dark'): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => request.url().endsWith(file) || request.url().startsWith('data:') || complaints.push(`loads ${request.url()}`));
    await page.goto(pathToFileURL(join(folder, file)).href);
    return { page, complaints };
  }
});

/** As WCAG 2 has it. */
function luminance(colour: string): number {
  const [r, g, b] = colour.match(/[\d.]+/g)!.map((part) => Number(part) / 255).map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}
