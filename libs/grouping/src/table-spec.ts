import type { TableSpec } from '@caseloom/pack';

type Column = TableSpec['columns'][number];

/**
 * A table of a scheme: plain names are required columns. Open: a source's further columns are kept.
 * @param orderWithin columns that make groups of rows, within which alone the order counts
 */
export function table(
  key: readonly string[],
  columns: readonly (string | Column)[],
  ordered = false,
  orderWithin?: readonly string[],
): TableSpec {
  return {
    key,
    ordered,
    ...(orderWithin === undefined ? {} : { orderWithin }),
    open: true,
    columns: columns.map((column) => (typeof column === 'string' ? { name: column, required: true } : column)),
  };
}

/** Row order is the order tried; `order` is kept as the source wrote it. */
export const order: Column = {
  name: 'order',
  sequence: true,
  about: 'Number of the row in the source; the order tried is the order of the rows',
};

export const optional = (name: string, about?: string): Column => (about === undefined ? { name } : { name, about });
