import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CaseloomError, issue } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import type { PackFiles } from '@caseloom/pack';

export interface PackLimits {
  readonly fileBytes: number;
  readonly totalBytes: number;
  readonly files: number;
  readonly depth: number;
}

export const DEFAULT_PACK_LIMITS: PackLimits = {
  fileBytes: 64 * 2 ** 20,
  totalBytes: 512 * 2 ** 20,
  files: 10_000,
  depth: 8,
};

/**
 * The files of a pack folder as UTF-8 text, paths with `/`, sorted. Hidden files and folders and `node_modules` are no part of
 * a pack. A byte order mark is dropped.
 * @throws CaseloomError PACK_FOLDER_MISSING, PACK_FILE_SYMLINK, PACK_FILE_KIND, PACK_FILE_ENCODING, PACK_FILE_TOO_LARGE,
 *   PACK_TOO_LARGE; every offending file is named at once
 */
export async function readPackFolder(dir: string, limits: PackLimits = DEFAULT_PACK_LIMITS): Promise<PackFiles> {
  const found = await lstat(dir).catch(() => undefined);
  if (found?.isSymbolicLink()) throw new CaseloomError([issue('PACK_FILE_SYMLINK', '', { file: dir })]);
  if (!found?.isDirectory()) throw new CaseloomError([issue('PACK_FOLDER_MISSING', '', { dir })]);
  const walk: Walk = { paths: [], issues: [], bytes: 0, limits };
  await listFolder(dir, '', 1, walk);
  if (walk.issues.length > 0) throw new CaseloomError(walk.issues);
  const files = new Map<string, string>();
  for (const path of walk.paths.sort()) files.set(path, await readText(dir, path, walk));
  if (walk.issues.length > 0) throw new CaseloomError(walk.issues);
  return files;
}

interface Walk {
  readonly paths: string[];
  readonly issues: Issue[];
  readonly limits: PackLimits;
  bytes: number;
}

async function listFolder(root: string, folder: string, depth: number, walk: Walk): Promise<void> {
  if (depth > walk.limits.depth)
    return void walk.issues.push(issue('PACK_TOO_LARGE', folder, { limit: walk.limits.depth, what: 'folders deep' }));
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isSymbolicLink()) walk.issues.push(issue('PACK_FILE_SYMLINK', path, { file: path }));
    else if (entry.isDirectory()) await listFolder(root, path, depth + 1, walk);
    else if (entry.isFile()) await listFile(root, path, walk);
    else walk.issues.push(issue('PACK_FILE_KIND', path, { file: path }));
  }
}

async function listFile(root: string, path: string, walk: Walk): Promise<void> {
  const { fileBytes, totalBytes, files } = walk.limits;
  const { size } = await lstat(join(root, path));
  walk.bytes += size;
  walk.paths.push(path);
  if (size > fileBytes) walk.issues.push(issue('PACK_FILE_TOO_LARGE', path, { file: path, limit: fileBytes }));
  if (walk.bytes > totalBytes)
    throw new CaseloomError([issue('PACK_TOO_LARGE', '', { limit: totalBytes, what: 'bytes' })]);
  if (walk.paths.length > files)
    throw new CaseloomError([issue('PACK_TOO_LARGE', '', { limit: files, what: 'files' })]);
}

async function readText(root: string, path: string, walk: Walk): Promise<string> {
  const bytes = await readFile(join(root, path));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    walk.issues.push(issue('PACK_FILE_ENCODING', path, { file: path }));
    return '';
  }
}
