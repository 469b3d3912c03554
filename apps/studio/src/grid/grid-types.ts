import type { ReactNode } from 'react';

/** One row of a grid: a key that stays with it through every edit, and a text per column in the order of the columns given. */
export interface GridRow {
  readonly key: string;
  readonly cells: readonly string[];
}

/** What a cell may become, shown while typing. */
export interface Suggestion {
  readonly value: string;
  readonly label: string;
  readonly detail?: string | undefined;
}

export interface ColumnAction {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
  readonly danger?: boolean;
}

export interface GridColumn {
  readonly id: string;
  readonly title: string;
  /** A second, smaller line of the header: an expression, a type. */
  readonly detail?: string | undefined;
  readonly about?: string | undefined;
  /** In pixels, until somebody changes it. */
  readonly width?: number;
  readonly readOnly?: boolean;
  /** Codes and expressions stand in the code font. */
  readonly code?: boolean;
  readonly tone?: 'input' | 'output' | 'plain';
  /** What fits the text typed so far; of a cell that holds a list, the entry at its end. */
  readonly suggest?: (typed: string, signal: AbortSignal) => Promise<readonly Suggestion[]>;
  /** Separates the entries of a cell that holds a list; `; ` is written between them. */
  readonly list?: boolean;
  /** More for the column's menu. */
  readonly actions?: readonly ColumnAction[];
}

export type MarkKind = 'matched' | 'failed' | 'unknown';
export interface CellMark {
  readonly kind: MarkKind;
  /** In words: the value read. */
  readonly note?: string | undefined;
  /** Counts at the cell's end in place of one shape, each with its own: how often it matched. Empty: nothing was found. */
  readonly tally?: readonly { readonly kind: MarkKind; readonly count: number }[] | undefined;
}
export interface CellIssue {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
}

/** By column id; `''` is the row itself. */
export type RowMarks = ReadonlyMap<string, CellMark>;
export type RowIssues = ReadonlyMap<string, CellIssue>;

export interface GridPoint {
  readonly row: number;
  readonly column: number;
}

/** Row and column count from 0, as they are shown; the bounds are inclusive. */
export interface GridRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface GridToolbar {
  readonly before?: ReactNode;
  readonly after?: ReactNode;
}
