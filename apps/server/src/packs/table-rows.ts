import { columnFilter } from '@caseloom/api';
import { z } from 'zod';
import { Refusal } from '../http/problem.ts';

type Row = Readonly<Record<string, string>>;
type Filter = z.output<typeof columnFilter>;

/** What a reader asks of a table: a text anywhere in the row, column filters that all hold, an order. */
export interface RowQuery {
  readonly q?: string | undefined;
  readonly filters?: string | undefined;
  readonly sort?: string | undefined;
  readonly descending: 'true' | 'false';
}

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });

/** Rows that meet the query, in its order; equal ones as they stand in the table. @throws Refusal INPUT_INVALID */
export function queriedRows(rows: readonly Row[], { q, filters, sort, descending }: RowQuery): readonly Row[] {
  const asked = readFilters(filters);
  const text = q?.trim().toLowerCase() ?? '';
  const found =
    text === '' && asked.length === 0
      ? rows
      : rows.filter((row) => contains(row, text) && asked.every((filter) => meets(row[filter.column] ?? '', filter)));
  if (!sort) return found;
  const sign = descending === 'true' ? -1 : 1;
  return [...found].sort((a, b) => sign * collator.compare(a[sort] ?? '', b[sort] ?? ''));
}

function contains(row: Row, text: string): boolean {
  if (text === '') return true;
  for (const column in row) if (row[column]!.toLowerCase().includes(text)) return true;
  return false;
}

function meets(cell: string, { text, values }: Filter): boolean {
  if (text && !cell.toLowerCase().includes(text.toLowerCase())) return false;
  return values === undefined || values.includes(cell);
}

function readFilters(given: string | undefined): readonly Filter[] {
  if (!given) return [];
  let parsed: unknown;
  try {
    parsed = JSON.parse(given);
  } catch {
    throw wrongFilters();
  }
  const filters = z.array(columnFilter).max(50).safeParse(parsed);
  if (!filters.success) throw wrongFilters();
  return filters.data;
}

const wrongFilters = () =>
  new Refusal(400, 'INPUT_INVALID', { field: 'query.filters', problem: 'JSON list of filters' });
