import type { Artifact } from '@caseloom/pack';
import { readCatalogue } from '../../dip/catalogue.ts';
import { ExpressionCodes } from '../../dip/procedure-expression.ts';
import type { DipDocument } from '../../document.ts';
import type { PlacedRow } from './catalogue-rows.ts';

/**
 * Rows that no stay has among its candidates, with the addresses of what stands before them ([DIP-3], [DIP-4]): a key of a length that is not looked up; where the method takes the first, a conservative row behind the first of its key, and a comprehensive row behind the first of its key and kind;
 * a range within an earlier one that has the kind.
 */
export function neverCandidates(
  artifact: Artifact<DipDocument>,
  rows: readonly PlacedRow[],
): ReadonlyMap<string, readonly string[]> {
  const { method } = artifact.value;
  const read = readCatalogue(artifact.tables['groups'], method, new ExpressionCodes(method.procedure_expression));
  const byExpression = new Set(read.rows.filter((row) => row.byExpression).map(({ path }) => path));
  const isBroad = ({ catalogue }: PlacedRow): boolean =>
    catalogue === 'comprehensive' || (catalogue === 'basic' && method.comprehensive_rows_in_basic);
  const longest = Math.max(0, ...method.comprehensive.exact_prefixes);
  const never = new Map<string, readonly string[]>();
  const first = new Map<string, PlacedRow>();
  const ranges: PlacedRow[] = [];
  /** Ranges are tried in the order in which their keys first stand in the table. */
  const places = new Map<string, number>();
  const isBefore = (one: PlacedRow, other: PlacedRow): boolean => places.get(one.keyNode)! < places.get(other.keyNode)!;
  const onlyFirst = (row: PlacedRow, key: string): void => {
    const before = first.get(key);
    if (before === undefined) first.set(key, row);
    else never.set(row.path, [before.path]);
  };
  for (const row of rows) {
    if (byExpression.has(row.path)) {
      if (row.procedures === '' && method.conservative.take === 'first') onlyFirst(row, row.keyNode);
    } else if (row.catalogue !== 'blank' && !isBroad(row)) never.set(row.path, []);
    else if (row.catalogue !== 'blank') {
      if (!places.has(row.keyNode)) places.set(row.keyNode, places.size);
      const isRange = row.dxKey.includes('-');
      const around = isRange ? ranges.find((one) => isBefore(one, row) && contains(one, row)) : undefined;
      if (isRange ? !method.comprehensive.ranges : row.dxKey.length > longest) never.set(row.path, []);
      else if (around !== undefined) never.set(row.path, [around.path]);
      else if (method.comprehensive.take === 'first') onlyFirst(row, `${row.keyNode} ${row.opType}`);
      if (isRange && !never.has(row.path)) ranges.push(row);
    }
  }
  return never;
}

/** Another range of the same catalogue and kind, with all its categories. */
function contains(earlier: PlacedRow, row: PlacedRow): boolean {
  if (earlier.catalogue !== row.catalogue || earlier.opType !== row.opType || earlier.dxKey === row.dxKey) return false;
  const bounds = ({ dxKey }: PlacedRow): readonly string[] => dxKey.split('-').map((bound) => bound.slice(0, 3));
  const [[from = '', to = ''], [itsFrom = '', itsTo = '']] = [bounds(earlier), bounds(row)];
  return from <= itsFrom && itsTo <= to;
}
