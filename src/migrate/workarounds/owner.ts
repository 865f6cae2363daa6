import { ContainerView } from '../../pod/pod-view';
import { Native } from '../natives';
import { Ending, Wait } from '../shell/recognise';

/** The native sidecar that a statement waits for, if what starts after it is held back until it can be used. */
export function gatedOwner({ port, path }: Wait, main: ContainerView, natives: readonly Native[]): Native | undefined {
  return natives.find((native) => native.gated
    && ((port !== undefined && native.listensOn(port)) || (path !== undefined && native.provides(main, path))));
}

/** The native sidecar that a statement ends. */
export function endedOwner({ port, process }: Ending, natives: readonly Native[]): Native | undefined {
  return natives.find((native) => (port !== undefined && native.listensOn(port)) || (process !== undefined && native.runs(process)));
}
