import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { formatFinding } from '../../src/checks/finding';
import { checkManifest } from '../../src/checks/run';
import { parseKubernetesVersion } from '../../src/pod/kubernetes-version';
import { Manifest } from '../../src/pod/manifest';

/** Manifests as well-kept projects have them. A rule that complains about one of them is a bad rule. */
const folder = join(__dirname, 'healthy');

describe.each(['1.32', '1.36'])('Kubernetes %s', (version) => {
  test.each(readdirSync(folder))('no rule has more than a hint for %s', (file) => {
    const objects = loadAll(readFileSync(join(folder, file), 'utf8')) as Manifest[];
    const neighbours = { ofKind: (kind: string) => objects.filter((object) => object.kind === kind) };

    const findings = objects.flatMap((object) => checkManifest(object, parseKubernetesVersion(version), { neighbours }));

    // what the API server warns of is passed on, however harmless
    const ours = findings.filter(({ severity, category }) => severity !== 'info' && !(category === 'admission' && severity === 'warning'));
    expect(ours.map(formatFinding)).toEqual([]);
  });
});
