import { endingsOf, waitOf } from '../../../src/migrate/shell/recognise';

describe('a statement that waits', () => {
  test.each([
    ['until nc -z localhost 5432; do sleep 1; done', { port: 5432 }],
    ['until nc -zv 127.0.0.1 3306\ndo\n  echo "waiting"\n  sleep 2\ndone', { port: 3306 }],
    ['while ! curl -sf http://localhost:15021/healthz/ready; do sleep 1; done', { port: 15021 }],
    ['until (echo > /dev/tcp/localhost/5432) > /dev/null 2>&1; do sleep 1; done', { port: 5432 }],
    ['until pg_isready -h 127.0.0.1 -p 5432; do sleep 1; done', { port: 5432 }],
    ['while [ ! -f /vault/secrets/db ]; do sleep 1; done', { path: '/vault/secrets/db' }],
    ['until [[ -S "/cloudsql/acme:eu:db" ]]; do sleep 0.2; done', { path: '/cloudsql/acme:eu:db' }],
    ['until test -e /run/ready; do :; done', { path: '/run/ready' }],
    ['./wait-for-it.sh localhost:5432 -t 30', { port: 5432 }],
    ['dockerize -wait tcp://127.0.0.1:5432 -timeout 60s', { port: 5432 }],
    ['curl --retry 30 --retry-connrefused http://localhost:9901/ready', { port: 9901 }],
  ])('%s', (statement, expected) => {
    expect(waitOf(statement)).toEqual(expected);
  });

  test.each([
    'until curl -sf https://api.acme.io/ready; do sleep 1; done',
    'while read -r line; do echo "$line"; done',
    'while true; do ./work; sleep 60; done',
    'until nc -z localhost 5432; do ./start-it; sleep 1; done',
    'wait-for-it localhost:5432 -- ./app',
    'curl http://localhost:5432/',
    'sleep 10',
  ])('not this one, or not only: %s', (statement) => {
    expect(waitOf(statement)).toBeUndefined();
  });
});

describe('a statement that ends another process', () => {
  test.each<[string, object[]]>([
    ['curl -sf -XPOST http://127.0.0.1:15020/quitquitquit', [{ port: 15020 }]],
    ['curl -X POST localhost:9091/quitquitquit > /dev/null 2>&1 || true', [{ port: 9091 }]],
    ["wget -qO- --post-data='' http://localhost:3500/v1.0/shutdown", [{ port: 3500 }]],
    ['pkill -TERM -x envoy', [{ process: 'envoy' }]],
    ['killall /usr/local/bin/pilot-agent', [{ process: 'pilot-agent' }]],
    ['kill -9 $(pidof cloud_sql_proxy)', [{ process: 'cloud_sql_proxy' }]],
    ['kill "$(pgrep -f cloud_sql_proxy)"', [{ process: 'cloud_sql_proxy' }]],
    ['touch /shared/done', [{ flag: '/shared/done' }]],
    ['trap "touch /tmp/pod/main-terminated" EXIT', [{ flag: '/tmp/pod/main-terminated' }]],
    ["trap 'curl -s localhost:15020/quitquitquit; pkill envoy' EXIT INT TERM", [{ port: 15020 }, { process: 'envoy' }]],
  ])('%s', (statement, expected) => {
    expect(endingsOf(statement)).toEqual(expected);
  });

  test.each([
    'curl -X POST http://orders.shop:8080/quitquitquit',
    'curl http://localhost:8080/orders',
    'curl localhost:15020/quitquitquit | tee log',
    'kill $PID',
    'pkill envoy || exit 1',
    "trap 'cleanup; pkill envoy' EXIT",
    'trap "pkill envoy" HUP',
    'touch $FLAG',
    '/app/job --quitquitquit',
  ])('not this one, or not only: %s', (statement) => {
    expect(endingsOf(statement)).toBeUndefined();
  });
});
