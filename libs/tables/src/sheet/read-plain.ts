import { isDecimalText, issue, type Issue, type Result } from '@caseloom/core';
import { readSimpleTest } from '../cells/simple-test.ts';
import type { DecisionTable, TableRule } from '../types.ts';
import type { SheetOptions, SheetText } from './read-sheet.ts';

/** Names of columns that hold no condition. */
const ID_COLUMNS = ['id', '编号', '序号', '标识'];
const NOTE_COLUMNS = ['note', 'notes', 'remark', 'remarks', '备注', '说明'];
/** Half of it without a blank is FEEL already. */
const RANGE = /^(-?\d+(?:\.\d+)?)\s*(?:-|~|～|–|—|至|到)\s*(-?\d+(?:\.\d+)?)$/;
const SEPARATORS = /[;；、，,|\n]/;

/**
 * A sheet that is a line of column names above rows, as people keep them. Cells of columns of numbers may say `18-30`, `≥ 18`, `18至30`; texts need no
 * quotes, several are separated by `、`, `；`, `,` or line ends. What is FEEL already stays as it is. A column is a number's when all its cells are.
 */
export function readPlainSheet({ rows, lines }: SheetText, options: SheetOptions): Result<DecisionTable> {
  const [names = [], ...body] = rows;
  const issues: Issue[] = [];
  const columns = names.map((name) => name.trim().replaceAll(/\s+/g, ' '));
  columns.forEach((name, column) => {
    if (name !== '' && columns.indexOf(name) !== column)
      issues.push(issue('SHEET_COLUMN_TWICE', `${options.file}:${lines[0]}`, { column: name }));
  });
  const special = (list: readonly string[]): number => columns.findIndex((name) => list.includes(name.toLowerCase()));
  const [idColumn, noteColumn] = [special(ID_COLUMNS), special(NOTE_COLUMNS)];
  const usable = columns.flatMap((name, column) =>
    name === '' || column === idColumn || column === noteColumn ? [] : [column],
  );
  const outputs = outputColumns(columns, usable, options, lines[0] ?? 1, issues);
  const inputs = usable.filter((column) => !outputs.includes(column));
  if (inputs.length === 0 || outputs.length === 0)
    issues.push(issue('SHEET_NO_OUTPUT', `${options.file}:${lines[0] ?? 1}`));
  if (issues.length > 0) return { ok: false, issues };
  const cellsOf = (column: number): string[] => body.map((cells) => (cells[column] ?? '').trim());
  const types = new Map(usable.map((column) => [column, typeOf(cellsOf(column), outputs.includes(column))]));
  const seen = new Map<string, number>();
  const rules = body.map((cells, index): TableRule => {
    const given = idColumn === -1 ? '' : (cells[idColumn] ?? '').trim();
    const id = given === '' ? `r${index + 1}` : given;
    const line = lines[index + 1]!;
    const first = seen.get(id);
    if (first === undefined) seen.set(id, line);
    else issues.push(issue('SHEET_ROW_TWICE', `${options.file}:${line}`, { id, first }));
    const note = noteColumn === -1 ? '' : (cells[noteColumn] ?? '').trim();
    return {
      id,
      inputs: inputs.map((column) => testOf((cells[column] ?? '').trim(), types.get(column)!)),
      outputs: outputs.map((column) => answerOf((cells[column] ?? '').trim(), types.get(column)!)),
      ...(note === '' ? {} : { note }),
    };
  });
  if (issues.length > 0) return { ok: false, issues };
  return {
    ok: true,
    issues: [],
    value: {
      title: { zh: options.id, en: options.id },
      hitPolicy: options.hitPolicy ?? 'unique',
      data: inputs.map((column) => ({ name: columns[column]!, type: types.get(column)! })),
      inputs: inputs.map((column) => ({
        id: columns[column]!,
        expression: columns[column]!,
        type: types.get(column)!,
      })),
      outputs: outputs.map((column) => ({ id: columns[column]!, type: types.get(column)! })),
      rules,
    },
  };
}

function outputColumns(
  columns: readonly string[],
  usable: readonly number[],
  options: SheetOptions,
  line: number,
  issues: Issue[],
): number[] {
  if (options.outputs === undefined) return usable.slice(-1);
  return options.outputs.flatMap((name) => {
    const column = columns.indexOf(name.trim());
    if (usable.includes(column)) return [column];
    issues.push(issue('SHEET_COLUMN_UNKNOWN', `${options.file}:${line}`, { column: name, known: columns.join(', ') }));
    return [];
  });
}

type ColumnKind = 'number' | 'string' | 'boolean';

function typeOf(cells: readonly string[], isOutput: boolean): ColumnKind {
  const filled = cells.filter((cell) => cell !== '' && cell !== '-');
  if (filled.length === 0) return 'string';
  if (filled.every((cell) => cell === 'true' || cell === 'false')) return 'boolean';
  const isNumber = isOutput ? isDecimalText : isNumberTest;
  return filled.every(isNumber) ? 'number' : 'string';
}

function isNumberTest(cell: string): boolean {
  return readSimpleTest(numberTest(cell), true)?.stretches.every(({ kind }) => kind === 'number') ?? false;
}

function testOf(cell: string, type: ColumnKind): string {
  if (cell === '' || cell === '-' || cell === '*' || cell === '任意' || cell === '不限') return '-';
  if (type === 'number') return numberTest(cell);
  if (type === 'boolean' || isFeelText(cell)) return cell;
  return cell
    .split(SEPARATORS)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(quoted)
    .join(', ');
}

/** Cells of numbers as people write them. */
function numberTest(cell: string): string {
  return cell
    .split(/[;；、，,|\n]/)
    .map((part) => part.trim().replaceAll('≥', '>=').replaceAll('≤', '<=').replaceAll('＞', '>').replaceAll('＜', '<'))
    .filter((part) => part !== '')
    .map((part) => {
      const range = RANGE.exec(part);
      return range === null ? part : `[${range[1]!}..${range[2]!}]`;
    })
    .join(', ');
}

/** Quoted texts, intervals of texts, `not("…")`, prefixes. */
function isFeelText(cell: string): boolean {
  return cell.includes('"') && readSimpleTest(cell, true) !== undefined;
}

function answerOf(cell: string, type: ColumnKind): string {
  if (cell === '' || type !== 'string') return cell;
  return /^"(?:[^"\\]|\\.)*"$/s.test(cell) ? cell : quoted(cell);
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
