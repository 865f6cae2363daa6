import { ApiObject } from 'cdk8s';
import { Manifest } from '../pod/manifest';

/** A manifest as it would be emitted, with everything that forbids emitting it: one line each. */
export interface Rendering {
  readonly manifest: Manifest;
  readonly errors: readonly string[];
}

/** Makes the manifest that is emitted of the one that the object renders by itself, which stays untouched. */
export type Edit = (manifest: Manifest) => Rendering;

/** Says what is wrong with a manifest that is about to be emitted. */
export type Inspection = (manifest: Manifest) => readonly string[];

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

  private readonly renderOriginal: () => Manifest;

  private constructor(readonly apiObject: ApiObject) {
    this.renderOriginal = apiObject.toJson.bind(apiObject);
    apiObject.toJson = () => this.emit();
  }

  /** The object's manifest as edited, neither inspected nor refused. */
  render(): Rendering {
    const manifest = this.renderOriginal();
    return this.edit ? this.edit(manifest) : { manifest, errors: [] };
  }

  /** Everything that is wrong with the object as it would be emitted at this moment. */
  errors(): readonly string[] {
    return this.inspect(this.render());
  }

  private inspect({ manifest, errors }: Rendering): readonly string[] {
    return this.inspection ? [...errors, ...this.inspection(manifest)] : errors;
  }

  private emit(): Manifest {
    const rendering = this.render();
    const errors = this.inspect(rendering);
    if (errors.length > 0) {
      const lines = errors.map((error) => `\n  [${this.apiObject.node.path}] ${error}`);
      throw new Error(`Validation failed with the following errors:${lines.join('')}`);
    }
    return rendering.manifest;
  }
}
