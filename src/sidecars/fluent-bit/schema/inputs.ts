import { Keys, keys, PluginSchema, TLS_KEYS } from './keys';

/** https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/yaml/pipeline-section */
export const INPUT_KEYS: Keys = {
  ...keys({
    text: 'alias tag log_level',
    boolean: 'routable threaded storage.pause_on_chunks_overlimit',
    size: 'mem_buf_limit',
    integer: 'log_suppress_interval',
  }, { 'storage.type': ['filesystem', 'memory', 'memrb'] }),
};

const LISTENER_KEYS: Keys = keys({
  text: 'listen host',
  integer: 'port net.backlog',
  size: 'buffer_max_size buffer_chunk_size',
  boolean: 'net.keepalive net.share_port net.accept_timeout_log_error',
  time: 'net.accept_timeout net.io_timeout',
});

export const INPUTS: Readonly<Record<string, PluginSchema>> = {
  tail: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/inputs/tail',
    required: [['path']],
    keys: keys({
      text: 'path path_key exclude_path offset_key ignore_older db key tag_regex multiline.parser parser parser_firstline docker_mode_parser',
      boolean: 'read_from_head read_newly_discovered_files_from_head skip_long_lines skip_empty_lines truncate_long_lines db.locking ' +
        'db.compare_filename exit_on_eof inotify_watcher multiline docker_mode ignore_active_older_files keep_file_handle',
      time: 'refresh_interval rotate_wait multiline_flush docker_mode_flush watcher_interval progress_check_interval',
      size: 'buffer_chunk_size buffer_max_size static_batch_size event_batch_size',
    }, {
      'db.sync': ['extra', 'full', 'normal', 'off'],
      'db.journal_mode': ['DELETE', 'TRUNCATE', 'PERSIST', 'MEMORY', 'WAL', 'OFF'],
    }),
  },
  forward: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/inputs/forward',
    keys: { ...LISTENER_KEYS, ...TLS_KEYS, ...keys({ text: 'unix_path unix_perm tag_prefix shared_key self_hostname security.users', boolean: 'empty_shared_key' }) },
  },
  http: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/inputs/http',
    keys: { ...LISTENER_KEYS, ...TLS_KEYS, ...keys({ text: 'tag_key', boolean: 'http2', integer: 'successful_response_code', list: 'success_header' }) },
  },
  opentelemetry: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/inputs/opentelemetry',
    keys: {
      ...LISTENER_KEYS,
      ...TLS_KEYS,
      ...keys({
        text: 'tag_key logs_metadata_key logs_body_key',
        boolean: 'http2 tag_from_uri raw_traces profiles_support encode_profiles_as_log',
        integer: 'successful_response_code',
      }),
    },
  },
};
