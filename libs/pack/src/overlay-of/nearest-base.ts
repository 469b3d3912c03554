import { readFamily } from '../overlay/apply-elements.ts';
import { sameJson } from '../text/merge-patch.ts';
import type { Artifact, ArtifactKind, KindRegistry, Table, TableSpec } from '../types.ts';
import { rowsByKey, rowSameness } from './row-sameness.ts';

export interface BaseShare<T> {
  readonly candidate: T;
  /** Rows and elements that both have alike, of all that either has: 0 to 1. */
  readonly share: number;
}

/**
 * Bases by how much of the wanted artifact they have already, nearest first; of equals the earlier candidate first. Every row and every element counts
 * the same; rows are alike when their cells are, whatever numbers they carry in the source.
 */
export function nearestBase<T extends { readonly artifact: Artifact }>(
  wanted: Artifact,
  candidates: readonly T[],
  kinds: KindRegistry,
): readonly BaseShare<T>[] {
  const kind = kinds.get(wanted.kind)!;
  return candidates
    .map((candidate) => ({ candidate, share: shareOf(candidate.artifact, wanted, kind) }))
    .sort((a, b) => b.share - a.share);
}

function shareOf(base: Artifact, wanted: Artifact, kind: ArtifactKind): number {
  let alike = 0;
  let either = 0;
  const count = (same: number, left: number, right: number): void => {
    alike += same;
    either += left + right - same;
  };
  for (const family of kind.families) {
    const [left, right] = [readFamily(base.value, family), readFamily(wanted.value, family)];
    const ids = right.ids();
    count(ids.filter((id) => sameJson(left.get(id), right.get(id))).length, left.ids().length, ids.length);
  }
  for (const [name, spec] of Object.entries(kind.tables)) {
    const [left, right] = [tableOf(base, name), tableOf(wanted, name)];
    count(alikeRows(kind, spec, left, right), left.rows.length, right.rows.length);
  }
  return either === 0 ? 1 : alike / either;
}

function alikeRows(kind: ArtifactKind, spec: TableSpec, left: Table, right: Table): number {
  if (spec.key.length === 0) {
    const lines = new Set(left.rows.map((row) => JSON.stringify(right.columns.map((column) => row[column] ?? ''))));
    return right.rows.filter((row) => lines.has(JSON.stringify(right.columns.map((column) => row[column] ?? ''))))
      .length;
  }
  const { compare } = rowSameness(kind, spec, [...left.columns, ...right.columns]);
  const known = rowsByKey(left, spec);
  let alike = 0;
  for (const [key, row] of rowsByKey(right, spec)) {
    const base = known.get(key);
    if (base !== undefined && compare(base, row) === 'same') alike++;
  }
  return alike;
}

const EMPTY: Table = { columns: [], rows: [] };

function tableOf(artifact: Artifact, name: string): Table {
  return (Object.hasOwn(artifact.tables, name) ? artifact.tables[name] : undefined) ?? EMPTY;
}
