import { sqlAuthProxy } from './sql-auth-proxy';

/** https://github.com/GoogleCloudPlatform/alloydb-auth-proxy */
export const alloyDbProxy = sqlAuthProxy({
  id: 'alloydb-auth-proxy',
  title: 'AlloyDB Auth Proxy',
  images: ['alloydb-auth-proxy'],
  programs: ['alloydb-auth-proxy'],
  envPrefix: 'ALLOYDB_PROXY_',
  databasePorts: [5432],
});
