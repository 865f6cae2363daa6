import { Keys, keys } from './keys';

/** https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/yaml/service-section. What is not in it, Fluent Bit ignores in silence. */
export const SERVICE_KEYS: Keys = keys({
  text: 'parsers_file plugins_file streams_file log_file http_listen storage.path storage.rejected.path dns.resolver',
  number: 'flush',
  integer: 'grace http_port hc_errors_count hc_retry_failure_count hc_period scheduler.base scheduler.cap storage.max_chunks_up coro_stack_size ' +
    'hot_reload.timeout',
  boolean: 'daemon http_server health_check hot_reload hot_reload.ensure_thread_safety dns.prefer_ipv4 dns.prefer_ipv6 enable_chunk_trace ' +
    'json.convert_nan_to_null json.escape_unicode sp.convert_from_str_to_num storage.checksum storage.backlog.flush_on_shutdown ' +
    'storage.delete_irrecoverable_chunks storage.inherit storage.keep.rejected storage.metrics storage.trim_files',
  size: 'storage.backlog.mem_limit multiline_buffer_limit',
}, {
  'log_level': ['off', 'error', 'warn', 'info', 'debug', 'trace'],
  'storage.sync': ['normal', 'full'],
  'storage.type': ['filesystem', 'memory', 'memrb'],
  'dns.mode': ['UDP', 'TCP'],
});
