import { Size } from 'cdk8s';
import { STATE_DIRECTORY } from './directories';
import { Entry, Settings } from './entry';
import { tailDatabase } from './inputs/tail';
import { FluentBitServiceOptions } from './service';
import { sizeOf } from './units';

/** A database for each input that reads files, and where it keeps what has not been delivered. */
export function buffered(inputs: readonly Entry[], buffer: Size | undefined, service: FluentBitServiceOptions): Entry[] {
  let number = 0;
  return inputs.map((input): Entry => {
    const { settings } = input;
    const database = input.plugin === 'tail' && settings.db === undefined ? { db: tailDatabase(number++) } : {};
    const storage = settings['storage.type'] !== undefined ? {}
      : buffer ? { 'storage.type': 'filesystem' } : { mem_buf_limit: settings.mem_buf_limit ?? memoryLimit(service) };
    return { ...input, settings: { ...settings, ...database, ...storage } };
  });
}

// an input that has read this much pauses until the next flush: less than 50 MB a second, and a last burst is not read in time
function memoryLimit({ flush }: FluentBitServiceOptions): string {
  return `${50 * (flush?.toSeconds() ?? 1)}M`;
}

/** A limit for what each output keeps on the volume. What exceeds it is lost, the oldest first. */
export function limited(outputs: readonly Entry[], buffer: Size | undefined): Entry[] {
  const sharing = outputs.filter(({ plugin }) => plugin !== 's3').length;
  const share = buffer && sharing > 0 ? Math.floor(sizeOf(buffer)! / sharing) : undefined;
  let number = 0;
  return outputs.map((output): Entry => {
    const { plugin, settings } = output;
    return {
      ...output,
      settings: plugin === 's3'
        ? { ...settings, ...store(settings, number++) }
        : { ...settings, 'storage.total_limit_size': settings['storage.total_limit_size'] ?? share },
    };
  });
}

/** This plugin keeps what it gathers outside of Fluent Bit's buffer, and by default on the root file system. */
function store({ store_dir, store_dir_limit_size }: Settings, number: number): Settings {
  return {
    store_dir: store_dir ?? `${STATE_DIRECTORY}/s3-${number}`,
    store_dir_limit_size: store_dir_limit_size ?? sizeOf(S3_STORE),
  };
}

const S3_STORE = Size.mebibytes(128);

/** For databases and what is being written at the moment. */
const HEADROOM = Size.mebibytes(64);

/** What the volume has to hold: more than all limits together, as a pod whose volume is full is evicted. */
export function volumeSize(outputs: readonly Entry[], buffer: Size | undefined): Size {
  const stores = outputs.map(({ settings }) => settings.store_dir_limit_size).map((limit) => typeof limit === 'number' ? limit : 0);
  const stored = stores.reduce((sum, limit) => sum + limit, 0) / 1024 / 1024;
  return Size.mebibytes((buffer?.toMebibytes() ?? 0) + Math.ceil(stored) + HEADROOM.toMebibytes());
}
