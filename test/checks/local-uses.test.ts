import { localUses } from '../../src/checks/local-uses';
import { ContainerSpec } from '../../src/pod/manifest';
import { pod } from '../pod/pods';

const ports = (spec: ContainerSpec) => localUses(pod({ containers: [{ name: 'app', ...spec }] }).mains[0]).map((use) => use.port);
const env = (values: Record<string, string>): ContainerSpec => ({ env: Object.entries(values).map(([name, value]) => ({ name, value })) });

describe('the ports at localhost that a container is told to use', () => {
  test.each<[string, number[]]>([
    ['postgres://user:pw@localhost:5432/db', [5432]],
    ['postgresql+psycopg2://user@127.0.0.1/db', [5432]],
    ['jdbc:mysql://localhost/db', [3306]],
    ['jdbc:postgresql://[::1]:6000/db', [6000]],
    ['user:pw@tcp(127.0.0.1:3306)/db', [3306]],
    ['host=127.0.0.1 port=6432 dbname=orders', [6432]],
    ['host=localhost dbname=orders', [5432]],
    ['Server=tcp:127.0.0.1,1433;Database=x', [1433]],
    ['Server=localhost;Port=3307;Uid=x', [3307]],
    ['http://localhost/health', [80]],
    ['http://localhost:4317', [4317]],
    ['localhost:8125', [8125]],
    ['http://localhost.example.com:80', []],
    ['postgres://db.localhost.svc:5432', []],
    ['10.127.0.0.1', []],
    ['localhost', []],
    ['unix:/tmp/x', []],
  ])('env %p', (value, expected) => {
    expect(ports(env({ SETTING: value }))).toEqual(expected);
  });

  test('a host and its port may be two variables', () => {
    expect(ports(env({ DB_HOST: '127.0.0.1', DB_PORT: '6000' }))).toEqual([6000]);
    expect(ports(env({ DATABASE_HOSTNAME: 'localhost', DATABASE_PORT: '1' }))).toEqual([1]);
    expect(ports(env({ PGHOST: 'localhost', PGPORT: '5433' }))).toEqual([5433]);
  });

  test('a host without a port counts when its name tells the port', () => {
    expect(ports(env({ PGHOST: 'localhost' }))).toEqual([5432]);
    expect(ports(env({ MYSQL_HOST: '127.0.0.1' }))).toEqual([3306]);
    expect(ports(env({ BIND_HOST: '127.0.0.1' }))).toEqual([]);
  });

  test.each<[string[], number[]]>([
    [['psql', '-h', 'localhost', '-p', '5432'], [5432]],
    [['migrate', '--host=127.0.0.1', '--port=3306'], [3306]],
    [['sh', '-c', 'until nc -z localhost 9090; do sleep 1; done'], [9090]],
    [['sh', '-c', 'curl -s http://127.0.0.1:15021/healthz/ready && run'], [15021]],
    [['app', '--verbose'], []],
  ])('command %j', (command, expected) => {
    expect(ports({ command })).toEqual(expected);
  });

  test('says where it was found', () => {
    const [use] = localUses(pod({ containers: [{ name: 'app', args: ['--db', 'localhost:1'] }] }).mains[0]);

    expect(use).toEqual({ port: 1, where: 'its command line', field: 'spec.containers[0].args' });
  });
});
