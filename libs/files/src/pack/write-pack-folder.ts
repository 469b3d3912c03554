import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CaseloomError, issue } from '@caseloom/core';
import type { PackFiles } from '@caseloom/pack';
import { checkPackPath } from './pack-path.ts';
import { readPackFolder } from './read-pack-folder.ts';

/**
 * Makes a folder hold exactly these files: writes what is new or different, each file whole or not at all, and removes files of
 * the pack that are no longer there. Hidden files stay untouched. Symbolic links are refused, in the folder and above its files.
 * @throws CaseloomError PACK_FILE_PATH, PACK_FILE_SYMLINK
 */
export async function writePackFolder(dir: string, files: PackFiles): Promise<void> {
  for (const path of files.keys()) checkPackPath(path);
  const there = await lstat(dir).catch(() => undefined);
  const before: PackFiles = there === undefined ? new Map() : await readPackFolder(dir);
  await mkdir(dir, { recursive: true });
  for (const [path, text] of files) if (before.get(path) !== text) await writeWhole(dir, path, text);
  for (const path of before.keys()) {
    if (files.has(path)) continue;
    await rm(join(dir, path));
    await removeEmptyFolders(dir, dirname(path));
  }
}

async function writeWhole(dir: string, path: string, text: string): Promise<void> {
  const target = join(dir, path);
  await mkdir(dirname(target), { recursive: true });
  await refuseLinks(dir, path);
  const draft = join(dirname(target), `.${randomBytes(6).toString('hex')}.part`);
  await writeFile(draft, text, { flag: 'wx' });
  await rename(draft, target);
}

/** A link that appeared since the folder was read would lead the file somewhere else. */
async function refuseLinks(dir: string, path: string): Promise<void> {
  const parts = path.split('/');
  for (let length = 1; length < parts.length; length++) {
    const folder = parts.slice(0, length).join('/');
    if (!(await lstat(join(dir, folder))).isDirectory())
      throw new CaseloomError([issue('PACK_FILE_SYMLINK', folder, { file: folder })]);
  }
}

async function removeEmptyFolders(dir: string, folder: string): Promise<void> {
  for (let at = folder; at !== '.'; at = dirname(at)) {
    if ((await readdir(join(dir, at))).length > 0) return;
    await rmdir(join(dir, at));
  }
}
