import { keepFinding } from './keep-finding';
import { Acknowledgement, concernsObject } from '../../checks/acknowledge';
import { ManifestChecker } from '../../checks/manifest-checker';
import { RULES } from '../../checks/registry';
import { Neighbours, Rule } from '../../checks/rule';
import { settle } from '../../checks/run';
import { KubernetesVersion } from '../../pod/kubernetes-version';
import { PodView } from '../../pod/pod-view';
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

/** Checks one object after the other. Of what it has seen it keeps the findings alone. */
export class Checker {
  objects = 0;
  /** Acknowledgements that matched a finding, and those that name an object that was seen. */
  readonly used = new Set<Acknowledgement>();
  readonly applicable = new Set<Acknowledgement>();

  private readonly rules: ManifestChecker;
  private readonly found: LocatedFinding[] = [];

  constructor(private readonly options: CheckerOptions) {
    this.rules = new ManifestChecker((options.rules ?? RULES).filter((rule) => !rule.review), options.neighbours);
  }

  /** Everything found, in the order of the objects, of each from top to bottom. */
  get findings(): readonly LocatedFinding[] {
    return this.found;
  }

  add(object: InputObject): void {
    const { version, acknowledge, acknowledgements, today } = this.options;
    const objectNumber = this.objects++;
    const judged = this.rules.judge(object.manifest, version);
    if (judged) {
      this.markApplicable(judged.pod);
      const findings = acknowledge ? settle(judged.pod, judged.findings, { acknowledgements, used: this.used, today }) : judged.findings;
      const located = findings.map((finding) => keepFinding(finding, objectNumber, object));
      this.found.push(...located.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column));
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
