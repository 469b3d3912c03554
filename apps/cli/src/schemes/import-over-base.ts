import { renderIssue, type Issue } from '@caseloom/core';
import { compilePack, importedArtifacts, kinds, type ImportedSchemeFiles } from '@caseloom/engine';
import {
  knownReasons,
  layOver,
  LOCK_FILE,
  MANIFEST_FILE,
  parsePack,
  prettyJson,
  withoutArtifacts,
  type Artifact,
  type LaidArtifact,
  type PackFiles,
  type PackManifest,
} from '@caseloom/pack';
import { basename } from 'node:path';
import type { Args } from '../args.ts';
import { language } from '../language.ts';
import { cliMessages } from '../messages.ts';
import { allComplaints } from '../packs/put-artifact.ts';
import { tell } from '../tell.ts';
import { schemeBase, type SchemeBase } from './scheme-base.ts';

/** A pack into which a scheme was laid over its base. */
export interface OverBase {
  readonly files: PackFiles;
  /** What a check says of the pack that it does not say of the base. */
  readonly issues: readonly Issue[];
}

/**
 * Lays an imported scheme, and the policies that came with it, over the base that `--base` names: the pack says only what differs. Tells per table
 * what does, and how long the overlay is against a copy.
 * @param imported what an import under this id makes; called again when the base's scheme has another id
 */
export async function importOverBase(
  source: string,
  pack: PackFiles,
  dir: string,
  args: Args,
  id: string,
  imported: (id: string) => ImportedSchemeFiles,
): Promise<OverBase> {
  const manifest = JSON.parse(pack.get(MANIFEST_FILE)!) as PackManifest;
  const first = importedArtifacts(imported(id), manifest);
  const scheme = first.find((one) => one.kind === 'grouping')!;
  const base = await schemeBase(scheme, manifest, args.value('id'), dir, args);
  const wanted = base.scheme.id === scheme.id ? first : importedArtifacts(imported(base.scheme.id), manifest);
  tellReplaced(pack, wanted);
  const before = parsePack(pack, kinds);
  const laid = layOver(base.resolved, wanted, kinds, {
    reason: `scheme import ${basename(source)}`,
    ...(before.ok ? { reasonOf: knownReasons(before.value, kinds) } : {}),
  });
  const files = new Map([...withoutArtifacts(extending(pack, manifest, base), wanted), ...laid.files]);
  for (const artifact of laid.artifacts) tellDifference(artifact, base);
  return { files, issues: await newComplaints(dir, args, files, base) };
}

/** What the pack said of the artifacts until now gives way to the import; known reasons stay. */
function tellReplaced(pack: PackFiles, wanted: readonly Artifact[]): void {
  const kept = withoutArtifacts(pack, wanted);
  const replaced = [...pack.keys()].filter((path) => !kept.has(path));
  if (replaced.length > 0) tell('CLI_OVERLAY_REPLACED', { files: replaced.join(', ') });
}

/** The pack with the base as its parent. A lock names other parents than these, so it goes. */
function extending(pack: PackFiles, manifest: PackManifest, base: SchemeBase): PackFiles {
  const before = manifest.extends;
  const { id, range } = base.extends;
  if (before?.id === id && before.range === range) return pack;
  const name = (one: PackManifest['extends']): string => (one === undefined ? '–' : `${one.id}@${one.range}`);
  tell('CLI_BASE_SET', { base: name(base.extends), before: name(before) }, MANIFEST_FILE);
  const files = new Map([...pack, [MANIFEST_FILE, prettyJson({ ...manifest, extends: { id, range } })]]);
  files.delete(LOCK_FILE);
  return files;
}

async function newComplaints(dir: string, args: Args, files: PackFiles, base: SchemeBase): Promise<readonly Issue[]> {
  const known = new Set(compilePack(base.resolved).issues.map(placeOf));
  const found = await allComplaints(dir, args, files);
  return found.filter((one) => !known.has(placeOf(one)));
}

/** The same place, whether the base is looked at alone or from the pack over it. */
function placeOf({ code, path }: Issue): string {
  return `${code} ${path.replace(/^[a-z0-9._-]+:(?=[a-z]+\/)/, '')}`;
}

function tellDifference({ kind, id, how, lists, head, size }: LaidArtifact, base: SchemeBase): void {
  const about = `${kind}/${id}`;
  if (how === 'own') {
    process.stderr.write(`${about}: ${base.name} –\n`);
    return;
  }
  for (const { list, form, ...counts } of lists)
    if (form !== 'same')
      tell('CLI_OVERLAY_LIST', { ...counts, form: form === 'whole' ? ` ${whole()}` : '' }, `${about}.${list}`);
  if (head.length > 0) process.stderr.write(`${about}: ${head.map((one) => one.path).join(', ')}\n`);
  tell(
    'CLI_OVERLAY_SIZE',
    {
      overlay: kilobytes(size.overlay),
      full: kilobytes(size.full),
      share: ((100 * size.overlay) / size.full).toFixed(1),
    },
    `${about} < ${base.name}`,
  );
}

function whole(): string {
  return renderIssue(cliMessages, { code: 'CLI_OVERLAY_WHOLE', args: {} }, language);
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}
