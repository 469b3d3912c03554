import type { Artifact } from '@caseloom/pack';
import { compileDip } from '../../dip/compile-dip.ts';
import type { DipDocument } from '../../document.ts';
import type { CompiledScheme, GroupingInput } from '../../types.ts';
import type { Reach } from '../types.ts';
import { placedRows } from './catalogue-rows.ts';
import type { PlacedRow } from './catalogue-rows.ts';
import { FittingStays } from './fitting-stays.ts';
import { neverCandidates } from './never-candidates.ts';

/** A hospital whose estimates are the scores themselves. */
const HOSPITAL = { averageFactor: '1', averageFactorBasic: '1' };

/**
 * Of each row of the catalogue whether a stay is grouped there. Proved are only rows that are never even candidates (`neverCandidates`). The others are
 * tried with the stays that fit them best, in a hospital with the average factor 1; where another row takes them all, nothing is claimed. [ANA-6]
 */
export function dipReach(artifact: Artifact<DipDocument>): readonly Reach[] {
  const compiled = compileDip(artifact);
  if (!compiled.ok) return [];
  const rows = placedRows(artifact);
  const never = neverCandidates(artifact, rows);
  const stays = new FittingStays(artifact);
  return rows.map((row): Reach => {
    const about = { group: row.code, kind: 'key' as const, path: row.path };
    const by = never.get(row.path);
    if (by !== undefined) return { ...about, state: 'dead', by };
    const witness = stays.of(row).find((stay) => isGroupedIn(compiled.value, stay, row));
    return witness === undefined ? { ...about, state: 'undecided' } : { ...about, state: 'reached', witness };
  });
}

function isGroupedIn(scheme: CompiledScheme, stay: GroupingInput, { seq }: PlacedRow): boolean {
  return scheme.group(stay, HOSPITAL, { trace: 'none' }).dip?.groupSeq === seq;
}
