import { Keys, keys, PluginSchema, TLS_KEYS } from './keys';

/** https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/yaml/pipeline-section, .../networking and .../scheduling-and-retries */
export const OUTPUT_KEYS: Keys = {
  ...keys({
    text: 'match match_regex alias log_level host net.source_address net.dns.mode net.dns.resolver',
    integer: 'port workers log_suppress_interval net.keepalive_max_recycle net.max_worker_connections net.tcp_keepalive_time ' +
      'net.tcp_keepalive_interval net.tcp_keepalive_probes',
    boolean: 'net.keepalive net.connect_timeout_log_error net.dns.prefer_ipv4 net.dns.prefer_ipv6 net.tcp_keepalive net.proxy_env_ignore',
    time: 'net.connect_timeout net.io_timeout net.keepalive_idle_timeout',
    size: 'storage.total_limit_size',
    retries: 'retry_limit',
  }),
  ...TLS_KEYS,
};

const AWS_KEYS: Keys = keys({
  text: 'aws_region aws_profile aws_role_arn aws_external_id aws_sts_endpoint aws_service_name aws_service',
  boolean: 'aws_auth',
});

const OAUTH2_KEYS: Keys = keys({
  text: 'oauth2.audience oauth2.auth_method oauth2.client_id oauth2.client_secret oauth2.jwt_aud oauth2.jwt_cert_file oauth2.jwt_header ' +
    'oauth2.jwt_key_file oauth2.resource oauth2.scope oauth2.token_url oauth2.user_agent',
  boolean: 'oauth2.enable',
  integer: 'oauth2.jwt_ttl_seconds oauth2.refresh_skew_seconds',
  time: 'oauth2.connect_timeout oauth2.timeout',
});

const JSON_DATE_FORMATS = ['double', 'epoch', 'epoch_ms', 'iso8601', 'java_sql_timestamp'];

const SEARCH_KEYS: Keys = {
  ...AWS_KEYS,
  ...keys({
    text: 'index type path pipeline http_user http_passwd http_api_key cloud_id cloud_auth id_key tag_key time_key time_key_format ' +
      'logstash_prefix logstash_prefix_key logstash_prefix_separator logstash_dateformat target_index',
    boolean: 'suppress_type_name logstash_format generate_id include_tag_key replace_dots current_time_index time_key_nanos trace_error trace_output',
    size: 'buffer_size',
  }, { compress: ['gzip'], write_operation: ['create', 'index', 'update', 'upsert'] }),
};

export const OUTPUTS: Readonly<Record<string, PluginSchema>> = {
  stdout: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/outputs/standard-output',
    keys: keys({ text: 'json_date_key' }, { format: ['msgpack', 'json', 'json_lines', 'json_stream'], json_date_format: JSON_DATE_FORMATS }),
  },
  loki: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/outputs/loki',
    keys: keys({
      text: 'uri http_user http_passwd bearer_token tenant_id tenant_id_key labels label_keys label_map_path structured_metadata ' +
        'structured_metadata_map_keys remove_keys drop_single_key',
      boolean: 'auto_kubernetes_labels',
      list: 'header',
      size: 'buffer_size',
    }, { line_format: ['json', 'key_value'], compress: ['gzip'] }),
  },
  es: { page: 'https://docs.fluentbit.io/manual/data-pipeline/outputs/elasticsearch', keys: SEARCH_KEYS },
  opensearch: { page: 'https://docs.fluentbit.io/manual/data-pipeline/outputs/opensearch', keys: SEARCH_KEYS },
  cloudwatch_logs: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/outputs/cloudwatch',
    required: [['region'], ['log_group_name'], ['log_stream_prefix', 'log_stream_name']],
    keys: keys({
      text: 'region log_group_name log_group_template log_stream_name log_stream_prefix log_stream_template log_key log_format role_arn ' +
        'endpoint sts_endpoint external_id profile extra_user_agent metric_namespace metric_dimensions log_group_class',
      boolean: 'auto_create_group auto_retry_requests',
      integer: 'log_retention_days',
    }),
  },
  s3: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/outputs/s3',
    required: [['bucket']],
    keys: keys({
      text: 'bucket region json_date_key s3_key_format s3_key_format_tag_delimiters store_dir role_arn external_id endpoint sts_endpoint ' +
        'profile canned_acl content_type log_key storage_class',
      boolean: 'use_put_object static_file_path send_content_md5 auto_retry_requests preserve_data_ordering',
      size: 'total_file_size upload_chunk_size store_dir_limit_size',
      time: 'upload_timeout',
    }, { json_date_format: JSON_DATE_FORMATS, compression: ['gzip', 'zstd', 'arrow', 'parquet'] }),
  },
  stackdriver: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/outputs/stackdriver',
    keys: keys({
      text: 'google_service_credentials service_account_email service_account_secret metadata_server export_to_project_id ' +
        'k8s_cluster_name k8s_cluster_location labels_key labels severity_key trace_key span_id_key trace_sampled_key tag_prefix ' +
        'custom_k8s_regex location namespace node_id job task_id project_id_key http_request_key',
      boolean: 'autoformat_stackdriver_trace stackdriver_agent',
    }, {
      resource: ['k8s_container', 'k8s_node', 'k8s_pod', 'k8s_cluster', 'global', 'generic_node', 'generic_task', 'gce_instance'],
      compress: ['gzip'],
    }),
  },
  splunk: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/outputs/splunk',
    keys: keys({
      text: 'splunk_token splunk_token_key http_user http_passwd channel event_key event_host event_source event_sourcetype ' +
        'event_sourcetype_key event_index event_index_key',
      boolean: 'splunk_send_raw http_debug_bad_request',
      list: 'event_field',
      size: 'http_buffer_size',
    }, { compress: ['gzip'] }),
  },
  datadog: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/outputs/datadog',
    required: [['apikey']],
    keys: keys({
      text: 'apikey proxy provider json_date_key tag_key dd_service dd_source dd_tags dd_message_key dd_hostname site',
      boolean: 'include_tag_key',
      list: 'header',
    }, { compress: ['gzip'] }),
  },
  forward: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/outputs/forward',
    keys: keys({
      text: 'upstream unix_path tag shared_key username password self_hostname',
      boolean: 'time_as_integer send_options require_ack_response empty_shared_key retain_metadata_in_forward_mode add_option fluentd_compat',
    }, { compress: ['gzip'] }),
  },
  http: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/outputs/http',
    keys: {
      ...AWS_KEYS,
      ...OAUTH2_KEYS,
      ...keys({
        text: 'uri http_user http_passwd header_tag body_key headers_key json_date_key proxy gelf_timestamp_key gelf_host_key ' +
          'gelf_short_message_key gelf_full_message_key gelf_level_key',
        boolean: 'allow_duplicated_headers log_response_payload',
        list: 'header',
        time: 'http.response_timeout http.read_idle_timeout',
      }, {
        format: ['gelf', 'json', 'json_stream', 'json_lines', 'msgpack'],
        compress: ['gzip', 'snappy', 'zstd'],
        json_date_format: JSON_DATE_FORMATS,
        http_method: ['POST', 'PUT'],
      }),
    },
  },
  opentelemetry: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/outputs/opentelemetry',
    keys: {
      ...AWS_KEYS,
      ...OAUTH2_KEYS,
      ...keys({
        text: 'logs_uri metrics_uri traces_uri profiles_uri grpc_logs_uri grpc_metrics_uri grpc_traces_uri grpc_profiles_uri http_user ' +
          'http_passwd proxy logs_body_key logs_metadata_key logs_attributes_metadata_key logs_resource_metadata_key ' +
          'logs_instrumentation_scope_metadata_key logs_observed_timestamp_metadata_key logs_timestamp_metadata_key ' +
          'logs_severity_number_message_key logs_severity_number_metadata_key logs_severity_text_message_key ' +
          'logs_severity_text_metadata_key logs_span_id_message_key logs_span_id_metadata_key logs_trace_id_message_key ' +
          'logs_trace_id_metadata_key logs_trace_flags_metadata_key',
        boolean: 'grpc log_response_payload logs_body_key_attributes',
        integer: 'batch_size logs_max_resources logs_max_scopes',
        list: 'header add_label',
      }, { compress: ['gzip', 'zstd'], http2: ['on', 'off', 'force'] }),
    },
  },
  kafka: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/outputs/kafka',
    required: [['brokers'], ['topics']],
    prefix: 'rdkafka.',
    keys: keys({
      text: 'brokers topics topic_key message_key message_key_field timestamp_key client_id group_id raw_log_key schema_str schema_id',
      boolean: 'dynamic_topic',
      integer: 'queue_full_retries',
    }, { format: ['json', 'msgpack', 'gelf', 'avro', 'raw'], timestamp_format: ['double', 'iso8601', 'iso8601_ns'] }),
  },
};
