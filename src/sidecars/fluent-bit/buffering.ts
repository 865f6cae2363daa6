import { Size } from 'cdk8s';
import { STATE_DIRECTORY } from './directories';
import { Entry } from './entry';
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
  const share = buffer && Math.floor(sizeOf(buffer)! / outputs.length);
  let number = 0;
  return outputs.map(({ plugin, settings, ...rest }): Entry => {
    // the plugin keeps what it gathers outside of Fluent Bit's buffer, and by default on the root file system
    const store = plugin === 's3' && settings.store_dir === undefined ? {
      store_dir: `${STATE_DIRECTORY}/s3-${number++}`,
      store_dir_limit_size: settings.store_dir_limit_size ?? sizeOf(S3_STORE),
    } : {};
    return { plugin, ...rest, settings: { ...settings, ...store, 'storage.total_limit_size': settings['storage.total_limit_size'] ?? share } };
  });
}

const S3_STORE = Size.mebibytes(128);

/** For databases and what is being written at the moment. */
const HEADROOM = Size.mebibytes(64);

/** What the volume has to hold: more than all limits together, as a pod whose volume is full is evicted. */
export function volumeSize(outputs: readonly Entry[]): Size {
  const limits = outputs.flatMap(({ settings }) => [settings['storage.total_limit_size'], settings.store_dir_limit_size]);
  const bytes = limits.reduce((sum: number, limit) => sum + (typeof limit === 'number' ? limit : 0), 0);
  return Size.mebibytes(HEADROOM.toMebibytes() + Math.ceil(bytes / 1024 / 1024));
}
