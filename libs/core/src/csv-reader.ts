import { afterLineEnd, CR, lineEnd, readRecord } from './csv-record.ts';

/** One record's address as a user counts it: the line of the file on which it starts, from 1, the header being line 1. */
export interface CsvRow {
  readonly row: number;
  readonly cells: readonly string[];
  /** Lines of the file that the record spans, as the reader counts them. */
  readonly lines?: number;
}

/**
 * UNCLOSED, AFTER and TOO_LONG cost the record that starts on that line and nothing else: reading resumes on the next line.
 * STRAY is kept as written.
 */
export interface CsvProblem {
  readonly row: number;
  readonly code: 'CSV_QUOTE_UNCLOSED' | 'CSV_QUOTE_STRAY' | 'CSV_QUOTE_AFTER' | 'CSV_ROW_TOO_LONG';
}

const DEFAULT_LONGEST = 1_000_000;

/**
 * Incremental CSV reader (RFC 4180; comma, double quotes, CRLF or LF or CR; a byte order mark is dropped; blank lines are
 * skipped). Feed text in any pieces, then `end`. Memory is bounded by the longest record allowed ([P9]).
 */
export class CsvReader {
  readonly #onRow: (row: CsvRow) => void;
  readonly #onProblem: (problem: CsvProblem) => void;
  readonly #longest: number;
  /** What is not read yet, from the start of a record. */
  #text = '';
  #line = 1;
  #started = false;
  #insideQuotes = false;
  /** The rest of a broken record's first line is still to come. */
  #skipping = false;

  /** @param longest characters of one record, its line ends included */
  constructor(
    onRow: (row: CsvRow) => void,
    onProblem: (problem: CsvProblem) => void = () => {},
    longest = DEFAULT_LONGEST,
  ) {
    this.#onRow = onRow;
    this.#onProblem = onProblem;
    this.#longest = longest;
  }

  push(text: string): void {
    if (text === '') return;
    const piece = this.#started || text.charCodeAt(0) !== 0xfeff ? text : text.slice(1);
    this.#started = true;
    this.#text += piece;
    if (this.#insideQuotes && !piece.includes('"') && this.#text.length <= this.#longest) return;
    this.#read(false);
  }

  end(): void {
    this.#read(true);
  }

  /** Everything pushed so far has been read: the next record starts with the next line. */
  get isBetweenRecords(): boolean {
    return this.#text === '' && !this.#skipping;
  }

  /** Counts lines that somebody else has read, between records. */
  passOver(lines: number): void {
    this.#line += lines;
  }

  #read(final: boolean): void {
    const text = this.#text;
    let at = this.#skipping ? this.#skipLine(text, 0, final) : 0;
    while (at < text.length && !this.#skipping) {
      const record = readRecord(text, at, final);
      this.#insideQuotes = record.state === 'open' && record.insideQuotes;
      if (record.state === 'open') {
        if (text.length - at <= this.#longest) break;
        at = this.#giveUp(text, at, final, 'CSV_ROW_TOO_LONG');
      } else if (record.state === 'broken') {
        at = this.#giveUp(text, at, final, record.code);
      } else {
        if (record.stray) this.#onProblem({ row: this.#line, code: 'CSV_QUOTE_STRAY' });
        if (!record.blank) this.#onRow({ row: this.#line, cells: record.cells, lines: record.lines });
        this.#line += record.lines;
        at = record.end;
      }
    }
    this.#text = text.slice(at);
  }

  /** Reports the record and skips its first line. @returns where reading goes on */
  #giveUp(text: string, from: number, final: boolean, code: CsvProblem['code']): number {
    this.#onProblem({ row: this.#line, code });
    return this.#skipLine(text, from, final);
  }

  #skipLine(text: string, from: number, final: boolean): number {
    const end = lineEnd(text, from);
    const undecided = end === -1 || (text.charCodeAt(end) === CR && end + 1 === text.length);
    this.#skipping = undecided && !final;
    if (this.#skipping) return end === -1 ? text.length : end;
    this.#line++;
    return end === -1 ? text.length : afterLineEnd(text, end);
  }
}
