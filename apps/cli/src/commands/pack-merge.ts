import { CaseloomError } from '@caseloom/core';
import { kinds } from '@caseloom/engine';
import { readPackFolder, writePackFolder } from '@caseloom/files';
import { mergePacks, parsePack, resolvePack, type PackManifest, type ResolvedPack } from '@caseloom/pack';
import { readdir } from 'node:fs/promises';
import type { Args } from '../args.ts';
import type { Command } from '../command.ts';
import { unusable } from '../failure.ts';
import { loadPack, type LoadedPack } from '../packs/load-pack.ts';
import { mergeReport, REPORT_FILE } from '../packs/merge-report.ts';
import { allComplaints, tellComplaints } from '../packs/put-artifact.ts';
import { tell } from '../tell.ts';

/**
 * `pack merge <base> <theirs> <mine> -o <dir>`: a pack that extends `base` moved onto `theirs`, its new version; or two versions of one pack merged.
 * stdout has one JSON line for everything that differs somewhere, MERGE.md of the merged pack what is left to decide.
 */
export const command: Command = {
  flags: { packs: { kind: 'list' }, out: { kind: 'value', required: true } },
  takes: 3,
  async run(args) {
    const [base = '', theirs = '', mine = ''] = args.positional;
    const out = args.need('out');
    if ((await readdir(out).catch(() => [])).length > 0) throw unusable('CLI_FOLDER_NOT_EMPTY', { folder: out });
    const below = await loadPack(base, args);
    const their = await loadPack(theirs, args);
    const files = await readPackFolder(mine);
    const isChild = manifestOf(files).extends?.id === below.resolved.manifest.id;
    const own = isChild ? { resolved: over(below, files), parents: their.resolved } : await beside(mine, args);
    const merged = mergePacks(
      { base: below.resolved, theirs: their.resolved, mine: own.resolved, files, parents: own.parents },
      kinds,
      `pack merge ${nameOf(their.resolved)}`,
    );
    for (const element of merged.elements) process.stdout.write(`${JSON.stringify(element)}\n`);
    tell('CLI_MERGE_COUNTS', merged.counts, `${nameOf(below.resolved)} → ${nameOf(their.resolved)}`);
    const written = new Map(merged.files);
    if (merged.counts.conflict > 0) {
      written.set(REPORT_FILE, mergeReport(merged));
      tell('CLI_MERGE_CONFLICTS', {
        count: merged.counts.conflict,
        names: merged.inNames,
        file: `${out}/${REPORT_FILE}`,
      });
    }
    await writePackFolder(out, written);
    const complaints = await allComplaints(out, withFolderOf(args, theirs), written);
    const wrong = tellComplaints(complaints.filter(({ severity }) => severity === 'error'));
    return merged.counts.conflict > 0 ? 1 : wrong;
  },
};

function manifestOf(files: ReadonlyMap<string, string>): PackManifest {
  const parsed = parsePack(files, kinds);
  if (!parsed.ok) throw new CaseloomError(parsed.issues);
  return parsed.value.manifest;
}

/** Mine on the very base that is given, wherever that lies. */
function over(below: LoadedPack, files: ReadonlyMap<string, string>): ResolvedPack {
  const parsed = parsePack(files, kinds);
  if (!parsed.ok) throw new CaseloomError(parsed.issues);
  const resolved = resolvePack([...below.chain, parsed.value], kinds, below.resolved);
  if (!resolved.ok) throw new CaseloomError(resolved.issues);
  return resolved.value;
}

/** Mine as another version of the same pack, with its own parents. */
async function beside(dir: string, args: Args): Promise<{ resolved: ResolvedPack; parents: ResolvedPack | undefined }> {
  const { chain, resolved } = await loadPack(dir, args);
  if (chain.length === 1) return { resolved, parents: undefined };
  const parents = resolvePack(chain.slice(0, -1), kinds);
  if (!parents.ok) throw new CaseloomError(parents.issues);
  return { resolved, parents: parents.value };
}

/** The merged pack's parent is looked for where theirs lies, too. */
function withFolderOf(args: Args, theirs: string): Args {
  return { ...args, list: (name) => (name === 'packs' ? [theirs, ...args.list(name)] : args.list(name)) };
}

function nameOf({ manifest: { id, version } }: ResolvedPack): string {
  return `${id}@${version}`;
}
