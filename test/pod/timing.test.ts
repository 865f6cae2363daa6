import { pod } from './pods';
import { LIFECYCLE_ANNOTATION } from '../../src/pod/lifecycle-annotation';
import { ContainerSpec } from '../../src/pod/manifest';
import { timingOf } from '../../src/pod/timing';

function timing(container: ContainerSpec, said?: object) {
  const view = pod({ containers: [{ name: 'app', ...container }] }, '1.36', said && { annotations: { [LIFECYCLE_ANNOTATION]: JSON.stringify({ app: said }) } });
  return timingOf(view, view.mains[0]);
}

test('a container without hooks spends no time in them, and nothing else is known of it', () => {
  expect(timing({})).toEqual({ preStop: { seconds: 0, source: 'manifest' }, postStart: { seconds: 0, source: 'manifest' } });
});

test('hooks that sleep take as long as they say', () => {
  expect(timing({ lifecycle: { preStop: { sleep: { seconds: 5 } }, postStart: { exec: { command: ['sh', '-c', 'sleep 3'] } } } })).toEqual({
    preStop: { seconds: 5, source: 'manifest' },
    postStart: { seconds: 3, source: 'manifest' },
  });
});

test('what other hooks take is unknown', () => {
  expect(timing({ lifecycle: { preStop: { httpGet: { port: 80 } }, postStart: { exec: { command: ['/app/warm-up'] } } } })).toEqual({});
});

test('a tcpSocket hook fails at once', () => {
  expect(timing({ lifecycle: { preStop: { tcpSocket: { port: 80 } } } }).preStop).toEqual({ seconds: 0, source: 'manifest' });
});

test('the annotation has the last word', () => {
  const said = { preStopSeconds: 7, postStartSeconds: 2, drainSeconds: 'never', startupSeconds: 4, runSeconds: 9 };

  expect(timing({ command: ['sleep', '20'], lifecycle: { preStop: { sleep: { seconds: 5 } } } }, said)).toEqual({
    preStop: { seconds: 7, source: 'annotation' },
    postStart: { seconds: 2, source: 'annotation' },
    drain: { seconds: Infinity, source: 'annotation' },
    startup: { seconds: 4, source: 'annotation' },
    run: { seconds: 9, source: 'annotation' },
  });
});

test('a container that only sleeps runs as long', () => {
  expect(timing({ command: ['sleep'], args: ['20'] }).run).toEqual({ seconds: 20, source: 'manifest' });
  expect(timing({ command: ['sh', '-c', '/app/migrate; sleep 20'] }).run).toBeUndefined();
});

test('a known product says how long it drains', () => {
  expect(timing({ image: 'fluent/fluent-bit:3.2.4' }).drain).toEqual({ seconds: 1, source: 'product' });
  expect(timing({ image: 'fluent/fluent-bit:3.2.4' }, { drainSeconds: 8 }).drain).toEqual({ seconds: 8, source: 'annotation' });
});
