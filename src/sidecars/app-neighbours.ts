import { ApiObject, App } from 'cdk8s';
import { currentSynthesis } from './synthesis';
import { Neighbours } from '../checks/rule';
import { RenderHook } from '../host/render-hook';
import { Manifest } from '../pod/manifest';

/** The app's other objects, for rules that compare a pod with them. */
export class AppNeighbours implements Neighbours {
  constructor(private readonly app: App) {}

  ofKind(kind: string): readonly Manifest[] {
    const synthesis = currentSynthesis(this.app);
    const objects = synthesis ? synthesis.objects ??= this.objectsByKind() : this.objectsByKind();
    return (objects.get(kind) ?? []).map((object) => render(object));
  }

  private objectsByKind(): Map<string, ApiObject[]> {
    const objects = new Map<string, ApiObject[]>();
    for (const construct of this.app.node.findAll()) {
      if (ApiObject.isApiObject(construct)) {
        objects.set(construct.kind, [...objects.get(construct.kind) ?? [], construct]);
      }
    }
    return objects;
  }
}

/** A workload as edited, but not refused: it has its own check. */
function render(object: ApiObject): Manifest {
  return RenderHook.find(object)?.render().manifest ?? object.toJson();
}
