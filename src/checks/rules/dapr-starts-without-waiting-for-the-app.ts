import { productOf } from '../../pod/products/catalogue';
import { Rule } from '../rule';

export const rule: Rule = {
  id: 'dapr-starts-without-waiting-for-the-app',
  category: 'probes',
  severity: 'error',
  title: 'Do not let Dapr\'s startup probe wait for the app that waits for it',
  why: 'With an app port, daprd answers "/v1.0/healthz" only when the app listens, but as a native sidecar the kubelet starts the app only when the sidecar\'s startup ' +
    'probe has succeeded: neither ever starts. "/v1.0/healthz/outbound" does not wait for the app (https://docs.dapr.io/operations/resiliency/health-checks/sidecar-health/).',
  fix: 'probe /v1.0/healthz/outbound, or leave the startup probe out',
  bad: `
    initContainers:
      - name: daprd
        image: daprio/daprd:1.18.3
        restartPolicy: Always
        args: ["--app-port=8080"]
        startupProbe: {httpGet: {path: /v1.0/healthz, port: 3501}, periodSeconds: 1}
    containers: [{name: app, image: app}]`,
  good: `
    initContainers:
      - name: daprd
        image: daprio/daprd:1.18.3
        restartPolicy: Always
        args: ["--app-port=8080"]
        startupProbe: {httpGet: {path: /v1.0/healthz/outbound, port: 3501}, periodSeconds: 1}
    containers: [{name: app, image: app}]`,
  acknowledge: 'When another sidecar, started earlier, listens on the app port.',

  run(pod) {
    return pod.sidecars.flatMap((sidecar) => {
      const path = sidecar.spec.startupProbe?.httpGet?.path?.replace(/\/$/, '');
      if (path !== '/v1.0/healthz') {
        return [];
      }
      const known = productOf(sidecar);
      const appPort = known?.product.id === 'daprd' ? known.launch.flag('app-port') : undefined;
      return appPort === undefined ? [] : [{
        message: `container "${sidecar.name}" is not started before the app listens on port ${appPort}, and the app is not started before it, got startup probe ${path}`,
        container: sidecar.name,
        field: `${sidecar.field}.startupProbe.httpGet.path`,
      }];
    });
  },
};
