import { findFiles } from './input/find-files';
import { InputProblem } from './input/problem';
import { readNeighbours } from './input/read-neighbours';
import { InputObject, objectsIn } from './input/read-objects';
import { readFile } from './input/source-file';
import { Io } from './io';
import { Progress } from './progress';
import { KubernetesVersion } from '../pod/kubernetes-version';
import { Namespaces, namespacesAmong } from '../pod/namespaces';
import { PodView } from '../pod/pod-view';
import { readPod } from '../pod/read-pod';

export interface Workload {
  readonly object: InputObject;
  readonly pod: PodView;
}

export interface ReadOptions {
  readonly version: KubernetesVersion;
  readonly onProblem: (problem: InputProblem) => void;
  /** Gets to see every object, with and without a pod, before its workload. @default - nobody looks */
  readonly onObject?: (object: InputObject) => void;
  /** Those of the whole input. @default - read ahead */
  readonly namespaces?: Namespaces;
}

/** Every object with a pod in the files that paths name, with a progress bar for long work. */
export function* readWorkloads(paths: readonly string[], io: Io, { version, onProblem, onObject, namespaces }: ReadOptions): Generator<Workload> {
  const files = [...findFiles(paths, io.cwd, onProblem)];
  const known = namespaces ?? namespacesAmong(readNeighbours(files, io, new Set(['Namespace'])).ofKind('Namespace'));
  const progress = new Progress(io.stderr, files.length, 'files');
  for (const [i, path] of files.entries()) {
    const file = readFile(path, io, onProblem);
    for (const object of file ? objectsIn(file, onProblem) : []) {
      onObject?.(object);
      const pod = readPod(object.manifest, version, known);
      if (pod) {
        yield { object, pod };
      }
      progress.show(i + object.progress);
    }
    progress.show(i + 1);
  }
  progress.clear();
}
