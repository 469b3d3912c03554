import type { Artifact, Table } from '@caseloom/pack';
import type { DecisionTable, TableBody, TableRule } from './types.ts';

/** Name of the table beside the artifact that holds further rows. */
export const ROWS_TABLE = 'rows';

/** Rows of a decision table, whether they stand in the document or in its table file. */
export interface TableRows {
  readonly size: number;
  id(row: number): string;
  input(row: number, column: number): string;
  output(row: number, column: number): string;
  /** Where a cell stands: `rules[3].inputs[0]`, or `age.rows.csv:12:weight` as a user counts. */
  address(row: number, cell?: { readonly side: 'inputs' | 'outputs'; readonly column: number }): string;
}

/** The rows written in the document, then those of the table file. */
export function rowsOf({ id, value, tables }: Artifact<DecisionTable>): TableRows {
  const listed = listedRows(value.rules);
  const table = Object.hasOwn(tables, ROWS_TABLE) ? tables[ROWS_TABLE]! : undefined;
  if (table === undefined || table.rows.length === 0) return listed;
  const filed = filedRows(value, table, id);
  return value.rules.length === 0 ? filed : joined(listed, filed);
}

export function listedRows(rules: readonly TableRule[]): TableRows {
  return {
    size: rules.length,
    id: (row) => rules[row]!.id,
    input: (row, column) => rules[row]!.inputs[column] ?? '',
    output: (row, column) => rules[row]!.outputs[column] ?? '',
    address: (row, cell) => `rules[${row}]${cell === undefined ? '' : `.${cell.side}[${cell.column}]`}`,
  };
}

function filedRows({ inputs, outputs }: TableBody, { rows }: Table, artifact: string): TableRows {
  const columns = { inputs: inputs.map(({ id }) => id), outputs: outputs.map(({ id }) => id) };
  return {
    size: rows.length,
    id: (row) => rows[row]!['id'] ?? '',
    input: (row, column) => rows[row]![columns.inputs[column]!] ?? '',
    output: (row, column) => rows[row]![columns.outputs[column]!] ?? '',
    // Line 1 is the header.
    address: (row, cell) =>
      `${artifact}.${ROWS_TABLE}.csv:${row + 2}${cell === undefined ? '' : `:${columns[cell.side][cell.column]!}`}`,
  };
}

function joined(first: TableRows, second: TableRows): TableRows {
  const pick = <T>(row: number, read: (rows: TableRows, at: number) => T): T =>
    row < first.size ? read(first, row) : read(second, row - first.size);
  return {
    size: first.size + second.size,
    id: (row) => pick(row, (rows, at) => rows.id(at)),
    input: (row, column) => pick(row, (rows, at) => rows.input(at, column)),
    output: (row, column) => pick(row, (rows, at) => rows.output(at, column)),
    address: (row, cell) => pick(row, (rows, at) => rows.address(at, cell)),
  };
}

/** A table as one document, its rows listed: the form that other formats write. */
export function wholeTable(artifact: Artifact<DecisionTable>): DecisionTable {
  const rows = rowsOf(artifact);
  const { value, tables } = artifact;
  const filed = Object.hasOwn(tables, ROWS_TABLE) ? tables[ROWS_TABLE]!.rows : [];
  if (filed.length === 0) return value;
  const rules = filed.map((row, index): TableRule => {
    const at = value.rules.length + index;
    const note = row['note'] ?? '';
    return {
      id: rows.id(at),
      inputs: value.inputs.map((_, column) => rows.input(at, column)),
      outputs: value.outputs.map((_, column) => rows.output(at, column)),
      ...(note === '' ? {} : { note }),
    };
  });
  return { ...value, rules: [...value.rules, ...rules] };
}
