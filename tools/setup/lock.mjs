import { closeSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './house.mjs';

/**
 * One set-up at a time: two commands started together must not install or build over each other.
 * The lock file holds the process id; the lock of a dead process is taken over.
 * @returns what the work returns
 */
export async function alone(name, work, folder = join(root, '.nx')) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.lock`);
  let hasSaid = false;
  while (!take(file)) {
    if (!hasSaid) process.stderr.write(`Another command is busy with the ${name}; waiting for it.\n`);
    hasSaid = true;
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    unlinkSync(file);
  }
}

function take(file) {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isHolderAlive(file)) return false;
    unlinkIfThere(file);
    return take(file);
  }
}

function isHolderAlive(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    if (!holder) return true; // between creation and writing
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function unlinkIfThere(file) {
  try {
    unlinkSync(file);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
