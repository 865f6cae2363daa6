import { changeText } from '../../migrate/text/change-text';
import { Source } from '../../migrate/text/source';
import { KubernetesVersion, parseKubernetesVersion } from '../../pod/kubernetes-version';
import { ObjectRef } from '../../pod/pod-view';
import { UsageError } from '../command';
import { decodeText } from '../input/decode-text';
import { ParseError } from '../input/parse-error';
import { parseText } from '../input/parse-text';
import { describeSystemError, InputProblem } from '../input/problem';
import { SourceFile, STDIN_NAME } from '../input/source-file';
import { Io } from '../io';

/** One entry of `results` (https://github.com/kubernetes-sigs/kustomize/blob/master/cmd/config/docs/api-conventions/functions-spec.md). */
export interface FunctionResult {
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly resourceRef: ObjectRef;
  readonly field: { readonly path: string };
  readonly tags: Readonly<Record<string, string>>;
}

/** What a Kustomize function gets on standard input. */
export class ResourceList {
  /** Undefined, and told, when standard input is none. */
  static read(io: Io, onProblem: (problem: InputProblem) => void): ResourceList | undefined {
    let text = '';
    try {
      text = decodeText(io.readStdin());
      // refuses aliases that would grow without bounds
      parseText(text);
      const source = new Source(text);
      const value = source.roots.length === 1 ? source.draft(source.roots[0]) : undefined;
      if (value?.kind === 'ResourceList' && Array.isArray(value.items)) {
        return new ResourceList(text, value);
      }
      onProblem({ file: STDIN_NAME, message: 'is no ResourceList; --krm is for Kustomize, leave it out to read manifests' });
    } catch (error) {
      onProblem(error instanceof ParseError
        ? { file: STDIN_NAME, ...new SourceFile(STDIN_NAME, text).position(error.offset), message: error.message }
        : { file: STDIN_NAME, message: describeSystemError(error) });
    }
    return undefined;
  }

  private constructor(readonly text: string, private readonly value: any) {}

  get items(): readonly unknown[] {
    return this.value.items;
  }

  /** The function's own setting, in `data` or `spec` of its configuration. */
  setting(name: string): unknown {
    const { data, spec } = this.value.functionConfig ?? {};
    return data?.[name] ?? spec?.[name];
  }

  /** @throws UsageError */
  version(otherwise: KubernetesVersion): KubernetesVersion {
    const text = this.setting('kubernetesVersion');
    try {
      return text === undefined ? otherwise : parseKubernetesVersion(String(text));
    } catch (error) {
      throw new UsageError(`functionConfig: ${(error as Error).message}`);
    }
  }
}

/** A list's text with results in it, behind those of functions before. */
export function withResults(text: string, results: readonly FunctionResult[]): string {
  if (results.length === 0) {
    return text;
  }
  const source = new Source(text);
  const list = source.draft(source.roots[0]);
  list.results = [...list.results ?? [], ...results];
  return changeText(source, new Map([[source.roots[0], list]]));
}

/** For stderr: Kustomize does not show results. */
export function resultLines(results: readonly FunctionResult[]): string {
  return results.map(({ severity, message, resourceRef: { kind, name }, tags: { rule } }) =>
    `${severity}: ${kind}/${name}: ${message}${rule === undefined ? '' : ` [${rule}]`}\n`).join('');
}
