import { issue } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import type { CaseRecord } from '../../types.ts';
import type { DialectColumn } from '../dialect.ts';

/** A column of the header at hand, bound to its field. */
export interface BoundColumn extends DialectColumn {
  readonly index: number;
}

/** One row under way: its cells, the record so far and what was noticed. */
export class RowReading {
  readonly draft: Record<string, unknown> = {};
  readonly issues: Issue[] = [];
  readonly row: number;
  readonly cells: readonly string[];

  constructor(row: number, cells: readonly string[]) {
    this.row = row;
    this.cells = cells;
  }

  /** The cell's text without surrounding blanks; a leading apostrophe that made a formula harmless is taken off. */
  cell(index: number): string {
    const text = this.cells[index];
    if (text === undefined || text === '') return '';
    const trimmed = text.trim();
    return trimmed.charCodeAt(0) === APOSTROPHE && trimmed.length > 1 && FORMULA_STARTS.includes(trimmed[1]!)
      ? trimmed.slice(1)
      : trimmed;
  }

  note(code: string, column: string, args: Issue['args'], severity: 'error' | 'warning' = 'warning'): void {
    this.issues.push(issue(code, `${this.row}:${column}`, { column, ...args }, severity));
  }
}

const APOSTROPHE = 39;
const FORMULA_STARTS = '=+-@\0';

export type Reader = (reading: RowReading) => void;

/** How a field stands in the cells of a dialect. */
export interface Form {
  /** A reader for all columns of the header that carry one field; most forms get exactly one column. */
  readonly reader: (columns: readonly BoundColumn[]) => Reader;
  /** The cell's text of one column; '' where the record has nothing. */
  readonly writer: (column: DialectColumn) => (record: CaseRecord) => string;
}
