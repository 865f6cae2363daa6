import { keepFinding } from './keep-finding';
import { Acknowledgement, concernsObject } from '../../checks/acknowledge';
import { Finding } from '../../checks/finding';
import { RULES } from '../../checks/registry';
import { Neighbours, NO_NEIGHBOURS } from '../../checks/rule';
import { runRules, settle } from '../../checks/run';
import { KubernetesVersion } from '../../pod/kubernetes-version';
import { Manifest } from '../../pod/manifest';
import { PodView } from '../../pod/pod-view';
import { readPod } from '../../pod/read-pod';
import { LocatedFinding } from '../../report/check-report';
import { InputObject } from '../input/read-objects';

const LONE_RULES = RULES.filter((rule) => !rule.reads && !rule.review);
const NEIGHBOUR_RULES = RULES.filter((rule) => rule.reads);
const NEIGHBOUR_KINDS = new Set(NEIGHBOUR_RULES.flatMap((rule) => rule.reads!));

export interface CheckerOptions {
  readonly version: KubernetesVersion;
  /** Those of the configuration file. */
  readonly acknowledgements: readonly Acknowledgement[];
  /** False: nothing is acknowledged, neither here nor in annotations. */
  readonly acknowledge: boolean;
  /** As 2027-01-31. */
  readonly today: string;
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

  private readonly found = new Map<number, LocatedFinding[]>();
  private readonly held: { readonly order: number; readonly findings: Finding[]; readonly read: () => InputObject }[] = [];
  private readonly neighbours = new Map<string, Manifest[]>();

  constructor(private readonly options: CheckerOptions) {}

  add(object: InputObject): void {
    const order = this.objects++;
    const { manifest } = object;
    if (NEIGHBOUR_KINDS.has(manifest.kind!)) {
      this.holdNeighbour(manifest);
    }
    const pod = readPod(manifest, this.options.version);
    if (pod) {
      const findings = runRules(pod, LONE_RULES, NO_NEIGHBOURS);
      if (NEIGHBOUR_RULES.some((rule) => rule.concerns?.(pod) ?? true)) {
        this.held.push({ order, findings, read: object.setAside() });
      } else {
        this.keep(order, object, pod, findings);
      }
    }
  }

  /** Everything found, in the order of the objects. To be called once, after the last object. */
  finish(): LocatedFinding[] {
    const neighbours: Neighbours = { ofKind: (kind) => this.neighbours.get(kind) ?? [] };
    const rules = NEIGHBOUR_RULES.filter((rule) => rule.reads!.some((kind) => this.neighbours.has(kind)));
    for (const { order, findings, read } of this.held) {
      const object = read();
      const pod = readPod(object.manifest, this.options.version)!;
      this.keep(order, object, pod, [...findings, ...runRules(pod, rules, neighbours)]);
    }
    return [...this.found.keys()].sort((a, b) => a - b).flatMap((order) => this.found.get(order)!);
  }

  private holdNeighbour(manifest: Manifest): void {
    // a copy, since the parser's strings hold on to their file's text
    const copy = JSON.parse(JSON.stringify(manifest));
    const ofKind = this.neighbours.get(manifest.kind!);
    if (ofKind) {
      ofKind.push(copy);
    } else {
      this.neighbours.set(manifest.kind!, [copy]);
    }
  }

  private keep(order: number, object: InputObject, pod: PodView, raw: Finding[]): void {
    const findings = this.options.acknowledge ? this.settle(pod, raw) : raw;
    if (findings.length > 0) {
      const located = findings.map((finding) => keepFinding(finding, order, object));
      this.found.set(order, located.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column));
    }
  }

  private settle(pod: PodView, findings: Finding[]): Finding[] {
    const { acknowledgements, today } = this.options;
    for (const acknowledgement of acknowledgements) {
      if (concernsObject(acknowledgement, pod.object)) {
        this.applicable.add(acknowledgement);
      }
    }
    return settle(pod, findings, { acknowledgements, used: this.used, today });
  }
}
