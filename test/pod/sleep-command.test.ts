import * as fc from 'fast-check';
import { sleepOf } from '../../src/pod/sleep-command';

const sh = (script: string) => ['sh', '-c', script];

test.each([
  [['sleep', '5'], 5, true],
  [['/bin/sleep', '1.5'], 1.5, true],
  [['sleep', '1m', '30s'], 90, true],
  [['sleep', '.5h'], 1800, true],
  [['sleep', 'infinity'], Infinity, true],
  [sh('sleep 10'), 10, true],
  [['/bin/bash', '-ec', 'sleep 10'], 10, true],
  [sh('exec /bin/sleep 10'), 10, true],
  [sh('echo bye; sleep 10; exit 0'), 10, true],
  [sh('nginx -s quit; sleep 10'), 10, false],
  [sh('sleep 5 && curl -s localhost/drain && sleep 3'), 8, false],
  [sh('\nset -e\nsleep 2\n/app/stop || true\n'), 2, false],
  [sh('echo ${POD_NAME} stops; sleep 10'), 10, true],
  [sh('echo "$(date) `hostname`" > /proc/1/fd/1; kill -QUIT $(cat /run/nginx.pid); sleep 10'), 10, false],
])('%j sleeps %d seconds, and that only: %s', (command, seconds, only) => {
  expect(sleepOf(command)).toEqual({ seconds, only });
});

test.each([
  [undefined],
  [[]],
  [['sleep']],
  [['sleep', '$DELAY']],
  [['/app/stop']],
  [['sh', 'sleep.sh']],
  [sh('nginx -s quit')],
  [sh('sleep $DELAY')],
  [sh('sleep 5 &')],
  [sh('sleep 5 | cat')],
  [sh('while ! test -e /done; do sleep 1; done')],
  [sh('if test -e /slow; then sleep 10; fi')],
  [sh('for i in 1 2 3; do sleep 1; done; sleep 1')],
  [sh('echo "$(sleep 5)"; sleep 1')],
  [sh('(/app/stop; /app/flush) && sleep 1')],
  [sh('{ /app/stop; }; sleep 1')],
  [sh('stop() { exit 0; }; stop; sleep 1')],
  [sh('! { /app/stop; }; sleep 1')],
])('what %j takes is unknown', (command) => {
  expect(sleepOf(command)).toBeUndefined();
});

test('no command makes it fail', () => {
  fc.assert(fc.property(fc.array(fc.string()), (words) => {
    sleepOf(['sh', '-c', ...words]);
    sleepOf(words);
  }));
});
