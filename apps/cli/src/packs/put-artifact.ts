import { CaseloomError, issue, type Issue } from '@caseloom/core';
import { compilePack } from '@caseloom/engine';
import { readPackFolder } from '@caseloom/files';
import { classifyPath, MANIFEST_FILE, type PackFiles, type PackKindId } from '@caseloom/pack';
import type { Args } from '../args.ts';
import { everyMessage } from '../every-message.ts';
import { lineOf } from '../tell.ts';
import { loadPack } from './load-pack.ts';

/** The files of a pack that something is to be put into. @throws CaseloomError when the folder is no pack */
export async function readTargetPack(dir: string): Promise<PackFiles> {
  const files = await readPackFolder(dir);
  if (files.has(MANIFEST_FILE)) return files;
  throw new CaseloomError([issue('PACK_FILE_MISSING', dir, { file: MANIFEST_FILE })]);
}

/** A pack's files with artifacts of a kind in place of those of the same name, tables included. */
export function withArtifacts(pack: PackFiles, kind: PackKindId, added: PackFiles): PackFiles {
  const replaced = new Set([...added.keys()].map((path) => artifactAt(path, kind)));
  const kept = [...pack].filter(([path]) => {
    const artifact = artifactAt(path, kind);
    return artifact === undefined || !replaced.has(artifact);
  });
  return new Map([...kept, ...added]);
}

function artifactAt(path: string, kind: PackKindId): string | undefined {
  const place = classifyPath(path);
  return (place.type === 'artifact' || place.type === 'table') && place.kind === kind ? place.artifact : undefined;
}

/** What a check of the pack with these files says about those whose paths begin so. */
export async function complaintsAbout(
  starts: readonly string[],
  dir: string,
  args: Args,
  files: PackFiles,
): Promise<readonly Issue[]> {
  const issues = await allComplaints(dir, args, files);
  return issues.filter(({ path }) => starts.some((start) => path.startsWith(start)));
}

/** As complaintsAbout, and what the check says of the rest of the pack that it did not say `before`: policies that tie, or no longer know which scheme they price. */
export async function complaintsAfter(
  starts: readonly string[],
  dir: string,
  args: Args,
  before: PackFiles,
  files: PackFiles,
): Promise<readonly Issue[]> {
  const isAbout = ({ path }: Issue): boolean => starts.some((start) => path.startsWith(start));
  const issues = await allComplaints(dir, args, files);
  if (issues.every(isAbout)) return issues;
  const told = new Set((await allComplaints(dir, args, before)).map(({ code, path }) => `${code} ${path}`));
  return issues.filter((one) => isAbout(one) || !told.has(`${one.code} ${one.path}`));
}

/** @throws CaseloomError when the pack cannot be looked at: its folder or a parent is missing */
export async function allComplaints(dir: string, args: Args, files?: PackFiles): Promise<readonly Issue[]> {
  try {
    const { resolved, warnings } = await loadPack(dir, args, files);
    return [...warnings, ...compilePack(resolved).issues];
  } catch (error) {
    const isLocated = error instanceof CaseloomError && error.issues.every(({ path }) => path !== '');
    if (isLocated) return error.issues;
    throw error;
  }
}

/** Tells complaints on stderr. @returns 1 when one is an error, else 0 */
export function tellComplaints(issues: readonly Issue[]): 0 | 1 {
  for (const one of issues) process.stderr.write(`${one.severity} ${lineOf(everyMessage, one)}\n`);
  return issues.some(({ severity }) => severity === 'error') ? 1 : 0;
}
