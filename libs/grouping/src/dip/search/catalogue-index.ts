import type { CatalogueRow } from '../catalogue.ts';
import type { CatalogueWord } from '../catalogues.ts';
import { KeyRows, NO_KEY } from './key-rows.ts';

/** The rows of the catalogues by what they are searched by; order of the table is kept everywhere. */
export interface CatalogueIndex {
  readonly rows: readonly CatalogueRow[];
  /** Core and basic rows of a diagnosis key. */
  byExpression(catalogue: CatalogueWord, key: string): KeyRows;
  /** Rows of the comprehensive form. */
  comprehensive(catalogue: CatalogueWord): ComprehensiveIndex;
  /** The one row of catalogue 空白. */
  readonly blank: CatalogueRow | undefined;
}

export interface ComprehensiveIndex {
  /** Rows whose key is exactly this prefix. */
  byPrefix(prefix: string): readonly CatalogueRow[];
  /** Ranges that contain the category, in the order in which their keys first stand in the table. */
  rangesOver(category: string): readonly Range[];
}

interface Range {
  readonly from: string;
  readonly to: string;
  readonly rows: readonly CatalogueRow[];
}

const NO_ROWS: readonly CatalogueRow[] = [];

export function indexCatalogue(rows: readonly CatalogueRow[]): CatalogueIndex {
  const keyed = groupBy(
    rows.filter((row) => row.byExpression),
    (row) => row.catalogue,
  );
  const byKey = new Map(
    [...keyed].map(([catalogue, its]) => [
      catalogue,
      new Map([...groupBy(its, (row) => row.dxKey)].map(([key, ofKey]) => [key, new KeyRows(ofKey)])),
    ]),
  );
  const broad = rows.filter((row) => !row.byExpression);
  const comprehensive = new Map(
    (['基层', '综合'] as const).map((word) => [
      word as CatalogueWord,
      indexBroad(broad.filter((row) => row.catalogue === word)),
    ]),
  );
  const nothing = indexBroad([]);
  return {
    rows,
    byExpression: (catalogue, key) => byKey.get(catalogue)?.get(key) ?? NO_KEY,
    comprehensive: (catalogue) => comprehensive.get(catalogue) ?? nothing,
    blank: rows.find((row) => row.catalogue === '空白'),
  };
}

function indexBroad(rows: readonly CatalogueRow[]): ComprehensiveIndex {
  const byPrefix = groupBy(
    rows.filter((row) => row.range === undefined),
    (row) => row.dxKey,
  );
  const ranges = [
    ...groupBy(
      rows.filter((row) => row.range !== undefined),
      (row) => row.dxKey,
    ).values(),
  ].map((its): Range => ({ ...its[0]!.range!, rows: its }));
  // Ranges may span letters: each letter knows those that touch it, so that a search looks at a few.
  const letters = new Map<string, Range[]>();
  for (const range of ranges)
    for (let code = range.from.charCodeAt(0); code <= range.to.charCodeAt(0); code++) {
      const letter = String.fromCharCode(code);
      letters.set(letter, [...(letters.get(letter) ?? []), range]);
    }
  return {
    byPrefix: (prefix) => byPrefix.get(prefix) ?? NO_ROWS,
    rangesOver: (category) =>
      (letters.get(category.slice(0, 1)) ?? []).filter(({ from, to }) => from <= category && category <= to),
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [item]);
    else known.push(item);
  }
  return groups;
}
