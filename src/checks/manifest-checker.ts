import { Finding } from './finding';
import { canLoseNames, namelessPod, namelessText, namesOf } from './nameless-pod';
import { Neighbours, NO_NEIGHBOURS, Rule } from './rule';
import { runRules, settle } from './run';
import { KubernetesVersion } from '../pod/kubernetes-version';
import { Manifest } from '../pod/manifest';
import { Namespaces, namespacesAmong } from '../pod/namespaces';
import { PodView } from '../pod/pod-view';
import { readPod, readRenamedPod } from '../pod/read-pod';

export interface JudgedPod {
  readonly pod: PodView;
  readonly findings: Finding[];
}

/** So that memory does not grow with the input. */
const MOST_REMEMBERED = 1_000;

/** Where so many manifests in a row were like none before, looking for their likes costs more than it saves. */
const MOST_STRANGERS = 250;

/**
 * Checks one manifest after the other, with the findings of `checkManifest`. An app or a repository has many workloads that differ in
 * nothing but their names, and most rules cannot tell these apart, since all that they are given is the pod without its
 * names. What they found clean once they need not look at again. That something was found is never remembered.
 */
export class ManifestChecker {
  private readonly individual: readonly Rule[];
  private readonly common: readonly Rule[];
  private readonly namespaces: Namespaces;
  /** By the text of everything that the common rules were given. */
  private readonly clean = new Map<string, PodView>();
  /** The text of the manifest before: most often the next one's as well. */
  private latest?: { readonly text: string; readonly pod: PodView };
  private strangers = 0;

  /** @param neighbours must stay the same */
  constructor(private readonly rules: readonly Rule[], private readonly neighbours: Neighbours) {
    const isIndividual = ({ goesByName, reads }: Rule) => goesByName || reads?.some((kind) => neighbours.ofKind(kind).length > 0);
    this.individual = rules.filter(isIndividual);
    this.common = rules.filter((rule) => !isIndividual(rule));
    this.namespaces = namespacesAmong(neighbours.ofKind('Namespace'));
  }

  /** Every finding about an object of any kind, acknowledged ones marked. Never throws. */
  check(manifest: Manifest, version: KubernetesVersion): Finding[] {
    const judged = this.judge(manifest, version);
    return judged ? settle(judged.pod, judged.findings) : [];
  }

  /** The pod of an object and what rules say of it, before anybody's acknowledgement; undefined for an object without a pod. Never throws. */
  judge(manifest: Manifest, version: KubernetesVersion): JudgedPod | undefined {
    const text = this.strangers < MOST_STRANGERS && canLoseNames(manifest) ? namelessText(manifest, version) : undefined;
    const known = text === undefined ? undefined : this.recognise(text, manifest);
    if (known) {
      this.strangers = 0;
      return { pod: known, findings: runRules(known, this.individual, this.neighbours) };
    }
    if (text !== undefined) {
      this.strangers++;
    }
    const pod = readPod(manifest, version, this.namespaces);
    if (!pod) {
      return undefined;
    }
    // only of a manifest that is kept as it is does the text say everything
    const nameless = text !== undefined && pod.manifest === manifest ? namelessPod(pod) : undefined;
    if (!nameless || runRules(nameless, this.common, NO_NEIGHBOURS).length > 0) {
      return { pod, findings: runRules(pod, this.rules, this.neighbours) };
    }
    this.remember(text!, nameless);
    return { pod, findings: runRules(pod, this.individual, this.neighbours) };
  }

  /** The pod of a manifest that differs in nothing but names from one that is clean; undefined for any other. */
  private recognise(text: string, manifest: Manifest): PodView | undefined {
    if (this.latest?.text !== text) {
      const pod = this.clean.get(text);
      if (!pod) {
        return undefined;
      }
      this.latest = { text, pod };
    }
    return readRenamedPod(this.latest.pod, manifest, namesOf(manifest), this.namespaces);
  }

  private remember(text: string, pod: PodView): void {
    if (this.clean.size === MOST_REMEMBERED) {
      this.clean.clear();
    }
    this.clean.set(text, pod);
  }
}
