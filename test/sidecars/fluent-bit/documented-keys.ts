type Type = 'text' | 'boolean' | 'integer' | 'time' | 'list of texts' | readonly string[];

/** What the documentation says of a plugin: the page, and the type of each key that the examples generate. */
export interface DocumentedPlugin {
  readonly page: string;
  readonly keys: Readonly<Record<string, Type>>;
}

const MANUAL = 'https://docs.fluentbit.io/manual';

export const SERVICE: DocumentedPlugin = {
  page: `${MANUAL}/administration/configuring-fluent-bit/yaml/service-section`,
  keys: {
    'flush': 'integer',
    'grace': 'integer',
    'log_level': ['off', 'error', 'warn', 'info', 'debug', 'trace'],
    'http_server': 'boolean',
    'http_listen': 'text',
    'http_port': 'integer',
    'health_check': 'boolean',
    'scheduler.base': 'integer',
    'scheduler.cap': 'integer',
    'storage.path': 'text',
    'storage.max_chunks_up': 'integer',
    'storage.backlog.mem_limit': 'text',
    'storage.backlog.flush_on_shutdown': 'boolean',
  },
};

export const PARSER: DocumentedPlugin = {
  page: `${MANUAL}/data-pipeline/parsers/configuring-parser`,
  keys: {
    name: 'text',
    format: ['json', 'regex', 'ltsv', 'logfmt'],
    regex: 'text',
    time_key: 'text',
    time_format: 'text',
    time_keep: 'boolean',
  },
};

const INPUT = { 'name': 'text', 'tag': 'text', 'storage.type': ['filesystem', 'memory'] } as const;

export const INPUTS: Readonly<Record<string, DocumentedPlugin>> = {
  tail: {
    page: `${MANUAL}/data-pipeline/inputs/tail`,
    keys: {
      ...INPUT,
      'path': 'text',
      'db': 'text',
      'refresh_interval': 'integer',
      'read_from_head': 'boolean',
      'skip_long_lines': 'boolean',
      'buffer_max_size': 'integer',
      'multiline.parser': 'text',
    },
  },
  opentelemetry: { page: `${MANUAL}/data-pipeline/inputs/opentelemetry`, keys: { ...INPUT, listen: 'text', port: 'integer' } },
};

const FILTER = { name: 'text', match: 'text' } as const;

export const FILTERS: Readonly<Record<string, DocumentedPlugin>> = {
  record_modifier: { page: `${MANUAL}/data-pipeline/filters/record-modifier`, keys: { ...FILTER, record: 'list of texts' } },
  nest: {
    page: `${MANUAL}/data-pipeline/filters/nest`,
    keys: { ...FILTER, operation: ['nest', 'lift'], wildcard: 'list of texts', nest_under: 'text', remove_prefix: 'text' },
  },
  parser: { page: `${MANUAL}/data-pipeline/filters/parser`, keys: { ...FILTER, key_name: 'text', parser: 'list of texts', reserve_data: 'boolean' } },
  grep: { page: `${MANUAL}/data-pipeline/filters/grep`, keys: { ...FILTER, exclude: 'list of texts' } },
  modify: { page: `${MANUAL}/data-pipeline/filters/modify`, keys: { ...FILTER, add: 'list of texts' } },
};

// https://docs.fluentbit.io/manual/administration/scheduling-and-retries, .../buffering-and-storage and .../transport-security
const OUTPUT = {
  'name': 'text',
  'match': 'text',
  'alias': 'text',
  'retry_limit': 'text',
  'storage.total_limit_size': 'integer',
} as const;

const SERVER = { 'host': 'text', 'port': 'integer', 'tls': 'boolean', 'tls.ca_file': 'text' } as const;

export const OUTPUTS: Readonly<Record<string, DocumentedPlugin>> = {
  stdout: {
    page: `${MANUAL}/data-pipeline/outputs/standard-output`,
    keys: { ...OUTPUT, format: ['msgpack', 'json', 'json_lines', 'json_stream'], json_date_format: ['double', 'iso8601', 'epoch'] },
  },
  loki: {
    page: `${MANUAL}/data-pipeline/outputs/loki`,
    keys: { ...OUTPUT, ...SERVER, http_user: 'text', http_passwd: 'text', tenant_id: 'text', labels: 'text', line_format: ['json', 'key_value'] },
  },
  opensearch: {
    page: `${MANUAL}/data-pipeline/outputs/opensearch`,
    keys: { ...OUTPUT, ...SERVER, aws_auth: 'boolean', aws_region: 'text', index: 'text', suppress_type_name: 'boolean' },
  },
  es: {
    page: `${MANUAL}/data-pipeline/outputs/elasticsearch`,
    keys: {
      ...OUTPUT,
      ...SERVER,
      http_user: 'text',
      http_passwd: 'text',
      logstash_format: 'boolean',
      logstash_prefix: 'text',
      suppress_type_name: 'boolean',
    },
  },
  cloudwatch_logs: {
    page: `${MANUAL}/data-pipeline/outputs/cloudwatch`,
    keys: { ...OUTPUT, region: 'text', log_group_name: 'text', log_stream_prefix: 'text', auto_create_group: 'boolean', log_retention_days: 'integer' },
  },
  s3: {
    page: `${MANUAL}/data-pipeline/outputs/s3`,
    keys: {
      ...OUTPUT,
      bucket: 'text',
      region: 'text',
      store_dir: 'text',
      store_dir_limit_size: 'integer',
      upload_timeout: 'time',
      total_file_size: 'integer',
      use_put_object: 'boolean',
      s3_key_format: 'text',
    },
  },
  stackdriver: {
    page: `${MANUAL}/data-pipeline/outputs/stackdriver`,
    keys: {
      ...OUTPUT,
      resource: ['k8s_container', 'k8s_node', 'k8s_pod', 'global', 'gce_instance'],
      k8s_cluster_name: 'text',
      k8s_cluster_location: 'text',
      severity_key: 'text',
    },
  },
  splunk: {
    page: `${MANUAL}/data-pipeline/outputs/splunk`,
    keys: { ...OUTPUT, ...SERVER, splunk_token: 'text', compress: ['gzip'], event_index: 'text', event_sourcetype: 'text' },
  },
  datadog: {
    page: `${MANUAL}/data-pipeline/outputs/datadog`,
    keys: { ...OUTPUT, ...SERVER, compress: ['gzip'], apikey: 'text', dd_service: 'text', dd_source: 'text', dd_tags: 'text' },
  },
  forward: {
    page: `${MANUAL}/data-pipeline/outputs/forward`,
    keys: { ...OUTPUT, ...SERVER, require_ack_response: 'boolean', shared_key: 'text' },
  },
  http: {
    page: `${MANUAL}/data-pipeline/outputs/http`,
    keys: { ...OUTPUT, ...SERVER, uri: 'text', format: ['msgpack', 'json', 'json_stream', 'json_lines'], compress: ['gzip'], header: 'list of texts' },
  },
  opentelemetry: {
    page: `${MANUAL}/data-pipeline/outputs/opentelemetry`,
    keys: { ...OUTPUT, ...SERVER, logs_uri: 'text', logs_body_key: 'text', logs_body_key_attributes: 'boolean' },
  },
  kafka: {
    page: `${MANUAL}/data-pipeline/outputs/kafka`,
    keys: {
      ...OUTPUT,
      'brokers': 'text',
      'topics': 'text',
      'format': ['json', 'msgpack'],
      'timestamp_format': ['iso8601', 'double'],
      'rdkafka.security.protocol': 'text',
      'rdkafka.sasl.mechanism': 'text',
      'rdkafka.sasl.username': 'text',
      'rdkafka.sasl.password': 'text',
    },
  },
  gelf: {
    page: `${MANUAL}/data-pipeline/outputs/gelf`,
    keys: { ...OUTPUT, ...SERVER, mode: ['tls', 'tcp', 'udp'], gelf_short_message_key: 'text' },
  },
};

/** What of an entry of a configuration is not as documented: one line each. */
export function undocumented(entry: Readonly<Record<string, unknown>>, plugin: DocumentedPlugin | undefined): string[] {
  if (!plugin) {
    return [`plugin "${entry.name}" is not in the table`];
  }
  return Object.entries(entry).filter(([key, value]) => !isOfType(value, plugin.keys[key]))
    .map(([key, value]) => `${key}: ${JSON.stringify(value)} is not documented at ${plugin.page}`);
}

function isOfType(value: unknown, type: Type | undefined): boolean {
  switch (type) {
    case undefined: return false;
    case 'text': return typeof value === 'string' || typeof value === 'number';
    case 'boolean': return typeof value === 'boolean';
    case 'integer': return Number.isInteger(value);
    case 'time': return typeof value === 'string' && /^\d+[smhd]$/.test(value);
    case 'list of texts': return Array.isArray(value) && value.every((item) => typeof item === 'string');
    default: return type.includes(value as string);
  }
}
