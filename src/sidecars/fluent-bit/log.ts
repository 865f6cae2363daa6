import { Size } from 'cdk8s';
import { Entry } from './entry';
import { volumeNameOf } from '../volume-name';
import { FluentBitReadOptions, tail } from './inputs/tail';

/** A directory that a container writes log files to. */
export interface FluentBitLog extends FluentBitReadOptions {
  /** The container's name. */
  readonly container: string;

  /**
   * The directory, as the container sees it. Where the container has a volume mounted there already, that one is read;
   * otherwise the two share an empty directory that lives as long as the pod.
   */
  readonly path: string;

  /**
   * Names of the files, with "*" for any text, relative to the directory.
   *
   * @default - "*.log"
   */
  readonly files?: string[];

  /**
   * The tag of the records.
   *
   * @default - the container's name
   */
  readonly tag?: string;

  /**
   * How much may be written to the directory. A pod that exceeds it is evicted: let the app rotate and delete its files.
   *
   * @default Size.gibibytes(1)
   */
  readonly sizeLimit?: Size;
}

/** A log with everything decided. */
export interface LogSource {
  readonly container: string;
  readonly path: string;
  /** Where the sidecar sees the directory. */
  readonly sidecarPath: string;
  readonly volume: string;
  readonly sizeLimit: Size;
  readonly tag: string;
  readonly entry: Entry;
}

/** @throws when a path is no absolute path of a directory, when two logs are the same, or one is the sidecar's own */
export function logSources(logs: readonly FluentBitLog[], sidecar: string): LogSource[] {
  const sources: LogSource[] = [];
  for (const log of logs) {
    if (log.container === sidecar) {
      throw new Error(`container "${sidecar}" cannot read its own log files, got it as 'container' of a log; name the container that writes them`);
    }
    const path = directory(log);
    if (sources.some((other) => other.container === log.container && other.path === path)) {
      throw new Error(`log directory of container "${log.container}" is given twice, got "${path}"; give it once, with all 'files'`);
    }
    // two containers may both write to /var/log/app
    const taken = sources.some((other) => other.sidecarPath === path);
    const volume = unused(volumeNameOf(sidecar, log.container, path), sources.map((other) => other.volume));
    sources.push(logSource(log, path, taken ? `/logs/${log.container}${path}` : path, volume));
  }
  return sources;
}

function logSource(log: FluentBitLog, path: string, sidecarPath: string, volume: string): LogSource {
  const { container, files = ['*.log'], tag = container } = log;
  const absolute = files.find((file) => file.startsWith('/') || file.trim() === '');
  if (absolute !== undefined) {
    throw new Error(`log of container "${container}" has a file that is not relative to "${path}", got "${absolute}"; give a name such as "*.log"`);
  }
  return {
    container,
    path,
    sidecarPath,
    volume,
    sizeLimit: log.sizeLimit ?? Size.gibibytes(1),
    tag,
    entry: tail({ ...log, tag, path: files.map((file) => `${sidecarPath}/${file}`) }),
  };
}

function directory({ container, path }: FluentBitLog): string {
  if (!path.startsWith('/')) {
    throw new Error(`log path of container "${container}" is not absolute, got "${path}"; give one that begins with "/"`);
  }
  if (/[*?[,]/.test(path)) {
    throw new Error(`log path of container "${container}" is no directory, got "${path}"; give the directory, and the pattern in 'files'`);
  }
  const trimmed = path.replace(/\/+$/, '');
  if (trimmed === '') {
    throw new Error(`log path of container "${container}" is the whole file system, got "${path}"; give a directory of its own, such as "/var/log/app"`);
  }
  return trimmed;
}

/** Different directories can come to one name, as "/var/log/app" and "/var/log-app" do, but are different volumes. */
function unused(name: string, taken: readonly string[]): string {
  let free = name;
  for (let number = 2; taken.includes(free); number++) {
    free = `${name.slice(0, 60)}-${number}`;
  }
  return free;
}
