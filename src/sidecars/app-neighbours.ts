import { ApiObject, App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { settledSynthesis } from './synthesis';
import { Neighbours } from '../checks/rule';
import { RenderHook } from '../host/render-hook';
import { Manifest } from '../pod/manifest';
import { Namespaces, namespacesAmong } from '../pod/namespaces';

/** The app's other objects, for rules that compare a pod with them. In a synthesis, each is rendered once for all pods. */
export class AppNeighbours implements Neighbours {
  constructor(private readonly app: App) {}

  ofKind(kind: string): readonly Manifest[] {
    const synthesis = settledSynthesis(this.app);
    const rendered = synthesis?.neighbours.get(kind);
    if (rendered) {
      return rendered;
    }
    const objects = synthesis ? synthesis.objects ??= byKind(synthesis.constructs!) : byKind(this.app.node.findAll());
    const manifests = (objects.get(kind) ?? []).flatMap(render);
    synthesis?.neighbours.set(kind, manifests);
    return manifests;
  }

  /** The app's namespaces. */
  get namespaces(): Namespaces {
    return namespacesAmong(this.ofKind('Namespace'));
  }
}

function byKind(constructs: readonly IConstruct[]): Map<string, ApiObject[]> {
  const objects = new Map<string, ApiObject[]>();
  for (const construct of constructs) {
    if (ApiObject.isApiObject(construct)) {
      const ofKind = objects.get(construct.kind);
      ofKind ? ofKind.push(construct) : objects.set(construct.kind, [construct]);
    }
  }
  return objects;
}

/** A workload as edited, but not refused: it has its own check. An object that cannot be rendered fails the synthesis by itself. */
function render(object: ApiObject): Manifest[] {
  try {
    return [RenderHook.find(object)?.render().manifest ?? object.toJson()];
  } catch {
    return [];
  }
}
