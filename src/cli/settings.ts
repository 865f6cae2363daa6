import { OptionSpec, UsageError } from './command';
import { Config, readConfig } from './config/config-file';
import { findConfig } from './config/find-config';
import { InputProblem } from './input/problem';
import { readFile } from './input/source-file';
import { Invocation } from './invocation';
import { Io } from './io';
import { DEFAULT_KUBERNETES_VERSION, KubernetesVersion, parseKubernetesVersion } from '../pod/kubernetes-version';

/** The options that `readSettings` understands. */
export const SETTINGS_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  'kubernetes-version': { value: 'VERSION', description: 'Version of the target cluster, such as 1.32 (default: that of the configuration file, or 1.32)' },
  'config': { value: 'FILE', description: 'Configuration file (default: .cdk8s-sidecars.yaml here or in a folder above)' },
};

export interface Settings {
  readonly version: KubernetesVersion;
  /** @default - there is no configuration file */
  readonly config?: Config;
}

/**
 * Options and configuration file, options first. Undefined when the configuration file is not usable: the problems say why.
 *
 * @throws UsageError
 */
export function readSettings(invocation: Invocation, io: Io, onProblem: (problem: InputProblem) => void): Settings | undefined {
  const given = invocation.value('kubernetes-version');
  const version = given === undefined ? undefined : versionOption(given);
  const path = invocation.value('config') ?? findConfig(io.cwd);
  if (path === undefined) {
    return { version: version ?? DEFAULT_KUBERNETES_VERSION };
  }
  const source = readFile(path, io, onProblem);
  const config = source && readConfig(source, onProblem);
  return config && { version: version ?? config.kubernetesVersion ?? DEFAULT_KUBERNETES_VERSION, config };
}

function versionOption(text: string): KubernetesVersion {
  try {
    return parseKubernetesVersion(text);
  } catch (error) {
    throw new UsageError(`--kubernetes-version: ${(error as Error).message}`);
  }
}
