import { Keys, keys, PluginSchema } from './keys';

/** https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/yaml/pipeline-section */
export const FILTER_KEYS: Keys = keys({ text: 'match match_regex alias log_level', integer: 'log_suppress_interval' });

export const FILTERS: Readonly<Record<string, PluginSchema>> = {
  modify: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/filters/modify',
    keys: keys({
      list: 'set add remove remove_wildcard remove_regex rename hard_rename copy hard_copy move_to_start move_to_end condition',
    }),
  },
  grep: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/filters/grep',
    keys: keys({ list: 'regex exclude' }, { logical_op: ['AND', 'OR', 'legacy'] }),
  },
  parser: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/filters/parser',
    keys: keys({ text: 'key_name', list: 'parser', boolean: 'preserve_key reserve_data unescape_key' }),
  },
  record_modifier: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/filters/record-modifier',
    keys: keys({ list: 'record remove_key allowlist_key whitelist_key', text: 'uuid_key' }),
  },
  nest: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/filters/nest',
    keys: keys({ list: 'wildcard', text: 'nest_under nested_under add_prefix remove_prefix prefix_with' }, { operation: ['nest', 'lift'] }),
  },
  lua: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/filters/lua',
    required: [['call'], ['code', 'script']],
    keys: keys({ text: 'script call code type_int_key type_array_key', boolean: 'protected_mode time_as_table enable_flb_null' }),
  },
  throttle: {
    page: 'https://docs.fluentbit.io/manual/data-pipeline/filters/throttle',
    keys: keys({ number: 'rate', integer: 'window', time: 'interval', boolean: 'print_status' }),
  },
};
