import { ContainerView, PodView } from '../../pod/pod-view';
import { Complaint } from '../finding';
import { killIn, quitInScript } from '../quit-commands';
import { Rule } from '../rule';
import { commandText } from '../script';

export const rule: Rule = {
  id: 'native-sidecars-need-no-stop-scripts',
  category: 'jobs',
  severity: 'warning',
  title: 'Remove the scripts that used to stop sidecars',
  why: 'The kubelet stops native sidecars when the main containers have ended. A main container that ends them itself, by a quit endpoint or by a signal in a shared process ' +
    'namespace, and a sidecar that ends when a file appears, only make the kubelet restart it, at once and then with a back-off; with restartPolicy OnFailure these ' +
    'restarts count towards backoffLimit (KEP-753).',
  fix: 'remove the script: the sidecar is stopped when the main containers have ended',
  bad: `
    initContainers:
      - {name: istio-proxy, image: "istio/proxyv2:1.30.3", args: [proxy, sidecar], restartPolicy: Always, startupProbe: {httpGet: {path: /healthz/ready, port: 15021}}}
    containers:
      - {name: etl, image: etl, command: [sh, -c, "etl run; curl -sX POST http://localhost:15020/quitquitquit"]}`,
  good: `
    initContainers:
      - {name: istio-proxy, image: "istio/proxyv2:1.30.3", args: [proxy, sidecar], restartPolicy: Always, startupProbe: {httpGet: {path: /healthz/ready, port: 15021}}}
    containers:
      - {name: etl, image: etl, command: [etl, run]}`,
  acknowledge: 'When the manifest has to work on clusters whose injector does not make native sidecars as well.',

  run(pod) {
    return pod.sidecars.length === 0 ? [] : [...pod.mains.flatMap((main) => ofMain(pod, main)), ...pod.sidecars.flatMap(ofSidecar)];
  },
};

function ofMain(pod: PodView, main: ContainerView): Complaint[] {
  const script = scriptOf(main);
  if (!script) {
    return [];
  }
  const kill = killIn(script);
  const quit = kill ? (pod.spec.shareProcessNamespace ? kill.text : undefined) : quitInScript(script);
  return quit === undefined ? [] : [complaint(main, `stops a native sidecar itself, got "${quit}"`)];
}

/** `while [ ! -f /done ]; do sleep 1; done; kill $PID` */
const FLAG_FILE = /\b(?:while\s+(?:!\s*)?(?:\[+|test)\s*!?\s*-[efs]|until\s+(?:\[+|test)\s*-[efs])\s+("?[^\s\];"]+)/;

function ofSidecar(sidecar: ContainerView): Complaint[] {
  const script = sidecar.implicit ? '' : scriptOf(sidecar);
  const file = FLAG_FILE.exec(script);
  return file && /\bkill\b|\bexit\b/.test(script.slice(file.index)) ? [complaint(sidecar, `ends when file "${file[1]}" says so, and is started again`)] : [];
}

function scriptOf({ spec }: ContainerView): string {
  return spec.command || spec.args ? `${commandText(spec.command)} ${commandText(spec.args)}` : '';
}

function complaint(container: ContainerView, problem: string): Complaint {
  return {
    message: `container "${container.name}" ${problem}`,
    container: container.name,
    field: `${container.field}.${container.spec.args ? 'args' : 'command'}`,
  };
}
