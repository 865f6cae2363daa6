import { FluentBitFilterOptions, filterEntry } from './filter-options';
import { Entry } from '../entry';
import { NODE_NAME, PodField, POD_NAME, POD_NAMESPACE, POD_UID, podLabel, reference } from '../pod-field';

/**
 * Says which pod records come from, as the kubernetes filter of an agent on the node would. The sidecar knows it from
 * the downward API, and needs no access to the API server.
 */
export interface FluentBitPodMetadataOptions extends FluentBitFilterOptions {
  /**
   * Labels of the pod template that are added. They have to be there.
   *
   * @default - none
   */
  readonly labels?: string[];

  /**
   * The field that holds the metadata.
   *
   * @default "kubernetes"
   */
  readonly key?: string;
}

// moved by their beginning, which no field of a log has
const PREFIX = '__pod__';

export function podMetadata(options: FluentBitPodMetadataOptions): Entry[] {
  const labels = options.labels ?? [];
  const key = options.key ?? 'kubernetes';
  const fields: [string, PodField][] = [
    ['namespace_name', POD_NAMESPACE],
    ['pod_name', POD_NAME],
    ['pod_id', POD_UID],
    ['host', NODE_NAME],
  ];
  const ofLabels = labels.map((label): [string, PodField] => [label, podLabel(label)]);
  const record = [
    ...fields.map(([name, field]) => `${PREFIX}${name} ${reference(field)}`),
    ...ofLabels.map(([name, field]) => `${PREFIX}label__${name} ${reference(field)}`),
  ];
  return [
    filterEntry('record_modifier', options, { record }, { podFields: [...fields, ...ofLabels].map(([, field]) => field) }),
    ...labels.length > 0 ? [nestUnder(`${PREFIX}label__`, `${PREFIX}labels`)] : [],
    nestUnder(PREFIX, key),
  ];

  function nestUnder(prefix: string, name: string): Entry {
    return filterEntry('nest', options, { operation: 'nest', wildcard: [`${prefix}*`], nest_under: name, remove_prefix: prefix });
  }
}
