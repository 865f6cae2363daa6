import { sqlAuthProxy } from './sql-auth-proxy';

/** https://github.com/GoogleCloudPlatform/cloud-sql-proxy, version 2 */
export const cloudSqlProxy = sqlAuthProxy({
  id: 'cloud-sql-proxy',
  title: 'Cloud SQL Auth Proxy',
  images: ['cloud-sql-proxy'],
  programs: ['cloud-sql-proxy', 'cloud_sql_proxy'],
  envPrefix: 'CSQL_PROXY_',
  databasePorts: [3306, 5432, 1433],
});
