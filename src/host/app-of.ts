import { App } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';

/**
 * The app that a construct is in. cdk8s itself takes whatever is at the root for one, and fails when it renders.
 *
 * @throws when there is none, or nothing that could be in one
 */
export function appOf(construct: IConstruct): App {
  if (!Construct.isConstruct(construct)) {
    throw new Error(`this needs a construct of an App, got ${construct}; give a workload, a chart or the App itself`);
  }
  const root: IConstruct & Partial<App> = App.of(construct);
  // an app of another copy of cdk8s is one as well
  if (typeof root.synth !== 'function' || !Array.isArray(root.resolvers)) {
    throw new Error(`"${construct.node.path}" is in no App, got ${root.constructor.name} "${root.node.id}" as the root of its tree; ` +
      'give that an App as its scope');
  }
  return root as App;
}
