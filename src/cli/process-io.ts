import { readSync } from 'node:fs';
import { Io } from './io';

/** The process's own streams. */
export function processIo(): Io {
  let stdin: Buffer | undefined;
  return {
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    readStdin: () => stdin ??= readStdin(),
    env: process.env,
    cwd: process.cwd(),
    now: new Date(),
  };
}

function output(stream: NodeJS.WriteStream) {
  // a reader that has seen enough, such as `head`, closes the pipe: no failure of ours
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      throw error;
    }
  });
  return {
    write: (text: string) => void stream.write(text),
    isTTY: stream.isTTY === true,
    columns: stream.isTTY ? stream.columns : undefined,
  };
}

function readStdin(): Buffer {
  const chunks: Buffer[] = [];
  const buffer = Buffer.alloc(65536);
  for (;;) {
    try {
      const length = readSync(0, buffer, 0, buffer.length, null);
      if (length === 0) {
        return Buffer.concat(chunks);
      }
      chunks.push(Buffer.from(buffer.subarray(0, length)));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') {
        return Buffer.concat(chunks);
      }
      if (code !== 'EAGAIN') {
        throw error;
      }
      // the writer of a non-blocking pipe has nothing yet
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
