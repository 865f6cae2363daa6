import { expandList } from './expand-list';
import { parsePart } from './parse-parts';
import { readFile, SourceFile } from './source-file';
import { splitDocuments } from './split-documents';
import { Manifest } from '../../pod/manifest';
import { Namespaces, namespacesAmong } from '../../pod/namespaces';
import { Io } from '../io';

const NAMESPACE = /\bkind["']?\s*:\s*["']?Namespace\b/;

/** What a mesh is told in a namespace; all that namespaces are read for. */
const MESH = /istio-injection|istio\.io\/rev|linkerd\.io\/|kuma\.io\/sidecar-injection/;

/**
 * The namespaces in files that tell a mesh what to do with their pods, read ahead since they may stand behind the pods. A
 * file without any costs one look at its text. What cannot be read is for the reading proper to tell.
 */
export function readNamespaces(files: readonly string[], io: Io): Namespaces {
  return namespacesAmong(files.flatMap((path) => {
    const file = readFile(path, io, () => undefined);
    return file ? [...namespacesIn(file)] : [];
  }));
}

export function* namespacesIn(file: SourceFile): Generator<Manifest> {
  if (!isTelling(file.text)) {
    return;
  }
  for (const chunk of splitDocuments(file.text)) {
    if (isTelling(chunk.text)) {
      yield* manifestsIn(file, chunk);
    }
  }
}

function isTelling(text: string): boolean {
  return NAMESPACE.test(text) && MESH.test(text);
}

function manifestsIn(file: SourceFile, chunk: { readonly start: number; readonly text: string }): Manifest[] {
  try {
    return parsePart(file, chunk).parsed.values.flatMap((value) => [...expandList(value)].map(([manifest]) => manifest));
  } catch {
    return [];
  }
}
