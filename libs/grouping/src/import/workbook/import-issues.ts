import type { Issue, IssueSeverity } from '@caseloom/core';
import { columnLetters } from './sheets.ts';

/** Where something stands: a sheet, and in it a row and a column (counted from 0) where they are known. */
export interface Place {
  readonly sheet: string;
  readonly row?: number;
  readonly column?: number;
}

/** Issues of one code that are told one by one; what goes beyond is counted in one more. */
const MOST_OF_A_CODE = 1_000;

/** Collects what an import noticed, each at `sheet!C5`. */
export class ImportIssues {
  readonly #found: Issue[] = [];
  readonly #counts = new Map<string, number>();

  add(code: string, severity: IssueSeverity, place: Place, args: Issue['args'] = {}): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= MOST_OF_A_CODE)
      this.#found.push({ code, severity, path: addressOf(place), args: { ...placeArgs(place), ...args } });
  }

  /** All of them; of codes that occur too often the first thousand and how many more there were. */
  all(): readonly Issue[] {
    const more = [...this.#counts].filter(([, count]) => count > MOST_OF_A_CODE);
    return [
      ...this.#found,
      ...more.map(([about, count]): Issue => ({
        code: 'SCHEME_SHEET_MORE',
        severity: 'info',
        path: '',
        args: { about, count: count - MOST_OF_A_CODE },
      })),
    ];
  }
}

/** `规则!C5`, `规则!5`, `规则!C`, or the sheet alone. */
export function addressOf({ sheet, row, column }: Place): string {
  const cell = `${column === undefined ? '' : columnLetters(column)}${row ?? ''}`;
  return cell === '' ? sheet : `${sheet}!${cell}`;
}

function placeArgs({ sheet, row, column }: Place): Record<string, string | number> {
  return {
    sheet,
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column: columnLetters(column) }),
  };
}
