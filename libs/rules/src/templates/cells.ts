import { isDate, isDecimalText, SEVERITIES } from '@caseloom/core';
import type { TemplateColumn } from '../types.ts';

export type CellType = TemplateColumn['type'];
export type Row = Readonly<Record<string, string>>;

/** The cell as a person sees it: own text of the row without the blanks around; what is not there is empty. */
export function cellOf(row: Row, column: string): string {
  const cell: unknown = row[column];
  return typeof cell === 'string' ? cell.trim() : '';
}

/**
 * The cell as a rule's value: a list of texts, a number (as a decimal text where a double would change it), a truth value, or the text.
 * An empty cell has none; nor has one that its type forbids, which the check of the set reports.
 */
export function typedCell(text: string, type: CellType): unknown {
  if (text === '') return undefined;
  return type === 'text' ? text : READ[type](text);
}

/** What a cell of the type may hold, for messages. */
export const SHAPES: Readonly<Record<CellType, string>> = {
  text: 'text',
  list: 'a; b; c',
  number: '12.5',
  flag: '是 / 否, true / false, 1 / 0',
  severity: SEVERITIES.join(', '),
  date: '2026-05-01',
};

const READ: Readonly<Record<Exclude<CellType, 'text'>, (text: string) => unknown>> = {
  list: listCell,
  number: (text) => (isDecimalText(text) ? (String(Number(text)) === text ? Number(text) : text) : undefined),
  flag: (text) => FLAGS.get(text.toLowerCase()),
  severity: (text) => ((SEVERITIES as readonly string[]).includes(text) ? text : undefined),
  date: (text) => (text.length === 10 && isDate(text) ? text : undefined),
};

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['是', true],
  ['true', true],
  ['1', true],
  ['否', false],
  ['false', false],
  ['0', false],
]);

const SEPARATOR = /[;；、|]/;

function listCell(text: string): readonly string[] | undefined {
  if (!SEPARATOR.test(text)) return [text];
  const parts = text
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length === 0 ? undefined : parts;
}
