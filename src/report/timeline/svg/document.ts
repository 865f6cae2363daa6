import { chartPanel } from './chart-panel';
import { legend } from './legend';
import { findingsPanel, Panel, stack, textPanel } from './panel';
import { SVG_STYLE } from './style';
import { escapeXml } from '../../escape-xml';
import { Chart } from '../chart';
import { element } from '../markup';
import { objectTitle, summaryLine } from '../summary';
import { otherFindings, WorkloadReport } from '../workload-report';

const WIDTH = 860;
const MARGIN = 24;
const INNER = WIDTH - 2 * MARGIN;
const HATCH = '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" class="hatch"/></pattern>';

/** Every chart of every workload, one below the other. */
export function timelineSvg(reports: readonly WorkloadReport[]): string {
  const title = reports.length === 1 ? `Lifecycle of ${objectTitle(reports[0].object)}` : `Lifecycle of ${reports.length} workloads`;
  return document(title, reports.flatMap(workloadPanels), reports.flatMap(chartsOf));
}

/** One chart alone, as for a page of documentation. */
export function chartSvg(report: WorkloadReport, chart: Chart): string {
  return document(`${chart.title} of ${objectTitle(report.object)}`, [chartPanel(chart, INNER)], [chart]);
}

function chartsOf(report: WorkloadReport): Chart[] {
  return [report.startup, ...report.shutdowns];
}

function workloadPanels(report: WorkloadReport): Panel[] {
  const others = otherFindings(report);
  return [
    textPanel([{ style: 'heading', text: objectTitle(report.object) }, { style: 'verdict', text: summaryLine(report) }], INNER),
    ...chartsOf(report).map((chart) => chartPanel(chart, INNER)),
    ...(others.length > 0 ? [findingsPanel(others, INNER)] : []),
  ];
}

function document(title: string, panels: readonly Panel[], charts: readonly Chart[]): string {
  const content = stack(charts.length > 0 ? [...panels, legend(charts, INNER)] : panels, MARGIN);
  const height = Math.ceil(content.height) + 2 * MARGIN;
  const attributes = { 'xmlns': 'http://www.w3.org/2000/svg', 'viewBox': `0 0 ${WIDTH} ${height}`, 'width': WIDTH, height, 'role': 'img', 'aria-labelledby': 'title desc' };
  return element('svg', attributes,
    element('title', { id: 'title' }, escapeXml(title)),
    element('desc', { id: 'desc' }, escapeXml(description(charts))),
    element('style', {}, SVG_STYLE),
    element('defs', {}, HATCH),
    element('rect', { width: '100%', height: '100%', class: 'paper' }),
    element('g', { transform: `translate(${MARGIN} ${MARGIN})` }, content.markup)) + '\n';
}

// for those who cannot see the picture, and for search
function description(charts: readonly Chart[]): string {
  return charts.map((chart) => `${chart.title}: ${chart.verdict} ${chart.rows.map((row) => `${row.name}: ${row.note}.`).join(' ')}`).join(' ');
}
