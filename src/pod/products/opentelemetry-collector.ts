import { Product } from './product';

/** https://opentelemetry.io/docs/collector/: ports are the configuration's; the health check listens on localhost:13133 by default. */
export const openTelemetryCollector: Product = {
  id: 'opentelemetry-collector',
  title: 'OpenTelemetry Collector',
  role: 'telemetry',
  images: ['opentelemetry-collector', 'opentelemetry-collector-contrib', 'opentelemetry-collector-k8s', 'aws-otel-collector'],
  programs: ['otelcol', 'otelcol-contrib', 'otelcol-k8s', 'awscollector'],

  runsForEver: (launch) => ['validate', 'components', 'print-config'].some((word) => launch.words.includes(word)) ? false : true,
  user: ({ image }) => image.name === 'aws-otel-collector' ? undefined : { root: false, uid: 10001 },
  shell: () => false,
  drainSeconds: () => 1,
  startupProbe: () => ({ httpGet: { path: '/', port: 13133 }, periodSeconds: 1, failureThreshold: 60 }),
  startupProbeNeeds: "the 'health_check' extension with 'endpoint: 0.0.0.0:13133'",
};
