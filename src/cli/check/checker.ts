import { keepFinding } from './keep-finding';
import { Acknowledgement, concernsObject } from '../../checks/acknowledge';
import { Finding } from '../../checks/finding';
import { RULES } from '../../checks/registry';
import { Neighbours, Rule } from '../../checks/rule';
import { runRules, settle } from '../../checks/run';
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

/** Checks objects one after the other. Of what it has seen it keeps the findings alone. */
export class Checker {
  objects = 0;
  /** In the order of the objects, of each from top to bottom. */
  readonly findings: LocatedFinding[] = [];
  /** Acknowledgements that matched a finding, and those that name an object that was seen. */
  readonly used = new Set<Acknowledgement>();
  readonly applicable = new Set<Acknowledgement>();

  private readonly rules: readonly Rule[];
  private readonly namespaces: Namespaces;

  constructor(private readonly options: CheckerOptions) {
    this.rules = (options.rules ?? RULES).filter((rule) => !rule.review);
    this.namespaces = namespacesAmong(options.neighbours.ofKind('Namespace'));
  }

  add(object: InputObject): void {
    const objectNumber = this.objects++;
    const pod = readPod(object.manifest, this.options.version, this.namespaces);
    if (pod) {
      this.markApplicable(pod);
      const located = this.findingsAbout(pod).map((finding) => keepFinding(finding, objectNumber, object));
      this.findings.push(...located.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column));
    }
  }

  private findingsAbout(pod: PodView): Finding[] {
    const { neighbours, acknowledge, acknowledgements, today } = this.options;
    const findings = runRules(pod, this.rules, neighbours);
    return acknowledge ? settle(pod, findings, { acknowledgements, used: this.used, today }) : findings;
  }

  private markApplicable(pod: PodView): void {
    for (const acknowledgement of this.options.acknowledgements) {
      if (concernsObject(acknowledgement, pod.object)) {
        this.applicable.add(acknowledgement);
      }
    }
  }
}
