import { newChart, templateOf } from './charts';
import { newApp } from './product-checks';
import { CloudSqlProxySidecar, CloudSqlProxySidecarProps } from '../../src';

export const ORDERS = { name: 'acme:europe-west1:orders', port: 5432 };

/** The pod's spec of an app with the proxy "cloud-sql". */
export function render(props: Partial<CloudSqlProxySidecarProps>, use: (proxy: CloudSqlProxySidecar) => void = () => undefined): any {
  const chart = newChart();
  use(new CloudSqlProxySidecar(newApp(chart), 'cloud-sql', { instances: [ORDERS], ...props }));
  return templateOf(chart).spec;
}

/** The proxy as it is emitted. */
export function proxyOf(props: Partial<CloudSqlProxySidecarProps> = {}): any {
  return render(props).initContainers[0];
}
