import { rowKey, type Row } from '../format/table.ts';
import type { ArtifactKind, Table, TableSpec } from '../types.ts';
import type { Sameness } from './list-difference.ts';

/** Rows are the same when their cells are, empty or absent, without the column that only counts rows. */
export function rowSameness(kind: ArtifactKind, spec: TableSpec, columns: Iterable<string>): Sameness<Row> {
  const sequence = sequenceColumn(spec);
  const said = [...new Set(columns)].filter((column) => column !== sequence);
  const cosmetic = new Set(kind.cosmetic ?? []);
  return {
    ordered: spec.ordered,
    compare(inherited, wanted) {
      let verdict: 'same' | 'cosmetic' = 'same';
      for (const column of said) {
        if ((inherited[column] ?? '') === (wanted[column] ?? '')) continue;
        if (!cosmetic.has(column)) return 'changed';
        verdict = 'cosmetic';
      }
      return verdict;
    },
  };
}

/** The column that numbers the rows of an ordered table. */
export function sequenceColumn(spec: TableSpec): string | undefined {
  return spec.ordered ? spec.columns.find((one) => one.sequence === true)?.name : undefined;
}

export function rowsByKey(table: Table | undefined, spec: TableSpec): ReadonlyMap<string, Row> {
  return new Map((table?.rows ?? []).map((row) => [rowKey(row, spec), row]));
}
