import { Size } from 'cdk8s';
import { Entry } from './entry';
import { tailDatabase } from './inputs/tail';
import { FluentBitServiceOptions } from './service';
import { sizeOf } from './units';

/** A database for each input that reads files, and where it keeps what has not been delivered. */
export function buffered(inputs: readonly Entry[], buffer: Size | undefined, service: FluentBitServiceOptions): Entry[] {
  let number = 0;
  return inputs.map((input): Entry => {
    const tail = input.plugin === 'tail';
    const database = tail && input.settings.db === undefined ? { db: tailDatabase(number++) } : {};
    const storage = input.settings['storage.type'] !== undefined ? {}
      : buffer ? { 'storage.type': 'filesystem' }
        : tail ? { mem_buf_limit: input.settings.mem_buf_limit ?? memoryLimit(service) } : {};
    return { ...input, settings: { ...input.settings, ...database, ...storage } };
  });
}

// an input that has read this much pauses until the next flush: less than 50 MB a second, and a last burst is not read in time
function memoryLimit({ flush }: FluentBitServiceOptions): string {
  return `${50 * (flush?.toSeconds() ?? 1)}M`;
}

/** Each output's share of the volume. What exceeds it is lost, the oldest first. */
export function limited(outputs: readonly Entry[], buffer: Size | undefined): Entry[] {
  const limit = buffer && Math.floor(sizeOf(buffer)! / outputs.length);
  return outputs.map((output) => ({
    ...output,
    settings: { ...output.settings, 'storage.total_limit_size': output.settings['storage.total_limit_size'] ?? limit },
  }));
}
