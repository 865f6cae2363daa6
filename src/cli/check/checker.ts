import { keepFinding } from './keep-finding';
import { Acknowledgement, concernsObject } from '../../checks/acknowledge';
import { RULES } from '../../checks/registry';
import { Neighbours, Rule } from '../../checks/rule';
import { runRulesOnAll, settle } from '../../checks/run';
import { KubernetesVersion } from '../../pod/kubernetes-version';
import { Namespaces, namespacesAmong } from '../../pod/namespaces';
import { PodView } from '../../pod/pod-view';
import { readPod } from '../../pod/read-pod';
import { LocatedFinding } from '../../report/check-report';
import { InputObject } from '../input/read-objects';

/** The kinds of objects that pods are compared with. */
export const NEIGHBOUR_KINDS: ReadonlySet<string> = new Set(['Namespace', ...RULES.flatMap((rule) => rule.reads ?? [])]);

export interface CheckerOptions {
  readonly version: KubernetesVersion;
  /** Those of the configuration file. */
  readonly acknowledgements: readonly Acknowledgement[];
  /** False: nothing is acknowledged, neither here nor in annotations. */
  readonly acknowledge: boolean;
  /** As 2027-01-31. */
  readonly today: string;
  /** The objects of `NEIGHBOUR_KINDS` in the whole input. */
  readonly neighbours: Neighbours;
  /** @default every registered rule */
  readonly rules?: readonly Rule[];
}

/** So many pods are judged together. */
const TOGETHER = 16;

interface Waiting {
  readonly object: InputObject;
  readonly objectNumber: number;
  readonly pod: PodView;
}

/** Checks objects, some at a time. Of what it has seen it keeps the findings alone. */
export class Checker {
  objects = 0;
  /** Acknowledgements that matched a finding, and those that name an object that was seen. */
  readonly used = new Set<Acknowledgement>();
  readonly applicable = new Set<Acknowledgement>();

  private readonly rules: readonly Rule[];
  private readonly namespaces: Namespaces;
  private readonly findings: LocatedFinding[] = [];
  private waiting: Waiting[] = [];

  constructor(private readonly options: CheckerOptions) {
    this.rules = (options.rules ?? RULES).filter((rule) => !rule.review);
    this.namespaces = namespacesAmong(options.neighbours.ofKind('Namespace'));
  }

  add(object: InputObject): void {
    const objectNumber = this.objects++;
    const pod = readPod(object.manifest, this.options.version, this.namespaces);
    if (pod) {
      this.markApplicable(pod);
      this.waiting.push({ object, objectNumber, pod });
      if (this.waiting.length === TOGETHER) {
        this.judge();
      }
    }
  }

  /** Everything found, in the order of the objects, of each from top to bottom. To be called once, after the last object. */
  finish(): readonly LocatedFinding[] {
    this.judge();
    return this.findings;
  }

  private judge(): void {
    const { neighbours, acknowledge, acknowledgements, today } = this.options;
    const found = runRulesOnAll(this.waiting.map(({ pod }) => pod), this.rules, neighbours);
    this.waiting.forEach(({ object, objectNumber, pod }, i) => {
      const findings = acknowledge ? settle(pod, found[i], { acknowledgements, used: this.used, today }) : found[i];
      const located = findings.map((finding) => keepFinding(finding, objectNumber, object));
      this.findings.push(...located.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column));
    });
    this.waiting = [];
  }

  private markApplicable(pod: PodView): void {
    for (const acknowledgement of this.options.acknowledgements) {
      if (concernsObject(acknowledgement, pod.object)) {
        this.applicable.add(acknowledgement);
      }
    }
  }
}
