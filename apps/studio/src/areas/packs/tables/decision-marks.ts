import type { Issue } from '@caseloom/core';
import type { CellIssue, RowIssues, RowMarks } from '../../../grid/grid-types.ts';
import { columnId, ID, type DecisionDocument, type Side } from './decision.ts';
import type { Tried } from './decision.worker.ts';

const CELL = /^rules\[(\d+)\](?:\.(inputs|outputs)\[(\d+)\])?/;

/** Complaints about cells, by the grid's row key and column; those about the table as a whole apart. */
export function decisionIssues(
  issues: readonly Issue[],
  { rows }: DecisionDocument,
  textOf: (issue: Issue) => string,
): { readonly cells: ReadonlyMap<string, RowIssues>; readonly whole: readonly Issue[] } {
  const cells = new Map<string, Map<string, CellIssue>>();
  const whole: Issue[] = [];
  for (const one of issues) {
    const found = CELL.exec(one.path);
    const row = found === null ? undefined : rows.at(Number(found[1]));
    if (found === null || row === undefined) {
      whole.push(one);
      continue;
    }
    let marks = cells.get(row.key);
    if (marks === undefined) cells.set(row.key, (marks = new Map()));
    const column = found[2] === undefined ? '' : columnId(found[2] as Side, Number(found[3]));
    const message = [textOf(one), one.cause === undefined ? '' : textOf(one.cause as Issue)]
      .filter((text) => text !== '')
      .join(' ');
    if (!marks.has(column) || one.severity === 'error') marks.set(column, { severity: one.severity, message });
  }
  return { cells, whole };
}

/** Rows that a trial met, and those of which it cannot be said, by row id. */
export function triedMarks({ matched, unknown }: Tried): ReadonlyMap<string, RowMarks> {
  const marks = new Map<string, RowMarks>();
  for (const id of matched) marks.set(id, new Map([['', { kind: 'matched' as const }]]));
  for (const id of unknown) marks.set(id, new Map([['', { kind: 'unknown' as const }]]));
  return marks;
}

export const rowIdOf = (cells: readonly string[]): string => (cells[ID] ?? '').trim();
