import { Draft } from '../../src/migrate/draft-pod';
import { NO_FACTS } from '../../src/migrate/input-facts';
import { migrateText } from '../../src/migrate/migrate-text';
import { reportLines } from '../../src/migrate/report-lines';
import { Source } from '../../src/migrate/text/source';
import { PodSpec } from '../../src/pod/manifest';

/** The Cloud SQL Auth Proxy as a main container, ready to be probed. */
export const PROXY = {
  name: 'proxy',
  image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.1',
  args: ['--health-check', '--http-address=0.0.0.0', '--quitquitquit', '--port=5432', 'acme:europe-west1:db'],
};

export const APP = { name: 'app', image: 'registry.acme.io/app:1.0' };

/** What becomes of a Deployment's pod, and what is said about it. */
export function migratedPod(
  spec: object, options: { minor?: number; sidecars?: string[]; template?: object } = {},
): { spec: Draft<PodSpec>; report: string[] } {
  const manifest = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'orders' },
    spec: { selector: { matchLabels: { app: 'orders' } }, template: { metadata: { labels: { app: 'orders' } }, ...options.template, spec } },
  };
  const { text, workloads } = migrateText(JSON.stringify(manifest),
    { version: { major: 1, minor: options.minor ?? 32 }, sidecars: new Set(options.sidecars) }, NO_FACTS);
  const source = new Source(text);
  return { spec: source.draft(source.roots[0]).spec.template.spec, report: workloads.flatMap(reportLines) };
}
