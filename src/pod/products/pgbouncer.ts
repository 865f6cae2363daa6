import { isAtLeast } from './image-ref';
import { portOr } from './ports';
import { Product } from './product';

/** https://www.pgbouncer.org/config.html */
export const pgbouncer: Product = {
  id: 'pgbouncer',
  title: 'PgBouncer',
  role: 'connection-proxy',
  images: ['pgbouncer'],
  programs: ['pgbouncer', 'entrypoint.sh'],

  runsForEver: () => true,
  listening: (launch) => ({
    complete: false,
    ports: [{
      port: portOr(launch.env('LISTEN_PORT', 'PGBOUNCER_PORT', 'PGBOUNCER_LISTEN_PORT'), launch.image.repository.includes('edoburu/') ? 5432 : 6432),
      protocol: 'TCP',
      address: 'any',
      purpose: 'service',
    }],
  }),
  shell: () => true,
  // from 1.23 on SIGTERM waits for the clients; those of a native sidecar have gone by then
  drainSeconds: (launch, native) => native || isAtLeast(launch.image.version, 1, 23) === false ? 1 : undefined,
  startupProbe: () => ({ tcpSocket: { port: 6432 }, periodSeconds: 1, failureThreshold: 30 }),
};
