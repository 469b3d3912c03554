import type { Issue } from '@caseloom/core';
import type { CellIssue, CellMark, RowIssues, RowMarks } from '../../../grid/grid-types.ts';
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

interface Words {
  /** What an input came to. */
  readonly read: (value: unknown) => string;
  readonly missing: (names: readonly string[]) => string;
}

/** Rows that a trial met, and the cells that kept others from it, by row id. */
export function triedMarks({ matched, unknown, near }: Tried, words: Words): ReadonlyMap<string, RowMarks> {
  const marks = new Map<string, Map<string, CellMark>>();
  for (const id of unknown) marks.set(id, new Map([['', { kind: 'unknown' }]]));
  for (const { id, cells } of near) {
    const row = marks.get(id) ?? new Map<string, CellMark>();
    marks.set(id, row);
    for (const { column, kind, read, missing } of cells)
      row.set(columnId('inputs', column), {
        kind,
        note: missing.length > 0 ? words.missing(missing) : words.read(read),
      });
  }
  for (const id of matched) marks.set(id, new Map([['', { kind: 'matched' }]]));
  return marks;
}

export const rowIdOf = (cells: readonly string[]): string => (cells[ID] ?? '').trim();
