import { ApiObject, App, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { annotateAcknowledged } from './annotate-acknowledged';
import { AppNeighbours } from './app-neighbours';
import { CheckScope } from './check-scope';
import { currentSynthesis, settledSynthesis, Synthesis, watchSynthesis } from './synthesis';
import { Finding, formatFinding } from '../checks/finding';
import { ManifestChecker } from '../checks/manifest-checker';
import { RULES } from '../checks/registry';
import { reviewAcknowledgements } from '../checks/review';
import { appOf } from '../host/app-of';
import { mayHavePod } from '../host/find-workload';
import { RenderHook, Rendering } from '../host/render-hook';
import { DEFAULT_KUBERNETES_VERSION, KubernetesVersion } from '../pod/kubernetes-version';
import { Manifest } from '../pod/manifest';

const CHECKS = new WeakMap<App, SynthChecks>();

/**
 * The checks of one app's workloads. They are checked in cdk8s's validation, so that all errors are reported at once and
 * before anything is written. What was found clean there is emitted as it was checked; everything else is checked when it
 * is rendered, so that nothing gets out unchecked whichever way it is emitted.
 */
export class SynthChecks {
  static of(construct: IConstruct): SynthChecks {
    const app = appOf(construct);
    let checks = CHECKS.get(app);
    if (!checks) {
      checks = new SynthChecks(app);
      CHECKS.set(app, checks);
    }
    return checks;
  }

  private readonly scopes = new Map<IConstruct, CheckScope>();
  private readonly neighbours: AppNeighbours;
  private readonly warned = new Set<string>();

  private constructor(private readonly app: App) {
    this.neighbours = new AppNeighbours(app);
  }

  /** Checks an object from now on. */
  watch(hook: RenderHook): void {
    if (!hook.inspection) {
      hook.inspection = (rendering) => this.inspect(hook, rendering);
      hook.recall = () => this.recall(hook);
      hook.construct.node.addValidation({ validate: () => [...this.validate(hook)] });
      watchSynthesis(this.app, Chart.of(hook.apiObject));
    }
  }

  /** Checks every workload below a construct from now on, those that are added later included. */
  watchScope(construct: IConstruct): CheckScope {
    let scope = this.scopes.get(construct);
    if (!scope) {
      scope = new CheckScope();
      this.scopes.set(construct, scope);
      construct.node.addValidation({ validate: () => this.validateScope(construct, scope!) });
      watchSynthesis(this.app);
    }
    return scope;
  }

  /** The version that a construct is made for. */
  versionFor(construct: IConstruct): KubernetesVersion {
    return this.scopesAround(construct).find((scope) => scope.version)?.version ?? DEFAULT_KUBERNETES_VERSION;
  }

  private validate(hook: RenderHook): readonly string[] {
    const synthesis = currentSynthesis(this.app);
    const due = synthesis ? synthesis.settled && synthesis.emits(hook.apiObject) && !synthesis.clean.has(hook) : true;
    return due ? this.verdict(hook, synthesis) : [];
  }

  /** The errors of an object. Only that there are none is remembered, and no longer than the synthesis lasts. */
  private verdict(hook: RenderHook, synthesis: Synthesis | undefined): readonly string[] {
    const { manifest, errors } = check(hook);
    if (synthesis && errors.length === 0) {
      synthesis.clean.add(hook);
      synthesis.ready.set(hook, manifest);
    }
    return errors;
  }

  private validateScope(construct: IConstruct, scope: CheckScope): string[] {
    const synthesis = currentSynthesis(this.app);
    if (synthesis && (!synthesis.settled || synthesis.discovered.has(construct))) {
      return [];
    }
    synthesis?.discovered.add(construct);
    const constructs = construct === this.app ? synthesis?.constructs : undefined;
    const hooks = this.discover(constructs ?? construct.node.findAll());
    // whether an acknowledgement is of use can be told only when everything that it is about has been checked
    if (!synthesis || synthesis.only || scope.acknowledgements.length === 0) {
      return [];
    }
    hooks.filter((hook) => !synthesis.clean.has(hook)).forEach((hook) => this.verdict(hook, synthesis));
    const object = { apiVersion: '', kind: construct.constructor.name, name: construct.node.path };
    return this.report(construct.node.path, reviewAcknowledgements(scope.acknowledgements, synthesis.used, RULES, '', object));
  }

  private discover(constructs: readonly IConstruct[]): RenderHook[] {
    return constructs.filter((c): c is ApiObject => ApiObject.isApiObject(c) && mayHavePod(c)).map((apiObject) => {
      const hook = RenderHook.of(apiObject);
      this.watch(hook);
      return hook;
    });
  }

  /** What was checked and is to be emitted as it is; given out once. */
  private recall(hook: RenderHook): Manifest | undefined {
    const ready = currentSynthesis(this.app)?.ready;
    const manifest = ready?.get(hook);
    ready?.delete(hook);
    return manifest;
  }

  private inspect(hook: RenderHook, rendering: Rendering): Rendering {
    const scopes = this.scopesAround(hook.construct);
    const version = scopes.find((scope) => scope.version)?.version ?? DEFAULT_KUBERNETES_VERSION;
    const acknowledgements = scopes.flatMap((scope) => scope.acknowledgements);

    rendering.warnings?.forEach((warning) => this.warn(hook.path, warning));
    let { manifest } = rendering;
    let findings = this.checker.check(manifest, version);
    if (findings.length > 0 && acknowledgements.length > 0) {
      const annotated = annotateAcknowledged(manifest, findings, acknowledgements);
      annotated.used.forEach((acknowledgement) => currentSynthesis(this.app)?.used.add(acknowledgement));
      if (annotated.used.length > 0) {
        manifest = annotated.manifest;
        findings = this.checker.check(manifest, version);
      }
    }
    return findings.length === 0
      ? rendering
      : { manifest, errors: [...rendering.errors, ...this.report(hook.path, findings)] };
  }

  private get checker(): ManifestChecker {
    const synthesis = settledSynthesis(this.app);
    return synthesis ? synthesis.checker ??= this.newChecker() : this.newChecker();
  }

  private newChecker(): ManifestChecker {
    return new ManifestChecker(RULES, this.neighbours);
  }

  /** From the construct outwards. */
  private scopesAround(construct: IConstruct): CheckScope[] {
    const found: CheckScope[] = [];
    for (let around: IConstruct | undefined = construct; around && this.scopes.size > 0; around = around.node.scope) {
      const scope = this.scopes.get(around);
      if (scope) {
        found.push(scope);
      }
    }
    return found;
  }

  /** The errors, one line each; warnings go to stderr once. */
  private report(path: string, findings: readonly Finding[]): string[] {
    const open = findings.filter((finding) => !finding.acknowledged);
    open.filter((finding) => finding.severity === 'warning').forEach((finding) => this.warn(path, formatFinding(finding)));
    return open.filter((finding) => finding.severity === 'error').map(formatFinding);
  }

  private warn(path: string, text: string): void {
    const line = `[${path}] warning: ${text}`;
    if (!this.warned.has(line)) {
      this.warned.add(line);
      process.stderr.write(`${line}\n`);
    }
  }
}

/** An object that cannot be rendered is an error like others: cdk8s would stop at it and say nothing of the rest. */
function check(hook: RenderHook): Rendering {
  try {
    return hook.check();
  } catch (error) {
    return { manifest: {}, errors: [(error as Error).message.replace(/\s*\n\s*/g, ' ')] };
  }
}
