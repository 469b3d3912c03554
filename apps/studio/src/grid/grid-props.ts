import type { ReactNode, Ref } from 'react';
import type { MakeRows, Rows } from './edits.ts';
import type { GridColumn, GridRow, RowIssues, RowMarks } from './grid-types.ts';

/** Undo and redo of the document that the table is part of; the grid has no history of its own. */
export interface GridHistory {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** What others may ask of a grid. */
export interface GridHandle {
  /** Brings a cell into view and selects it. */
  readonly reveal: (rowKey: string, columnId?: string) => void;
  readonly focus: () => void;
}

export interface GridProps {
  /** Says what the table is, for those who cannot see it. */
  readonly label: string;
  /** Under which this machine remembers widths, order and hidden columns. */
  readonly name: string;
  readonly columns: readonly GridColumn[];
  readonly rows: Rows;
  /** One act of the user: one paste, one cell typed. Absent: the table is only looked at. */
  readonly onRows?: ((rows: Rows) => void) | undefined;
  readonly makeRows?: MakeRows | undefined;
  readonly history?: GridHistory | undefined;
  readonly issuesOf?: ((row: GridRow) => RowIssues | undefined) | undefined;
  readonly marksOf?: ((row: GridRow) => RowMarks | undefined) | undefined;
  /** Stands before a row's number: the same object as long as it is the same badge. */
  readonly badgeOf?: ((row: GridRow) => ReactNode) | undefined;
  /** Columns that stay in place until somebody says otherwise. */
  readonly frozen?: number;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  /** The keyboard left the table. */
  readonly onLeave?: (() => void) | undefined;
  readonly onActive?: ((row: GridRow | undefined, columnId: string | undefined) => void) | undefined;
  /** The rows on the screen became others. */
  readonly onShown?: ((rows: readonly GridRow[]) => void) | undefined;
  readonly handle?: Ref<GridHandle> | undefined;
  readonly testId?: string;
}
