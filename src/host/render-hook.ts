import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Manifest } from '../pod/manifest';

/** A manifest as it would be emitted, with everything that forbids emitting it: one line each. */
export interface Rendering {
  readonly manifest: Manifest;
  readonly errors: readonly string[];
  /** What is worth knowing of it, but forbids nothing: one line each. */
  readonly warnings?: readonly string[];
}

/** Makes the manifest that is emitted of the one that the object renders by itself, which stays untouched. */
export type Edit = (manifest: Manifest) => Rendering;

/** Adds what is wrong with a manifest that is about to be emitted. */
export type Inspection = (rendering: Rendering) => Rendering;

const HOOKS = new WeakMap<ApiObject, RenderHook>();

/**
 * The one place where this library takes part in rendering an object. `ApiObject.toJson` is what every way of synthesis
 * calls for each object, whatever class it is of, and the only place where Kubernetes JSON can be written without the
 * generated classes dropping what they do not know (https://github.com/cdk8s-team/cdk8s/issues/2172).
 */
export class RenderHook {
  static of(apiObject: ApiObject): RenderHook {
    let hook = HOOKS.get(apiObject);
    if (!hook) {
      hook = new RenderHook(apiObject);
      HOOKS.set(apiObject, hook);
    }
    return hook;
  }

  static find(apiObject: ApiObject): RenderHook | undefined {
    return HOOKS.get(apiObject);
  }

  edit?: Edit;
  inspection?: Inspection;
  /** What was checked before and may be emitted as it is. */
  recall?: () => Manifest | undefined;

  /** The construct that a user knows the object by: of cdk8s-plus, the one around the generated object. */
  readonly construct: IConstruct;

  private readonly renderOriginal: () => Manifest;

  private constructor(readonly apiObject: ApiObject) {
    const { scope } = apiObject.node;
    this.construct = scope && !Chart.isChart(scope) && scope.node.defaultChild === apiObject ? scope : apiObject;
    this.renderOriginal = apiObject.toJson.bind(apiObject);
    apiObject.toJson = () => this.recall?.() ?? this.emit();
  }

  get path(): string {
    return this.construct.node.path;
  }

  /** The object's manifest as edited, neither inspected nor refused. */
  render(): Rendering {
    const manifest = this.renderOriginal();
    return this.edit ? this.edit(manifest) : { manifest, errors: [] };
  }

  /** The manifest as it would be emitted at this moment, with everything that is wrong with it. */
  check(): Rendering {
    const rendering = this.render();
    return this.inspection ? this.inspection(rendering) : rendering;
  }

  private emit(): Manifest {
    const { manifest, errors } = this.check();
    if (errors.length > 0) {
      const lines = errors.map((error) => `\n  [${this.path}] ${error}`);
      throw new Error(`Validation failed with the following errors:${lines.join('')}`);
    }
    return manifest;
  }
}
