import type { DipChecked, DipCheck } from './look.ts';
import { eachRow, hasRows, warning } from './look.ts';

/** Rows of the auxiliary catalogue that no group reads, and a table that the method does not read. */
export const checkSupplement: DipCheck = (checked) => {
  const { method, tables } = checked;
  if (method.supplement.kind !== 'catalogue')
    return hasRows(tables, 'supplement')
      ? [warning('GROUPING_DIP_TABLE_UNREAD', 'supplement.csv', { table: 'supplement', option: 'supplement.kind' })]
      : [];
  const isReported = reportedCodes(checked);
  return eachRow(tables, 'supplement', (row, path) => {
    const group = row['group_code'] ?? '';
    return [isReported(group) ? undefined : warning('GROUPING_DIP_GROUP_UNKNOWN', `${path}:group_code`, { group })];
  });
};

/** The codes under which groups look for auxiliary rows: their own, or of a range the code rewritten to a category within. */
function reportedCodes({ method, parts }: DipChecked): (group: string) => boolean {
  const { rows } = parts.search.catalogue;
  const own = new Set(rows.map((row) => row.code));
  if (!method.comprehensive.rewrite_code) return (group) => own.has(group);
  const ranges = rows.filter((row) => row.range !== undefined && row.catalogue === '综合');
  return (group) =>
    own.has(group) ||
    ranges.some(
      ({ code, dxKey, range }) =>
        range!.from <= group.slice(0, 3) &&
        group.slice(0, 3) <= range!.to &&
        code.replace(dxKey, () => group.slice(0, 3)) === group,
    );
}
