import { load } from 'js-yaml';
import { mountAt, withoutSlash } from './mounts';
import { namedObject } from './named-object';
import { Neighbours } from './rule';
import { ContainerView, PodView } from '../pod/pod-view';
import { productOf } from '../pod/products/catalogue';
import { isTrue } from '../pod/products/launch';

/** One part of a configuration, keys in lower case: Fluent Bit does not tell case apart. */
export type Section = ReadonlyMap<string, string>;

export interface FluentBitConfig {
  readonly service: Section;
  readonly inputs: readonly Section[];
  /** False when other files are included, so that what is absent here may be there. */
  readonly complete: boolean;
}

interface ConfigMapSource {
  readonly name?: string;
  readonly items?: readonly { readonly key?: string; readonly path?: string }[];
}

/** A file of the container as its ConfigMap has it. */
export interface MountedFile {
  readonly path: string;
  readonly configMap: string;
  /** Undefined when the ConfigMap is known and has no such file. */
  readonly text: string | undefined;
}

/** Where the published image looks when it is not told otherwise. */
export const DEFAULT_CONFIG_PATH = '/fluent-bit/etc/fluent-bit.conf';

/** Whether a container runs Fluent Bit, in its own image or in one of somebody else. */
export function isFluentBit(container: ContainerView): boolean {
  const known = productOf(container);
  return known?.product.id === 'fluent-bit' && !known.isSomethingElse;
}

/** Whether it is the image that the project publishes, or a mirror of it, whose layout is known. */
export function isPublishedImage(container: ContainerView): boolean {
  return /(^|\/)fluent\/fluent-bit$/.test(productOf(container)?.launch.image.repository ?? '');
}

/** The path of the configuration file that is named on the command line; the image's own otherwise. */
export function configPath(container: ContainerView): string {
  return productOf(container)?.launch.flag('c', 'config') ?? DEFAULT_CONFIG_PATH;
}

/** The configuration of a Fluent Bit container, when the same input has it; undefined when it cannot be seen. */
export function fluentBitConfig(pod: PodView, container: ContainerView, others: Neighbours): FluentBitConfig | undefined {
  const file = mountedFile(pod, container, configPath(container), others);
  return file?.text === undefined ? undefined : parseConfig(file.text);
}

/** A file that lies in a volume made of a ConfigMap of the same input; undefined when there is no such volume or ConfigMap. */
export function mountedFile(pod: PodView, container: ContainerView, path: string, others: Neighbours): MountedFile | undefined {
  const mount = mountAt(container, path);
  const source = pod.spec.volumes?.find((volume) => volume.name === mount?.name)?.configMap as ConfigMapSource | undefined;
  const configMap = source && namedObject(others, 'ConfigMap', pod.object.namespace, source.name);
  if (!mount || !configMap) {
    return undefined;
  }
  const relative = path.slice(withoutSlash(mount.mountPath!).length + 1);
  const inVolume = [mount.subPath, relative].filter(Boolean).join('/');
  const key = source.items ? source.items.find((item) => item.path === inVolume)?.key : inVolume;
  const data = configMap.data as Record<string, unknown> | undefined;
  const text = key === undefined ? undefined : data?.[key];
  return { path, configMap: source.name!, text: typeof text === 'string' ? text : undefined };
}

/** Whether an option is on; undefined when a variable decides. */
export function isOn(section: Section, key: string): boolean | undefined {
  const value = section.get(key);
  return value?.includes('${') ? undefined : isTrue(value);
}

/** Reads both forms of a configuration, of YAML and of sections; undefined for what is neither. */
export function parseConfig(text: string): FluentBitConfig | undefined {
  if (!parsedConfigs.has(text)) {
    // several rules ask for the same few files one after the other
    if (parsedConfigs.size >= 100) {
      parsedConfigs.clear();
    }
    parsedConfigs.set(text, /^\s*\[[A-Za-z_]+\]/m.test(text) ? parseClassic(text) : parseYaml(text));
  }
  return parsedConfigs.get(text);
}

const parsedConfigs = new Map<string, FluentBitConfig | undefined>();

function parseClassic(text: string): FluentBitConfig {
  const sections: { readonly title: string; readonly entries: Map<string, string> }[] = [];
  for (const line of text.split('\n')) {
    const title = /^\s*\[(\w+)\]/.exec(line)?.[1].toLowerCase();
    const entry = /^\s*([^\s#@[]\S*)\s+(.*?)\s*$/.exec(line);
    if (title) {
      sections.push({ title, entries: new Map() });
    } else if (entry) {
      sections[sections.length - 1]?.entries.set(entry[1].toLowerCase(), entry[2]);
    }
  }
  return {
    service: sections.find(({ title }) => title === 'service')?.entries ?? new Map(),
    inputs: sections.filter(({ title }) => title === 'input').map(({ entries }) => entries),
    complete: !/^\s*@include\b/im.test(text),
  };
}

function parseYaml(text: string): FluentBitConfig | undefined {
  const root = parsed(text);
  if (!isObject(root)) {
    return undefined;
  }
  const { service, pipeline, includes } = root;
  const inputs = isObject(pipeline) && Array.isArray(pipeline.inputs) ? pipeline.inputs : [];
  return { service: sectionOf(service), inputs: inputs.map(sectionOf), complete: includes === undefined };
}

function parsed(text: string): unknown {
  try {
    return load(text);
  } catch {
    return undefined;
  }
}

function sectionOf(value: unknown): Section {
  return new Map(isObject(value) ? Object.entries(value).map(([key, entry]) => [key.toLowerCase(), String(entry)]) : []);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
