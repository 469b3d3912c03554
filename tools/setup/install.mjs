import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { root } from './house.mjs';
import { alone } from './lock.mjs';
import { environment, findNode } from './node.mjs';

const stamp = join(root, 'node_modules', '.caseloom-install');
const installArguments = ['install', '--no-save', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];

/** Installs the packages of package-lock.json unless exactly that file was installed before. Speaks on stderr only. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await alone('install', async () => {
    if (isInstalled()) return;
    process.stderr.write('Installing packages (first time, or package-lock.json changed) …\n');
    const [command, ...before] = npm();
    const code = await run(command, [...before, ...installArguments], {
      env: environment({ npm_config_dry_run: 'false' }),
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32' && before.length === 0,
    });
    if (code !== 0) throw new Error(`npm install failed with code ${code}. Is the package registry reachable?`);
    proveNode();
    writeFileSync(stamp, lockHash());
  });
}

/** npm as it was started, else the npm on PATH. */
function npm() {
  const self = process.env.npm_execpath;
  return self && existsSync(self) && /\.c?js$/.test(self) ? [process.execPath, self] : ['npm'];
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash();
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function proveNode() {
  const node = findNode();
  const { status, error } = spawnSync(node, ['--version']);
  if (status !== 0) throw new Error(`${node} does not run on this machine: ${error?.message ?? `code ${status}`}.`);
}
