import type { Rows } from '../../../grid/edits.ts';
import type { CellIssue, RowIssues } from '../../../grid/grid-types.ts';
import { issuePlace } from '../workbench/issue-place.ts';
import type { PackIssue } from '../workbench/workbench-context.tsx';

/**
 * The checks' complaints about rows of a table, by the grid's row key and the column. Places count the rows as they are stored, the header being
 * row 1; a row that an overlay adds or changes is complained about at its place in the overlay, which is not told here.
 */
export function tableIssues(
  issues: readonly PackIssue[],
  kind: string,
  artifact: string,
  table: string,
  stored: Rows,
  textOf: (issue: PackIssue) => string,
): ReadonlyMap<string, RowIssues> {
  const found = new Map<string, Map<string, CellIssue>>();
  for (const one of issues) {
    const place = issuePlace(one.path);
    if (place?.kind !== kind || place.artifact !== artifact || place.table !== table || one.path.includes('overlay/'))
      continue;
    const [line, ...column] = place.path.split(':');
    const row = stored.at(Number(line) - 2);
    if (row === undefined) continue;
    let marks = found.get(row.key);
    if (marks === undefined) found.set(row.key, (marks = new Map()));
    const at = column.join(':');
    if (!marks.has(at) || one.severity === 'error') marks.set(at, { severity: one.severity, message: textOf(one) });
  }
  return found;
}
