import { DraftPod } from './draft-pod';
import { sharedPath } from './file-gate';
import { listensOn } from '../checks/listening';
import { ContainerView } from '../pod/pod-view';
import { productOf } from '../pod/products/catalogue';

/** A sidecar that is native, or is by now: what workarounds may have been made for. */
export interface Native {
  readonly name: string;
  /** Whether containers after it wait until it can be used. */
  readonly gated: boolean;
  listensOn(port: number): boolean;
  /** Whether it is not started before a file is there, at the path that a main container knows. */
  provides(main: ContainerView, path: string): boolean;
  /** Whether a process of this name is its. */
  runs(process: string): boolean;
}

export function nativesOf(pod: DraftPod): Native[] {
  return pod.view.sidecars.map((container) => ({
    name: container.name,
    gated: container.spec.startupProbe !== undefined || container.spec.lifecycle?.postStart !== undefined,
    listensOn: (port) => listensOn(container, port),
    provides: (main, path) => {
      const own = sharedPath(main, path, container);
      return own !== undefined && isHeldBackBy(container, own);
    },
    runs: (process) => processesOf(container).includes(plain(process)),
  }));
}

/** A startup probe that looks for the file, or the health endpoint of a proxy whose socket it is. */
function isHeldBackBy({ spec }: ContainerView, path: string): boolean {
  const probe = spec.startupProbe;
  return probe?.exec?.command?.includes(path) === true
    || (probe?.httpGet !== undefined && productOf({ spec })?.product.role === 'connection-proxy');
}

function processesOf(container: ContainerView): string[] {
  const known = productOf(container);
  const ofProduct = known ? [...known.product.programs ?? [], known.launch.image.name] : [];
  const programs = [...ofProduct, ...container.spec.command?.slice(0, 1) ?? [], container.name];
  return programs.map((program) => plain(program.slice(program.lastIndexOf('/') + 1)));
}

/** The Cloud SQL Auth Proxy goes by `cloud_sql_proxy` and `cloud-sql-proxy`. */
function plain(name: string): string {
  return name.replace(/_/g, '-').toLowerCase();
}
