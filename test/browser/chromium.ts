import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

// without these a browser that has no network keeps trying to reach its maker
export const QUIET = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** Where a Chromium is; installed from Debian where there is none and that is possible. Undefined, with a message, where there is no way. */
export function chromiumPath(): string | undefined {
  const found = process.env.CHROMIUM_PATH ?? PATHS.find(existsSync) ?? install();
  if (found === undefined) {
    console.warn('skipped: there is no Chromium, and it cannot be installed here; set CHROMIUM_PATH to run the browser tests');
  }
  return found;
}

function install(): string | undefined {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) {
    return undefined;
  }
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 240_000 };
  spawnSync('apt-get', ['update'], options);
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
  return PATHS.find(existsSync);
}
