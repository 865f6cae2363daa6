import { isAtLeast } from './image-ref';
import { Launch } from './launch';
import { portOr } from './ports';
import { Listener, Product } from './product';

/** https://www.pgbouncer.org/config.html */
export const pgbouncer: Product = {
  id: 'pgbouncer',
  title: 'PgBouncer',
  role: 'connection-proxy',
  images: ['pgbouncer'],
  programs: ['pgbouncer', 'entrypoint.sh'],

  runsForEver: () => true,
  listening: (launch) => ({ complete: false, ports: readsEnvironment(launch) ? [port(launch)] : [] }),
  shell: () => true,
  // from 1.23 on SIGTERM waits for the clients; those of a native sidecar have gone by then
  drainSeconds: (launch, native) => native || isAtLeast(launch.image.version, 1, 23) === false ? 1 : undefined,
  startupProbe: () => ({ tcpSocket: { port: 6432 }, periodSeconds: 1, failureThreshold: 30 }),
};

/** Entry points of images make a configuration of the environment; otherwise a file decides that the manifest does not show. */
function readsEnvironment({ program }: Launch): boolean {
  return program !== 'pgbouncer';
}

function port(launch: Launch): Listener {
  const usual = launch.image.repository.includes('edoburu/') ? 5432 : 6432;
  return { port: portOr(launch.env('LISTEN_PORT', 'PGBOUNCER_PORT', 'PGBOUNCER_LISTEN_PORT'), usual), protocol: 'TCP', address: 'any', purpose: 'service' };
}
