import { complain } from './complain';
import { Complaint } from './finding';
import { checkSelector, LabelSelector } from './label-selectors';
import { checkDownwardFile, checkFilePath, checkKeyToPath, DownwardFile, KeyToPath } from './volume-parts';

interface TrustBundle {
  readonly name?: string;
  readonly signerName?: string;
  readonly labelSelector?: LabelSelector;
  readonly path?: string;
}

interface Projection {
  readonly secret?: { readonly name?: string; readonly items?: readonly KeyToPath[] };
  readonly configMap?: { readonly name?: string; readonly items?: readonly KeyToPath[] };
  readonly downwardAPI?: { readonly items?: readonly DownwardFile[] };
  readonly serviceAccountToken?: { readonly expirationSeconds?: number; readonly path?: string };
  readonly clusterTrustBundle?: TrustBundle;
  readonly podCertificate?: unknown;
}

/** What the API server demands of the sources of a projected volume (validateProjectionSources of pkg/apis/core/validation). */
export function checkProjections(to: Complaint[], about: string, sources: readonly Projection[], field: string): void {
  const paths = new Set<string>();
  const checkUnused = (path: string | undefined) => {
    if (path && paths.has(path)) {
      complain(to, about, field, 'projects two files to one path', path, 'give each file its own path');
    }
    paths.add(path ?? '');
  };
  sources.forEach((source, i) => {
    const at = `${field}.sources[${i}]`;
    for (const kind of ['secret', 'configMap'] as const) {
      const keys = source[kind];
      if (keys && !keys.name) {
        complain(to, about, `${at}.${kind}.name`, `projects a ${kind} without a name`, undefined, 'set \'name\'');
      }
      keys?.items?.forEach((item, j) => {
        checkKeyToPath(to, about, item, `${at}.${kind}.items[${j}]`);
        checkUnused(item.path);
      });
    }
    source.downwardAPI?.items?.forEach((file) => {
      checkDownwardFile(to, about, file, `${at}.downwardAPI`);
      checkUnused(file.path);
    });
    checkToken(to, about, source, at, field);
    if (source.clusterTrustBundle) {
      checkBundle(to, about, source.clusterTrustBundle, `${at}.clusterTrustBundle`);
      checkUnused(source.clusterTrustBundle.path);
    }
    if (Object.keys(source).length > 1) {
      complain(to, about, at, 'has a projected source of more than one kind', Object.keys(source), 'make an entry of each');
    }
  });
}

function checkToken(to: Complaint[], about: string, { serviceAccountToken: token }: Projection, at: string, field: string): void {
  if (!token) {
    return;
  }
  const seconds = token.expirationSeconds ?? 3600;
  if (seconds < 600 || seconds > 2 ** 32) {
    complain(to, about, `${at}.serviceAccountToken.expirationSeconds`, 'projects a token that expires before 10 minutes or after 2^32 seconds', seconds,
      'set a number from 600 to 4294967296');
  }
  // the server's path of this one is that of the volume
  checkFilePath(to, about, token.path, `${field}.path`);
}

function checkBundle(to: Complaint[], about: string, bundle: TrustBundle, at: string): void {
  const { name, signerName, labelSelector } = bundle;
  if ((name === undefined) === (signerName === undefined)) {
    complain(to, about, at, 'projects a trust bundle that needs one of \'name\' and \'signerName\'', undefined, 'set exactly one of them');
  } else if (name !== undefined && labelSelector) {
    complain(to, about, `${at}.labelSelector`, 'selects trust bundles by label although it names one', undefined, 'remove \'labelSelector\'');
  } else if (name === '') {
    complain(to, about, `${at}.name`, 'projects a trust bundle with an empty name', undefined, 'set \'name\'');
  } else if (signerName !== undefined) {
    checkSelector(to, about, labelSelector, `${at}.labelSelector`);
  }
  checkFilePath(to, about, bundle.path, `${at}.path`);
}
