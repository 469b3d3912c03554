import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from './child.mjs';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const patience = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=30'];

/** The browser for the tests: CHROMIUM when set, else one of the usual places, else undefined. */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM=${named} does not exist.`);
  return named || usualPlaces.find((path) => existsSync(path));
}

/** Finds a browser or, as root on Debian and Ubuntu, installs one. Never fails: without one the caller skips visibly. */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  process.stderr.write('Installing Chromium for the browser tests …\n');
  const apt = (...args) =>
    run('apt-get', [...patience, ...args], {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  await apt('-q', 'update');
  await apt('-q', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
  return findChromium();
}
