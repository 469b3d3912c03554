import { conceptOf } from './header-words.ts';
import type { Concept } from './header-words.ts';
import { contentOf, fitOf } from './column-content.ts';
import type { Content } from './column-content.ts';
import type { SourceRow, SourceSheet } from './sheets.ts';

/** A column below a header. */
export interface HeaderColumn {
  /** Counted from 0. */
  readonly column: number;
  /** The header's text as a mapping names it; parts of a header of several rows are joined by `/`. */
  readonly header: string;
  readonly concept: Concept | undefined;
  readonly content: Content;
}

export interface FoundHeader {
  /** Counted from 1, as the sheet shows it. */
  readonly row: number;
  readonly rows: number;
  readonly columns: readonly HeaderColumn[];
  /** Columns whose header and content say the same, and how well. */
  readonly score: number;
}

const ROWS_LOOKED_AT = 30;
const MOST_HEADER_ROWS = 3;
const SAMPLED_ROWS = 200;

/**
 * The header of a sheet whose merged cells are filled: the row, or up to three rows, whose texts name the most columns that then hold what they say. Titles above it
 * and columns without a header are passed over.
 * @returns undefined when no row of the first thirty names two columns (one, where the sheet has only one)
 */
export function findHeader(sheet: SourceSheet): FoundHeader | undefined {
  let best: FoundHeader | undefined;
  for (let at = 0; at < Math.min(ROWS_LOOKED_AT, sheet.rows.length); at++) {
    for (let rows = 1; rows <= Math.min(MOST_HEADER_ROWS, sheet.rows.length - at); rows++) {
      const found = headerAt(sheet.rows, at, rows);
      // The header once more, on the next page of a print, is no better one.
      if (found !== undefined && found.score > (best?.score ?? 0) && !isSameHeader(found, best)) best = found;
    }
  }
  return best;
}

function isSameHeader({ columns }: FoundHeader, other: FoundHeader | undefined): boolean {
  return (
    columns.length === other?.columns.length && columns.every((one, at) => one.header === other.columns[at]!.header)
  );
}

function headerAt(rows: readonly SourceRow[], at: number, count: number): FoundHeader | undefined {
  const header = rows.slice(at, at + count);
  if (count > 1 && header.at(-1)!.row !== header[0]!.row + count - 1) return undefined;
  const texts = headerColumns(header, []);
  const least = Math.min(2, texts.length);
  if (texts.filter(isNamed).length < least || texts.length === 0) return undefined;
  const columns = headerColumns(header, sampled(rows, at + count));
  const named = columns.filter(isNamed);
  const distinct = new Set(named.map(({ concept }) => concept)).size;
  const fit = named.reduce((sum, { concept, content }) => sum + (fitOf(concept!, content) ?? 0.5), 0);
  // A cell of codes or rules in the header tells that it is a row of data.
  const data = header.flatMap(({ cells }) => cells).filter((cell) => contentOf([cell]).rule + contentOf([cell]).dx > 0);
  return { row: header[0]!.row, rows: count, columns, score: distinct + fit - 0.6 * (count - 1) - 3 * data.length };
}

function isNamed({ concept }: HeaderColumn): boolean {
  return concept !== undefined && concept !== 'number';
}

/** Columns of a header given as its rows; what stands below decides nothing here and is told with them. */
export function headerColumns(header: readonly SourceRow[], below: readonly SourceRow[]): readonly HeaderColumn[] {
  const width = Math.max(0, ...header.map(({ cells }) => cells.length));
  const columns: HeaderColumn[] = [];
  for (let column = 0; column < width; column++) {
    const parts = header.map(({ cells }) => (cells[column] ?? '').trim()).filter((part) => part !== '');
    const distinct = parts.filter((part, index) => part !== parts[index - 1]);
    if (distinct.length === 0) continue;
    const content = contentOf(below.map(({ cells }) => cells[column] ?? ''));
    columns.push({ column, header: distinct.join('/'), concept: conceptOfParts(distinct), content });
  }
  return columns;
}

/** The last row's words where they say enough; `编码` below `诊断` is a code of diagnoses. */
function conceptOfParts(parts: readonly string[]): Concept | undefined {
  const last = conceptOf(parts.at(-1)!);
  if (parts.length === 1) return last;
  if (last !== undefined && last !== 'code' && last !== 'name') return last;
  return conceptOf(parts.slice(-2).join('')) ?? last ?? conceptOf(parts.join(''));
}

function sampled(rows: readonly SourceRow[], from: number): readonly SourceRow[] {
  const step = Math.max(1, Math.floor((rows.length - from) / SAMPLED_ROWS));
  const found: SourceRow[] = [];
  for (let at = from; at < rows.length; at += step) found.push(rows[at]!);
  return found;
}
