import { quitIn, quitInScript } from '../../src/checks/quit-commands';

describe('what ends a process', () => {
  test.each<[string, string]>([
    ['kill -TERM 1 && sleep 30', 'kill -TERM 1'],
    ['kill 1', 'kill 1'],
    ['sh -c "pkill -f envoy"', 'pkill -f envoy'],
    ['killall -9 app; true', 'killall -9 app'],
    ['/cloud-sql-proxy shutdown', 'cloud-sql-proxy shutdown'],
    ['curl -X POST http://127.0.0.1:15020/quitquitquit', '/quitquitquit'],
    ['wget -qO- localhost:4191/shutdown', '/shutdown'],
    ['curl -sX POST localhost:3500/v1.0/shutdown', '/v1.0/shutdown'],
    ['nginx -s quit; sleep 5', 'nginx -s quit'],
    ['curl -X POST localhost:9901/drain_listeners?graceful', '/drain_listeners?graceful'],
  ])('%s', (script, expected) => {
    expect(quitInScript(script)).toBe(expected);
  });

  test.each([
    'killall -USR2 kuma-dp', 'kill -HUP 1', 'kill -s USR1 1', 'kill -0 1', 'kill -1 1', 'sleep 5', 'pilot-agent request --debug-port=15020 POST drain',
    'curl localhost:9901/drain_listeners?graceful&skip_exit', 'curl localhost:20600/graceful_shutdown', 'echo skill', 'curl localhost:80/shutdown-status',
  ])('not %s', (script) => {
    expect(quitInScript(script)).toBeUndefined();
  });

  test('a hook is asked by its command or by its path', () => {
    expect(quitIn({ httpGet: { path: '/quitquitquit', port: 1 } })).toBe('/quitquitquit');
    expect(quitIn({ httpGet: { path: '/graceful_shutdown', port: 1 } })).toBeUndefined();
    expect(quitIn({ exec: { command: ['sh', '-c', 'kill 1'] } })).toBe('kill 1');
    expect(quitIn({ sleep: { seconds: 1 } })).toBeUndefined();
    expect(quitIn(undefined)).toBeUndefined();
  });
});
