import type { Candidate } from '../candidate.ts';
import { unmatched } from '../candidate.ts';
import type { CatalogueRow } from '../catalogue.ts';
import type { DipStay } from '../stay.ts';
import type { ComprehensiveIndex } from './catalogue-index.ts';
import { fallbackRow } from './fallback.ts';
import type { Search } from './search.ts';

/** Comprehensive groups, 1.5 of the method: by prefix, then by range, divided by surgery level; without any of them the fallback. */
export function comprehensive(search: Search, stay: DipStay): readonly Candidate[] {
  const { method, catalogue } = search;
  const found = byKind(search, catalogue.comprehensive('综合'), stay, method.comprehensive.rewrite_code);
  const kept = bySurgeryLevel(found, stay, method.comprehensive.surgery_level);
  if (kept.length > 0) return kept;
  const row = fallbackRow(method.comprehensive.fallback, catalogue, stay.principal);
  return row === undefined ? [] : [unmatched(row, row.opType)];
}

/** Rows of the comprehensive form that stand in the basic catalogue: no rewriting, no division, no fallback. */
export function comprehensiveInBasic(search: Search, stay: DipStay): readonly Candidate[] {
  return byKind(search, search.catalogue.comprehensive('基层'), stay, false);
}

function byKind(
  { method: { comprehensive: how }, kinds }: Search,
  index: ComprehensiveIndex,
  stay: DipStay,
  isRewritten: boolean,
): readonly Candidate[] {
  const kind = how.type_of === 'all_procedures' ? stay.kind : kinds.ofList(stay.known.slice(0, 1));
  const ofKind = (rows: readonly CatalogueRow[]): readonly CatalogueRow[] => {
    const first = rows.findIndex((row) => row.opType === kind);
    if (first < 0) return NOTHING;
    return how.take === 'first' ? [rows[first]!] : rows.filter((row) => row.opType === kind);
  };
  const found: Candidate[] = [];
  for (const length of how.exact_prefixes) {
    const rows = ofKind(index.byPrefix(stay.principal.slice(0, length)));
    if (rows.length === 0) continue;
    for (const row of rows) found.push(unmatched(row, kind));
    break;
  }
  if (!how.ranges) return found;
  const category = stay.principal.slice(0, 3);
  for (const range of index.rangesOver(category)) {
    const rows = ofKind(range.rows);
    if (rows.length === 0) continue;
    for (const row of rows) found.push(unmatched(row, kind, isRewritten ? rewritten(row, category) : row.code));
    break;
  }
  return found;
}

const NOTHING: readonly CatalogueRow[] = [];

/** `A00-A09:S` of a stay with A04.9 is `A04:S`. */
function rewritten(row: CatalogueRow, category: string): string {
  return row.code.replace(row.dxKey, () => category);
}

/** Where some candidate is divided by surgery level, only the first one with the level of the first procedure stays; others, also undivided ones, go. */
function bySurgeryLevel(
  found: readonly Candidate[],
  stay: DipStay,
  levels: Readonly<Record<string, number>> | null | undefined,
): readonly Candidate[] {
  if (levels == null || found.every((one) => one.row.surgeryLevel === undefined)) return found;
  const its = stay.known[0]?.level ?? '';
  const level = Object.hasOwn(levels, its) ? levels[its] : undefined;
  return level === undefined ? [] : found.filter((one) => one.row.surgeryLevel === level).slice(0, 1);
}
