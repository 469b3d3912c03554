import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './house.mjs';

const bin = join(root, 'node_modules', '.bin');
const wanted = 24;

/**
 * The Node that runs the product: the one the install brought (Linux on x64 and arm64), else the one that runs us or
 * the one on PATH if it is new enough.
 * @throws Error with what to do when there is none
 */
export function findNode() {
  const ours = join(bin, 'node');
  if (existsSync(ours)) return ours;
  if (Number.parseInt(process.versions.node, 10) >= wanted) return process.execPath;
  const other = spawnSync('node', ['--version'], { encoding: 'utf8' });
  if (other.status === 0 && Number.parseInt(other.stdout.slice(1), 10) >= wanted) return 'node';
  throw new Error(
    `Caseloom needs Node ${wanted} or newer, and none came with the install for ${process.platform}-${process.arch}; ` +
      `this is Node ${process.versions.node}.\nInstall Node ${wanted} (https://nodejs.org) and start the same command again.`,
  );
}

/** The environment of everything we start: our own programs first on PATH, nx without daemon, cloud and full-screen view. */
export function environment(extra = {}) {
  return {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
    NX_DAEMON: 'false',
    NX_NO_CLOUD: 'true',
    NX_TUI: 'false',
    ...extra,
  };
}
