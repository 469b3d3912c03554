import type { DecisionTable, TableInput, TableOutput, TableRule } from '@caseloom/tables';
import type { Rows } from '../../../grid/edits.ts';
import type { GridRow } from '../../../grid/grid-types.ts';
import { RowList } from '../../../grid/row-list.ts';
import type { StoredRows } from './row-batch.ts';

/** Everything of a decision table but its rows. */
export type DecisionHead = Omit<DecisionTable, 'rules'>;
export type Side = 'inputs' | 'outputs';

/** A row's cells: id, a test per input, a value per output, the note. */
export const ID = 0;
export const firstOutput = ({ inputs }: DecisionHead): number => 1 + inputs.length;
export const noteAt = ({ inputs, outputs }: DecisionHead): number => 1 + inputs.length + outputs.length;

/** Ids of the grid's columns: a cell's place in complaints of the checks is a side and a number. */
export const columnId = (side: Side, index: number): string => `${side}.${index}`;

export function headOf({ rules: _, ...head }: DecisionTable): DecisionHead {
  return head;
}

export function ruleCells({ id, inputs, outputs, note }: TableRule, head: DecisionHead): string[] {
  const fit = (cells: readonly string[], length: number) => Array.from({ length }, (_, at) => cells[at] ?? '');
  return [id, ...fit(inputs, head.inputs.length), ...fit(outputs, head.outputs.length), note ?? ''];
}

export function ruleOf(cells: readonly string[], head: DecisionHead): TableRule {
  const from = firstOutput(head);
  const note = cells[noteAt(head)] ?? '';
  return {
    id: (cells[ID] ?? '').trim(),
    inputs: cells.slice(1, from),
    outputs: cells.slice(from, from + head.outputs.length),
    ...(note === '' ? {} : { note }),
  };
}

/** Cells of a row of the table file, whose columns are the ids of inputs and outputs. */
export function filedCells(columns: readonly string[], cells: readonly string[], head: DecisionHead): string[] {
  const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
  return [
    cell('id'),
    ...head.inputs.map(({ id }) => cell(id)),
    ...head.outputs.map(({ id }) => cell(id)),
    cell('note'),
  ];
}

/** How rows are stored: as elements of the document, or in the table file. */
export function storedRows(head: DecisionHead, filed: boolean): StoredRows {
  return {
    placed: true,
    idOf: (row) => (row.cells[ID] ?? '').trim(),
    valueOf: ({ cells }) => {
      const rule = ruleOf(cells, head);
      if (!filed) return { ...rule };
      const row: Record<string, string> = { id: rule.id };
      head.inputs.forEach(({ id }, at) => (row[id] = rule.inputs[at] ?? ''));
      head.outputs.forEach(({ id }, at) => (row[id] = rule.outputs[at] ?? ''));
      row['note'] = rule.note ?? '';
      return row;
    },
  };
}

/** The whole table, rows and all, as it would be checked. */
export function wholeTable(head: DecisionHead, rows: Rows): DecisionTable {
  const rules: TableRule[] = [];
  rows.forEach((row) => rules.push(ruleOf(row.cells, head)));
  return { ...head, rules };
}

export interface DecisionDocument {
  readonly head: DecisionHead;
  readonly rows: Rows;
}

/** A new column after one of the same side, with an empty cell in every row. */
export function withColumn(
  { head, rows }: DecisionDocument,
  side: Side,
  after: number,
  column: TableInput | TableOutput,
): DecisionDocument {
  const at = after + 1;
  const cell = (side === 'inputs' ? 1 : firstOutput(head)) + at;
  const list = [...head[side]] as (TableInput | TableOutput)[];
  list.splice(at, 0, column);
  return {
    head: { ...head, [side]: list },
    rows: mapped(rows, (cells) => cells.toSpliced(cell, 0, '')),
  };
}

export function withoutColumn({ head, rows }: DecisionDocument, side: Side, index: number): DecisionDocument {
  const cell = (side === 'inputs' ? 1 : firstOutput(head)) + index;
  return {
    head: { ...head, [side]: (head[side] as readonly unknown[]).filter((_, at) => at !== index) } as DecisionHead,
    rows: mapped(rows, (cells) => cells.toSpliced(cell, 1)),
  };
}

export function changedColumn(
  document: DecisionDocument,
  side: Side,
  index: number,
  column: TableInput | TableOutput,
): DecisionDocument {
  const list = [...document.head[side]] as (TableInput | TableOutput)[];
  list[index] = column;
  return { ...document, head: { ...document.head, [side]: list } };
}

/** An id that no column has yet: `input1`, `output2`. */
export function freshColumnId(head: DecisionHead, side: Side): string {
  const known = new Set([...head.inputs, ...head.outputs].map(({ id }) => id));
  const stem = side === 'inputs' ? 'input' : 'output';
  for (let number = head[side].length + 1; ; number++) if (!known.has(`${stem}${number}`)) return `${stem}${number}`;
}

function mapped(rows: Rows, cells: (cells: readonly string[]) => readonly string[]): Rows {
  const next: GridRow[] = [];
  rows.forEach((row) => next.push({ ...row, cells: cells(row.cells) }));
  return RowList.of(next);
}
