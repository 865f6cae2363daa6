import { IConstruct } from 'constructs';
import { annotationKey, KEY_LENGTH } from './annotate-acknowledged';
import { CheckScope } from './check-scope';
import { SynthChecks } from './synth-checks';
import { didYouMean } from '../checks/nearest';
import { findRule, RULES } from '../checks/registry';
import { parseKubernetesVersion } from '../pod/kubernetes-version';

/**
 * Checks every workload below a construct when the app is synthesised, whether it has a sidecar of this library or not.
 * Errors fail the synthesis, all at once, and nothing is written; warnings go to stderr.
 *
 * Workloads with a construct of this library are checked in any case; for them this sets what the checks go by.
 */
export class SidecarChecks {
  /** The checks of everything below a construct: an app, a chart, or a single workload. */
  public static of(scope: IConstruct): SidecarChecks {
    return new SidecarChecks(scope, SynthChecks.of(scope).watchScope(scope));
  }

  private constructor(private readonly construct: IConstruct, private readonly scope: CheckScope) {}

  /**
   * Sets the Kubernetes version that the workloads are made for. Inherited by everything below, until another one is set
   * there; 1.32 where none is set.
   *
   * @param version major and minor version, such as "1.32"
   * @throws when that is no Kubernetes version, or one that is not modelled
   */
  public targetKubernetes(version: string): void {
    this.scope.version = parseKubernetesVersion(version);
  }

  /**
   * Accepts findings of a rule about everything below: they no longer fail the synthesis. The decision is written into the
   * manifests that it concerns, as an annotation, so that it holds on the command line as well.
   *
   * @param finding the rule's id, or for one container, "rule-id[container]"
   * @param reason why it is right here
   * @throws when there is no such rule, or the reason is empty
   */
  public acknowledge(finding: string, reason: string): void {
    const [, rule, container] = /^([^[\]]*)(?:\[([^[\]]+)\])?$/.exec(finding.trim()) ?? [undefined, finding];
    if (!findRule(rule!)) {
      throw new Error(`there is no rule "${rule}"${didYouMean(rule!, RULES.map((r) => r.id))}; give a rule's id, such as "${RULES[0].id}"`);
    }
    if (reason.trim() === '') {
      throw new Error(`acknowledgement of "${finding}" has no reason, got "${reason}"; say why it is right here`);
    }
    const key = annotationKey({ rule: rule!, container });
    if (key.length - key.indexOf('/') - 1 > KEY_LENGTH) {
      throw new Error(`acknowledgement of "${finding}" does not fit an annotation's key of ${KEY_LENGTH} characters, got "${key}"; ` +
        'acknowledge the rule for the whole workload, or rename the container');
    }
    this.scope.acknowledgements.push({ rule: rule!, container, reason, origin: `construct "${this.construct.node.path}"` });
  }
}
