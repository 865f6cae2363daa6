import { FactCollector } from '../../src/migrate/input-facts';
import { migrateText } from '../../src/migrate/migrate-text';
import { MigratedText } from '../../src/migrate/migrated-text';
import { Source } from '../../src/migrate/text/source';
import { Manifest } from '../../src/pod/manifest';

export const VERSION = { major: 1, minor: 32 } as const;

export function manifests(text: string): Manifest[] {
  const source = new Source(text);
  return source.roots.map((root) => source.draft(root));
}

export function facts(text: string): FactCollector {
  const collector = new FactCollector();
  manifests(text).forEach((manifest) => collector.add(manifest, 'legacy.yaml'));
  return collector;
}

/** What becomes of a text that is the whole input. */
export function migrated(text: string): MigratedText {
  return migrateText(text, { version: VERSION, sidecars: new Set() }, facts(text));
}
