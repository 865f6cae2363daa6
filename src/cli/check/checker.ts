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
  /** As JSON: apart from the text of its file, and small. */
  readonly manifest: string;
  readonly read: () => InputObject;
}

/**
 * Checks objects one after the other. Of what it has seen it holds the findings, objects of the kinds that some rule compares pods
 * with, and the text of pods that such a rule concerns: those are judged at the end.
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
  private readonly neighbours = new Map<string, Manifest[]>();

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
        const alone = runRules(pod, rules, NO_NEIGHBOURS);
        const quiet = findings.length === 0 && alone.length === 0 && annotatedAcknowledgements(pod).length === 0;
        this.held.push({
          order,
          findings: copyOf(findings),
          alone: copyOf(alone),
          quiet,
          rules,
          manifest: JSON.stringify(manifest),
          read: object.setAside(),
        });
      } else {
        this.keep(order, pod, findings, () => object);
      }
    }
  }

  /** Everything found, in the order of the objects. To be called once, after the last object. */
  finish(): LocatedFinding[] {
    const neighbours: Neighbours = { ofKind: (kind) => this.neighbours.get(kind) ?? [] };
    for (const { order, findings, alone, quiet, rules, manifest, read } of this.held) {
      const askable = rules.filter((rule) => rule.reads!.some((kind) => this.neighbours.has(kind)));
      if (!quiet || askable.length > 0) {
        const pod = readPod(JSON.parse(manifest), this.options.version, this.options.namespaces)!;
        const unasked = alone.filter((finding) => !askable.some((rule) => rule.id === finding.rule));
        this.keep(order, pod, [...findings, ...unasked, ...runRules(pod, askable, neighbours)], read);
      }
    }
    return [...this.found.keys()].sort((a, b) => a - b).flatMap((order) => this.found.get(order)!);
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
