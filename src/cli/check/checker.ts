import { keepFinding } from './keep-finding';
import { Acknowledgement, annotatedAcknowledgements, concernsObject } from '../../checks/acknowledge';
import { Finding } from '../../checks/finding';
import { RULES } from '../../checks/registry';
import { Neighbours, NO_NEIGHBOURS, Rule } from '../../checks/rule';
import { runRules, settle } from '../../checks/run';
import { KubernetesVersion } from '../../pod/kubernetes-version';
import { Manifest } from '../../pod/manifest';
import { Namespaces } from '../../pod/namespaces';
import { PodView } from '../../pod/pod-view';
import { readPod } from '../../pod/read-pod';
import { LocatedFinding } from '../../report/check-report';
import { InputProblem } from '../input/problem';
import { InputObject } from '../input/read-objects';

export interface CheckerOptions {
  readonly version: KubernetesVersion;
  /** Those of the configuration file. */
  readonly acknowledgements: readonly Acknowledgement[];
  /** False: nothing is acknowledged, neither here nor in annotations. */
  readonly acknowledge: boolean;
  /** As 2027-01-31. */
  readonly today: string;
  /** Those of the whole input. @default none */
  readonly namespaces?: Namespaces;
  /** @default every registered rule */
  readonly rules?: readonly Rule[];
}

/** A pod that is judged once its neighbours are known. */
interface Held {
  readonly order: number;
  readonly findings: Finding[];
  /** What its rules say while no neighbour is known: they stand where the input has none. */
  readonly alone: Finding[];
  /** Whether nothing is to be said of it unless neighbours give cause. */
  readonly quiet: boolean;
  /** Those that compare it with neighbours. */
  readonly rules: readonly Rule[];
  /** As JSON, which is small and apart from the text of its file; absent when there are too many to hold. */
  readonly manifest?: string;
  readonly file: string;
  readonly read: () => InputObject;
}

/** Of all held manifests together: beyond it they are read again. */
const MOST_CHARACTERS_HELD = 16_000_000;

/**
 * Checks objects one after the other. Of what it has seen it holds the findings, objects of the kinds that some rule compares pods
 * with, and where the pods are that such a rule concerns: those are judged at the end.
 */
export class Checker {
  objects = 0;
  /** Acknowledgements that matched a finding, and those that name an object that was seen. */
  readonly used = new Set<Acknowledgement>();
  readonly applicable = new Set<Acknowledgement>();

  private readonly loneRules: readonly Rule[];
  private readonly neighbourRules: readonly Rule[];
  private readonly neighbourKinds: ReadonlySet<string>;
  private readonly found = new Map<number, LocatedFinding[]>();
  private readonly held: Held[] = [];
  private charactersHeld = 0;
  private readonly neighbours = new Map<string, Manifest[]>();
  private readonly others: Neighbours = { ofKind: (kind) => this.neighbours.get(kind) ?? [] };

  constructor(private readonly options: CheckerOptions) {
    const rules = options.rules ?? RULES;
    this.loneRules = rules.filter((rule) => !rule.reads && !rule.review);
    this.neighbourRules = rules.filter((rule) => rule.reads);
    this.neighbourKinds = new Set(this.neighbourRules.flatMap((rule) => rule.reads!));
  }

  add(object: InputObject): void {
    const order = this.objects++;
    const { manifest } = object;
    if (this.neighbourKinds.has(manifest.kind!)) {
      this.holdNeighbour(manifest);
    }
    const pod = readPod(manifest, this.options.version, this.options.namespaces);
    if (pod) {
      this.markApplicable(pod);
      const findings = runRules(pod, this.loneRules, NO_NEIGHBOURS);
      const rules = this.neighbourRules.filter((rule) => rule.concerns?.(pod) ?? true);
      if (rules.length > 0) {
        this.hold(order, object, pod, findings, rules);
      } else {
        this.keep(order, pod, findings, () => object);
      }
    }
  }

  /** Everything found, in the order of the objects. To be called once, after the last object. */
  finish(onProblem: (problem: InputProblem) => void): LocatedFinding[] {
    for (const held of this.held) {
      try {
        this.judge(held);
      } catch {
        onProblem({ file: held.file, message: 'the file changed while it was checked; run the check again' });
      }
    }
    return [...this.found.keys()].sort((a, b) => a - b).flatMap((order) => this.found.get(order)!);
  }

  private hold(order: number, object: InputObject, pod: PodView, findings: Finding[], rules: readonly Rule[]): void {
    const alone = runRules(pod, rules, NO_NEIGHBOURS);
    const quiet = findings.length === 0 && alone.length === 0 && annotatedAcknowledgements(pod).length === 0;
    let manifest;
    if (this.charactersHeld < MOST_CHARACTERS_HELD) {
      manifest = JSON.stringify(object.manifest);
      this.charactersHeld += manifest.length;
    }
    const held = { order, quiet, rules, manifest, file: object.file, read: object.setAside() };
    this.held.push({ ...held, findings: quiet ? [] : copyOf(findings), alone: quiet ? [] : copyOf(alone) });
  }

  private judge({ order, findings, alone, quiet, rules, manifest, read }: Held): void {
    const askable = rules.filter((rule) => rule.reads!.some((kind) => this.neighbours.has(kind)));
    if (quiet && askable.length === 0) {
      return;
    }
    const pod = readPod(manifest === undefined ? read().manifest : JSON.parse(manifest), this.options.version, this.options.namespaces)!;
    const unasked = alone.filter((finding) => !askable.some((rule) => rule.id === finding.rule));
    this.keep(order, pod, [...findings, ...unasked, ...runRules(pod, askable, this.others)], read);
  }

  private holdNeighbour(manifest: Manifest): void {
    const copy = copyOf(manifest);
    const ofKind = this.neighbours.get(manifest.kind!);
    if (ofKind) {
      ofKind.push(copy);
    } else {
      this.neighbours.set(manifest.kind!, [copy]);
    }
  }

  private keep(order: number, pod: PodView, raw: Finding[], read: () => InputObject): void {
    const { acknowledge, acknowledgements, today } = this.options;
    const findings = acknowledge ? settle(pod, raw, { acknowledgements, used: this.used, today }) : raw;
    if (findings.length > 0) {
      const object = read();
      const located = findings.map((finding) => keepFinding(finding, order, object));
      this.found.set(order, located.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column));
    }
  }

  private markApplicable(pod: PodView): void {
    for (const acknowledgement of this.options.acknowledgements) {
      if (concernsObject(acknowledgement, pod.object)) {
        this.applicable.add(acknowledgement);
      }
    }
  }
}

/** Apart from the text of a file: the parser's strings are slices that hold on to all of it. */
function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
