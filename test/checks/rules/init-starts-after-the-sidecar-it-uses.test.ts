import { rule } from '../../../src/checks/rules/init-starts-after-the-sidecar-it-uses';
import { ContainerSpec } from '../../../src/pod/manifest';
import { pod } from '../../pod/pods';
import { testRule } from '../rule-table';

const migrate: ContainerSpec = { name: 'migrate', env: [{ name: 'DATABASE_URL', value: 'postgres://app@127.0.0.1:5432/orders' }] };
const sql: ContainerSpec = { name: 'sql', restartPolicy: 'Always', ports: [{ containerPort: 5432 }] };
const cloudSql: ContainerSpec = { name: 'cloud-sql', image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3', args: ['acme:eu:orders'] };
const app: ContainerSpec = { name: 'app' };

testRule(rule, {
  valid: {
    'the sidecar stands in front': pod({ initContainers: [sql, migrate], containers: [app] }),
    'two sidecars listen there, one in front': pod({ initContainers: [sql, migrate, { ...sql, name: 'sql2' }], containers: [app] }),
    'nobody listens there': pod({ initContainers: [migrate, { name: 'x', restartPolicy: 'Always', ports: [{ containerPort: 80 }] }], containers: [app] }),
    'a UDP port is another port': pod({ initContainers: [migrate, { ...sql, ports: [{ containerPort: 5432, protocol: 'UDP' }] }], containers: [app] }),
    'a main of whatever kind': pod({ initContainers: [migrate], containers: [{ ...app, ports: [{ containerPort: 5432 }] }] }),
    'another host': pod({ initContainers: [{ ...migrate, env: [{ name: 'DB', value: 'postgres://db:5432/x' }] }, sql], containers: [app] }),
  },
  invalid: {
    'the sidecar stands behind': {
      pod: pod({ initContainers: [migrate, sql], containers: [app] }),
      complaints: [{
        message: 'container "migrate" uses localhost:5432 (env "DATABASE_URL"), but sidecar "sql", which listens there, starts after it',
        fix: 'move "sql" in front of "migrate" in initContainers',
        container: 'migrate',
        field: 'spec.initContainers[0].env[0].value',
        related: ['spec.initContainers[1]'],
      }],
    },
    'a Cloud SQL proxy whose port the manifest leaves open': {
      pod: pod({ initContainers: [migrate, { ...cloudSql, restartPolicy: 'Always' }], containers: [app] }),
      complaints: [{ container: 'migrate', related: ['spec.initContainers[1]'] }],
    },
    'a Cloud SQL proxy as a main container': {
      pod: pod({ initContainers: [migrate], containers: [app, cloudSql] }),
      complaints: [{
        severity: 'warning',
        message: 'container "migrate" uses localhost:5432 (env "DATABASE_URL"), but container "cloud-sql", which listens there, is a main container and starts only when every init container has ended',
        fix: 'make "cloud-sql" a sidecar: move it in front of "migrate" in initContainers, with restartPolicy: Always',
      }],
    },
  },
});
