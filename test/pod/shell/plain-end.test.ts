import { endsPlainly } from '../../../src/pod/shell/plain-end';

const sh = (script: string) => ({ command: ['sh', '-c', script] });

test.each([
  [{ command: ['sleep', '5'] }],
  [{ command: ['sleep'], args: ['1h'] }],
  [{ command: ['/bin/true'] }],
  [{ command: ['/bin/sh', '-ec'], args: ['echo hello'] }],
  [{ command: ['bash', '-o', 'pipefail', '-c', 'date'] }],
  [{ command: ['busybox', 'sh', '-c', 'exec sleep 5'] }],
  [sh('echo "a; b | c (d)"; sleep "10"')],
  [sh('set -eu\n# copies the plugins\nmkdir -p /x\ncp -r /plugins/. /x || true\n')],
  [sh('echo $HOSTNAME >/dev/termination-log 2>&1; exit 0')],
])('%j ends', (container) => {
  expect(endsPlainly(container)).toBe(true);
});

test.each([
  [{}],
  [{ args: ['sleep', '5'] }],
  [{ command: [] }],
  [{ command: ['/app'] }],
  [{ command: ['sleep', 'infinity'] }],
  [{ command: ['sleep', '$(SECONDS)'] }],
  [{ command: ['sh', '/run.sh', '-c', 'true'] }],
  [{ command: ['sh', '-c'] }],
  [sh('')],
  [sh('sleep $N')],
  [sh('tail -f /dev/null')],
  [sh('/app & echo started; wait')],
  [sh('trap "exit 0" TERM; sleep 5')],
  [sh('for i in 1 2; do sleep 1; done')],
  [sh('if true; then exec /app; fi')],
  [sh('(sleep infinity); echo')],
  [sh('echo $(cat /pipe)')],
  [sh('echo "`cat /pipe`"')],
  [sh('echo x | /app')],
  [sh('cp < /pipe > /x')],
  [sh('true || /app')],
  [sh('cat <<EOF\nx\nEOF')],
])('%j does not, as far as one can see', (container) => {
  expect(endsPlainly(container)).toBe(false);
});
