import { Section } from './keys';

/** The plugins that the published image brings, by the pages under https://docs.fluentbit.io/manual/data-pipeline. */
export const PLUGIN_NAMES: Readonly<Record<Section, readonly string[]>> = {
  input: ('blob collectd cpu disk docker docker_events dummy ebpf elasticsearch event_type exec exec_wasi fluentbit_logs fluentbit_metrics forward ' +
    'gpu_metrics head health http kafka kmsg kubernetes_events mem mqtt netif nginx_metrics node_exporter_metrics opentelemetry podman_metrics proc ' +
    'process_exporter_metrics prometheus_remote_write prometheus_scrape prometheus_textfile random serial splunk statsd stdin syslog systemd tail tcp ' +
    'thermal udp').split(' '),
  filter: ('alter_size aws checklist ecs expect geoip2 grep kubernetes log_to_metrics lookup lua modify multiline nest nightfall parser record_modifier ' +
    'rewrite_tag stdout sysinfo tensorflow throttle throttle_size type_converter wasm').split(' '),
  output: ('azure azure_blob azure_kusto azure_logs_ingestion bigquery chronicle cloudwatch_logs counter datadog doris es exit file flowcounter forward ' +
    'gelf http influxdb kafka kafka-rest kinesis_firehose kinesis_streams logdna loki nats nrlogs null opensearch opentelemetry oracle_log_analytics pgsql ' +
    'plot prometheus_exporter prometheus_remote_write s3 skywalking slack splunk stackdriver stdout syslog tcp td udp vivo_exporter websocket').split(' '),
};
