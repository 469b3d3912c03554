import { cellOf, typedCell, type CellType, type Row } from './cells.ts';

/** Where a column's typed cell is kept while a row becomes a rule. */
export interface Slot {
  readonly index: number;
  readonly name: string;
  readonly type: CellType;
}
export type Slots = ReadonlyMap<string, Slot>;

/** The cells of one row, each typed once however often the template uses it. */
export class RowCells {
  readonly #row: Row;
  readonly #typed: unknown[];

  constructor(row: Row, columns: number) {
    this.#row = row;
    this.#typed = Array.from<unknown>({ length: columns });
  }

  text(column: string): string {
    return cellOf(this.#row, column);
  }

  /** Undefined: empty, or not of the column's type. */
  typed({ index, name, type }: Slot): unknown {
    return (this.#typed[index] ??= typedCell(cellOf(this.#row, name), type));
  }
}
