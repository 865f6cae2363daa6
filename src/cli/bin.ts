import { main } from './main';
import { processIo } from './process-io';

// exitCode, not exit(): what is still on its way to a pipe must arrive
main(process.argv.slice(2), processIo()).then(
  (code) => { process.exitCode = code; },
  (error) => {
    process.stderr.write(`cdk8s-sidecars: internal error: ${error?.message ?? error}; please report it as a bug, with the input\n`);
    if (process.env.DEBUG) {
      process.stderr.write(`${error?.stack}\n`);
    }
    process.exitCode = 2;
  },
);
