import { renderIssue, type Issue } from '@caseloom/core';
import type { DecodedRow } from '@caseloom/record';
import { everyMessage } from '../every-message.ts';
import { language } from '../language.ts';
import { RowWriter } from '../output/row-writer.ts';
import { tell } from '../tell.ts';

const ERROR_COLUMNS = ['file', 'row', 'column', 'code', 'reason'];
const MOST_SHOWN = 10;

/**
 * What was wrong with the rows of a file. Rows that could not be read go to `--errors`, else the first ten to stderr; remarks on rows that
 * could be read are counted by code. Nothing is silent, and nothing of a row's content is shown on a terminal ([P9], [P22]).
 */
export class RowReport {
  readonly #file: string;
  readonly #list: RowWriter | undefined;
  readonly #listName: string | undefined;
  readonly #remarks = new Map<string, { readonly first: Issue; count: number }>();
  refused = 0;

  /** @param listName  file that lists the unreadable rows; it is written even when there are none */
  constructor(file: string, listName: string | undefined) {
    this.#file = file;
    this.#listName = listName;
    this.#list = listName === undefined ? undefined : new RowWriter(listName, ERROR_COLUMNS, formatOfList(listName));
  }

  /** Takes a row's complaints. */
  async add({ record, row, issues }: DecodedRow): Promise<void> {
    if (record !== undefined) return this.#remark(issues);
    this.refused++;
    for (const one of issues) {
      if (one.severity !== 'error') continue;
      const { column } = placeOf(one);
      await this.#list?.write({ file: this.#file, row, column, code: one.code, reason: textOf(one) });
      if (this.#list === undefined && this.refused <= MOST_SHOWN)
        process.stderr.write(`${this.#file}:${one.path}: ${textOf(withoutContent(one))}\n`);
    }
  }

  /** Writes the list to its end and tells how many there were. */
  async end(): Promise<void> {
    await this.#list?.close();
    for (const { first, count } of this.#remarks.values())
      tell('CLI_ROWS_REMARKED', { count, row: placeOf(first).row, reason: textOf(withoutContent(first)) }, this.#file);
    if (this.refused === 0) return;
    if (this.#listName !== undefined)
      tell('CLI_ROWS_REFUSED_LISTED', { count: this.refused, file: this.#listName }, this.#file);
    else
      tell(
        this.refused > MOST_SHOWN ? 'CLI_ROWS_REFUSED_MORE' : 'CLI_ROWS_REFUSED',
        { count: this.refused },
        this.#file,
      );
  }

  #remark(issues: readonly Issue[]): void {
    for (const one of issues) {
      const key = `${one.code} ${placeOf(one).column}`;
      const known = this.#remarks.get(key);
      if (known === undefined) this.#remarks.set(key, { first: one, count: 1 });
      else known.count++;
    }
  }
}

function formatOfList(name: string): 'csv' | 'ndjson' {
  return /\.(ndjson|jsonl)$/.test(name) ? 'ndjson' : 'csv';
}

/** `12:P321` → row 12, column P321; a complaint about the whole row names no column. */
function placeOf({ path }: Issue): { readonly row: string; readonly column: string } {
  const colon = path.indexOf(':');
  return colon < 0 ? { row: path, column: '' } : { row: path.slice(0, colon), column: path.slice(colon + 1) };
}

function textOf(one: Issue): string {
  return renderIssue(everyMessage, one, language);
}

/** `code` is the one argument of row complaints that quotes the file. */
function withoutContent(one: Issue): Issue {
  return 'code' in one.args ? { ...one, args: { ...one.args, code: '…' } } : one;
}
