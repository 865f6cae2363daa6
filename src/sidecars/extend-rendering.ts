import * as kplus from 'cdk8s-plus-30';

/**
 * Makes a probe or hook of cdk8s-plus-30 render fields that only its generated classes know. `_toKube` is internal, but
 * the one way to keep the type, and with it every place that takes a probe or a hook.
 */
export function extendRendering<T extends kplus.Probe | kplus.Handler>(action: T, change: (rendered: any) => object): T {
  const internal = action as any;
  const original = internal._toKube.bind(action);
  internal._toKube = (container: kplus.Container) => {
    const rendered = original(container);
    return { ...rendered, ...change(rendered) };
  };
  return action;
}

/** A probe or hook as a container renders it. */
export function renderAction(action: kplus.Probe | kplus.Handler, container: kplus.Container): any {
  return (action as any)._toKube(container);
}

/** A container whose port no probe or hook asks for by itself. */
export const MARKED = new kplus.Container({ image: 'marked', portNumber: -1 });
