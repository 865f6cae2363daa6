import { legend } from './legend';
import { chartPanel, Panel } from './panel';
import { SVG_STYLE } from './style';
import { escapeXml } from '../../escape-xml';
import { wrap } from '../../wrap';
import { Chart } from '../chart';
import { element } from '../markup';
import { objectTitle, summaryLine } from '../summary';
import { WorkloadReport } from '../workload-report';

const WIDTH = 860;
const MARGIN = 24;
const INNER = WIDTH - 2 * MARGIN;

/** Every chart of every workload, one below the other. */
export function timelineSvg(reports: readonly WorkloadReport[]): string {
  const title = reports.length === 1 ? `Lifecycle of ${objectTitle(reports[0].object)}` : `Lifecycle of ${reports.length} workloads`;
  const panels = reports.flatMap((report) => [heading(report), ...chartsOf(report).map((chart) => chartPanel(chart, INNER))]);
  return document(title, panels, reports.flatMap(chartsOf));
}

function chartsOf(report: WorkloadReport): Chart[] {
  return [report.startup, ...report.shutdowns];
}

/** One chart alone, as for a page of documentation. */
export function chartSvg(report: WorkloadReport, chart: Chart): string {
  return document(`${chart.title} of ${objectTitle(report.object)}`, [chartPanel(chart, INNER)], [chart]);
}

function document(title: string, panels: readonly Panel[], charts: readonly Chart[]): string {
  let y = MARGIN;
  const placed: string[] = [];
  for (const panel of [...panels, legend(charts, INNER)]) {
    placed.push(element('g', { transform: `translate(${MARGIN} ${y})` }, panel.markup));
    y += panel.height + MARGIN;
  }
  const height = Math.ceil(y);
  const attributes = { 'xmlns': 'http://www.w3.org/2000/svg', 'viewBox': `0 0 ${WIDTH} ${height}`, 'width': WIDTH, height, 'role': 'img', 'aria-labelledby': 'title desc' };
  return element('svg', attributes,
    element('title', { id: 'title' }, escapeXml(title)),
    element('desc', { id: 'desc' }, escapeXml(description(charts))),
    element('style', {}, SVG_STYLE),
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" class="hatch"/></pattern></defs>',
    element('rect', { width: '100%', height: '100%', class: 'paper' }),
    ...placed) + '\n';
}

function heading(report: WorkloadReport): Panel {
  const lines = wrap(summaryLine(report), Math.floor(INNER / 6.4)).split('\n');
  return {
    markup: element('text', { x: 0, y: 18, class: 'heading' }, escapeXml(objectTitle(report.object)))
      + lines.map((line, i) => element('text', { x: 0, y: 40 + 15 * i, class: 'verdict' }, escapeXml(line))).join(''),
    height: 30 + 15 * lines.length,
  };
}

// for those who cannot see the picture, and for search
function description(charts: readonly Chart[]): string {
  return charts.map((chart) => `${chart.title}: ${chart.verdict} ${chart.rows.map((row) => `${row.name}: ${row.note}.`).join(' ')}`).join(' ');
}
