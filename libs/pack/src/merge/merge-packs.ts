import { overlayFile, LOCK_FILE, MANIFEST_FILE } from '../format/paths.ts';
import { prettyJson } from '../format/pretty.ts';
import { layOver, withoutArtifacts, type LaidArtifact } from '../overlay-of/lay-over.ts';
import { artifactKey, elementKey, tableRowKey } from '../overlay/layer.ts';
import { satisfies } from '../semver.ts';
import { byCodeUnit } from '../text/values.ts';
import {
  ARTIFACT_FAMILY,
  type Artifact,
  type KindRegistry,
  type PackFiles,
  type PackManifest,
  type ResolvedPack,
} from '../types.ts';
import { mergeArtifact, wholeArtifact } from './merge-artifact.ts';
import type { MergedElement, MergeOutcome } from './types.ts';

/** Packs resolved with their parents. */
export interface PacksToMerge {
  /** What both sides started from. */
  readonly base: ResolvedPack;
  readonly theirs: ResolvedPack;
  readonly mine: ResolvedPack;
  /** The files of mine alone. */
  readonly files: PackFiles;
  /** The parents of the merged pack: theirs, where mine extends what they renewed; else those of mine. */
  readonly parents: ResolvedPack | undefined;
}

export interface MergedPack {
  /** Mine, moved onto the parents: overlays and own artifacts as the merge has them, everything else as it was; no lock. */
  readonly files: PackFiles;
  readonly counts: Readonly<Record<MergeOutcome, number>>;
  /** Elements whose conflicts are in names only; they count as conflicts too. */
  readonly inNames: number;
  /** Everything that differs somewhere, by artifact and list. */
  readonly elements: readonly MergedElement[];
  readonly artifacts: readonly LaidArtifact[];
}

/**
 * Three-way merge by meaning: of every artifact the own fields, the elements of families and the rows of tables. What one side changed is taken; what both changed
 * differently is a conflict, told with the three values, and stays as mine has it. Implements PACK-37.
 * @param reason why inherited rows are disabled that mine gives no reason for
 */
export function mergePacks(packs: PacksToMerge, kinds: KindRegistry, reason: string): MergedPack {
  const { base, theirs, mine, files, parents } = packs;
  const elements: MergedElement[] = [];
  const wanted: Artifact[] = [];
  const removed: Artifact[] = [];
  for (const [kindId, kind] of kinds) {
    const [b, t, m] = [base, theirs, mine].map((pack) => pack.artifacts.get(kindId) ?? new Map<string, Artifact>());
    for (const id of [...new Set([...b!.keys(), ...t!.keys(), ...m!.keys()])].sort(byCodeUnit)) {
      const three = { base: b!.get(id), theirs: t!.get(id), mine: m!.get(id) };
      const { artifact, told } = mergeOne(three, kind);
      elements.push(...told);
      if (artifact !== undefined) wanted.push(artifact);
      else if (parents?.artifacts.get(kindId)?.has(id) === true) removed.push((three.theirs ?? three.base)!);
    }
  }
  const reasons = new Map(mine.disabled.map(({ key, by }) => [key, by.reason]));
  const changed = wanted.filter((one) => !isUntouched(one, packs));
  const laid = layOver(parents, changed, kinds, {
    reason,
    reasonOf: ({ kind, id }, list, element) =>
      reasons.get(
        list.endsWith('.csv')
          ? tableRowKey(kind, id, list.slice(0, -'.csv'.length), element)
          : elementKey(kind, id, list, element),
      ),
  });
  const merged = new Map(withoutArtifacts(files, [...changed, ...removed, ...goneFrom(mine, wanted)]));
  merged.delete(LOCK_FILE);
  merged.set(MANIFEST_FILE, prettyJson(manifestOver(mine.manifest, parents)));
  for (const [path, text] of laid.files) merged.set(path, text);
  for (const { kind, id } of removed) {
    const why = reasons.get(artifactKey(kind, id)) ?? reason;
    const disable = [{ op: 'disable', id, family: ARTIFACT_FAMILY, reason: why }];
    merged.set(overlayFile(kind, id), prettyJson(disable));
  }
  const inNames = elements.filter(
    ({ conflicts }) => conflicts.length > 0 && conflicts.every((one) => one.cosmetic),
  ).length;
  return { files: merged, counts: counted(elements), inNames, elements, artifacts: laid.artifacts };
}

type ThreeArtifacts = {
  readonly base: Artifact | undefined;
  readonly theirs: Artifact | undefined;
  readonly mine: Artifact | undefined;
};

function mergeOne(
  { base, theirs, mine }: ThreeArtifacts,
  kind: Parameters<typeof mergeArtifact>[1],
): { readonly artifact: Artifact | undefined; readonly told: readonly MergedElement[] } {
  if (theirs !== undefined && mine !== undefined) {
    const { artifact, elements } = mergeArtifact({ base, theirs, mine }, kind);
    return { artifact, told: elements };
  }
  const one = (theirs ?? mine ?? base)!;
  if (base === undefined)
    return { artifact: one, told: [wholeArtifact(one, theirs === undefined ? 'kept' : 'adopted')] };
  if (theirs === undefined && mine === undefined) return { artifact: undefined, told: [wholeArtifact(one, 'agreed')] };
  const changed = mergeArtifact({ base, theirs: one, mine: base }, kind).elements.length > 0;
  const byMine = mine === undefined;
  if (!changed) return { artifact: undefined, told: [wholeArtifact(one, byMine ? 'kept' : 'adopted')] };
  return { artifact: mine, told: [wholeArtifact(one, 'conflict', byMine ? 'removedByMine' : 'removedByTheirs')] };
}

/** An own artifact of mine that no other side knows stays in its files as it is. */
function isUntouched({ kind, id }: Artifact, { base, theirs, parents }: PacksToMerge): boolean {
  return ![base, theirs, parents].some((pack) => pack?.artifacts.get(kind)?.has(id) === true);
}

/** What mine has and the merged pack has no more. */
function goneFrom(mine: ResolvedPack, wanted: readonly Artifact[]): Artifact[] {
  const kept = new Set(wanted.map(({ kind, id }) => artifactKey(kind, id)));
  return [...mine.artifacts.values()]
    .flatMap((artifacts) => [...artifacts.values()])
    .filter(({ kind, id }) => !kept.has(artifactKey(kind, id)));
}

function manifestOver(manifest: PackManifest, parents: ResolvedPack | undefined): PackManifest {
  if (parents === undefined || manifest.extends === undefined) return manifest;
  const { id, version } = parents.manifest;
  const holds = manifest.extends.id === id && satisfies(version, manifest.extends.range);
  return holds ? manifest : { ...manifest, extends: { id, range: `^${version}` } };
}

function counted(elements: readonly MergedElement[]): Record<MergeOutcome, number> {
  const counts = { kept: 0, adopted: 0, agreed: 0, merged: 0, conflict: 0 };
  for (const one of elements) counts[one.outcome]++;
  return counts;
}
