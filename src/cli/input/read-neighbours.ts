import { expandList } from './expand-list';
import { parsePart } from './parse-parts';
import { readFile, SourceFile } from './source-file';
import { Chunk, splitDocuments } from './split-documents';
import { Neighbours } from '../../checks/rule';
import { Manifest } from '../../pod/manifest';
import { Io } from '../io';

/**
 * The objects of some kinds in files, read ahead since they may stand behind the pods that they are compared with. A file
 * without any costs one look at its text. What cannot be read is for the reading proper to tell.
 */
export function readNeighbours(files: readonly string[], io: Io, kinds: ReadonlySet<string>): Neighbours {
  return neighboursIn(sourcesOf(files, io), kinds);
}

export function neighboursIn(sources: Iterable<SourceFile>, kinds: ReadonlySet<string>): Neighbours {
  const pattern = new RegExp(`kind["']?\\s*:\\s*["']?(?:${[...kinds].join('|')})(?:List)?\\b`);
  const found = new Map([...kinds].map((kind): [string, Manifest[]] => [kind, []]));
  for (const source of sources) {
    if (pattern.test(source.text)) {
      for (const chunk of splitDocuments(source.text)) {
        if (pattern.test(chunk.text)) {
          manifestsIn(source, chunk).forEach((manifest) => found.get(manifest.kind!)?.push(copyOf(manifest)));
        }
      }
    }
  }
  return { ofKind: (kind) => found.get(kind) ?? [] };
}

function* sourcesOf(files: readonly string[], io: Io): Generator<SourceFile> {
  for (const path of files) {
    const file = readFile(path, io, () => undefined);
    if (file) {
      yield file;
    }
  }
}

function manifestsIn(source: SourceFile, chunk: Chunk): Manifest[] {
  try {
    return parsePart(source, chunk).values.flatMap((value) => [...expandList(value)].map(([manifest]) => manifest));
  } catch {
    return [];
  }
}

// the parser's strings are slices that would keep the whole file in memory
function copyOf(manifest: Manifest): Manifest {
  return JSON.parse(JSON.stringify(manifest));
}
