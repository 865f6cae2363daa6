import { printValue } from './typescript-value';
import { formatKubernetesVersion, KubernetesVersion } from '../pod/kubernetes-version';
import { Manifest } from '../pod/manifest';
import { startOrder, START_ROLES, StartRole } from '../pod/order';
import { locatePod } from '../pod/pod-view';
import { productOf } from '../pod/products/catalogue';

/** A cdk8s app that makes the same objects, the native sidecars of their pods by constructs. */
export function typescriptApp(manifests: readonly Manifest[], version: KubernetesVersion): string {
  const names = new Names();
  const objects = manifests.map((manifest) => objectOf(manifest, names));
  const hasSidecars = objects.some(({ sidecars }) => sidecars.length > 0);
  const hasRoles = objects.some(({ sidecars }) => sidecars.some(({ role }) => role !== 'sidecar'));
  return [
    importLine('cdk8s', 'ApiObject', 'App', 'Chart'),
    importLine('cdk8s-sidecars', ...hasSidecars ? ['ManifestSidecar'] : [], 'SidecarChecks', ...hasRoles ? ['SidecarRole'] : []),
    '',
    'const app = new App();',
    "const chart = new Chart(app, 'manifests');",
    '',
    ...objects.flatMap(print),
    `SidecarChecks.of(app).targetKubernetes('${formatKubernetesVersion(version)}');`,
    'app.synth();',
    '',
  ].join('\n');
}

function importLine(module: string, ...names: readonly string[]): string {
  return `import { ${names.join(', ')} } from '${module}';`;
}

interface PrintedObject {
  readonly id: string;
  readonly variable: string;
  /** Without the sidecars. */
  readonly manifest: Manifest;
  readonly sidecars: readonly { readonly container: any; readonly role: StartRole }[];
}

function objectOf(original: Manifest, names: Names): PrintedObject {
  const manifest = structuredClone(original) as any;
  const { kind = 'object', metadata } = original;
  const id = names.unique(`${kind}-${metadata?.name ?? metadata?.generateName ?? ''}`.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''));
  const variable = id.replace(/-+(.)/g, (_, letter: string) => letter.toUpperCase());
  const spec: any = locatePod(manifest)?.template.spec;
  const inits: any[] = spec?.initContainers ?? [];
  const sidecars = inits.filter((container) => container.restartPolicy === 'Always' && container.name && container.image)
    .map((container) => ({ container, role: roleOf(container) }));
  if (sidecars.length === 0 || !comeOutInOrder(inits, sidecars)) {
    return { id, variable, manifest, sidecars: [] };
  }
  const rest = inits.filter((container) => !sidecars.some((sidecar) => sidecar.container === container));
  spec.initContainers = rest;
  if (rest.length === 0) {
    delete spec.initContainers;
  }
  return { id, variable, manifest, sidecars };
}

/** Whether roles alone, without relations, which would be written into the pod, put the sidecars where they stand. */
function comeOutInOrder(inits: readonly any[], sidecars: PrintedObject['sidecars']): boolean {
  const entries = [
    ...inits.filter((container) => !sidecars.some((sidecar) => sidecar.container === container)).map(({ name }) => ({ name, role: 'declared' as const })),
    ...sidecars.map(({ container, role }) => ({ name: container.name, role })),
  ];
  return startOrder(entries).order.every((entry, i) => entries[entry].name === inits[i].name);
}

function roleOf(container: any): StartRole {
  const role = productOf({ spec: container })?.product.role;
  return START_ROLES.find((known) => known === role) ?? 'sidecar';
}

function print({ id, variable, manifest, sidecars }: PrintedObject): string[] {
  const object = `new ApiObject(chart, '${id}', ${printValue(manifest)});`;
  return [
    sidecars.length === 0 ? object : `const ${variable} = ${object}`,
    ...sidecars.map(({ container, role }) => {
      const { restartPolicy: _, ...rest } = container;
      const asRole = role === 'sidecar' ? '' : `\n  role: SidecarRole.${role.toUpperCase().replace(/-/g, '_')},`;
      return `new ManifestSidecar(${variable}, ${printValue(container.name)}, {${asRole}\n  container: ${printValue(rest, '  ')},\n});`;
    }),
    '',
  ];
}

class Names {
  private readonly taken = new Set<string>();

  unique(name: string): string {
    const free = [name, ...Array.from({ length: this.taken.size }, (_, i) => `${name}-${i + 2}`)].find((candidate) => !this.taken.has(candidate))!;
    this.taken.add(free);
    return free;
  }
}
