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

const QUOTE = 34;
const COMMA = 44;
const LF = 10;
const CR = 13;
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

  /** @param longest characters of one record, its line ends included */
  constructor(onRow: (row: CsvRow) => void, onProblem: (problem: CsvProblem) => void = () => {}, longest = DEFAULT_LONGEST) {
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

  #read(final: boolean): void {
    const text = this.#text;
    let at = 0;
    while (at < text.length) {
      const record = readRecord(text, at, final);
      this.#insideQuotes = record.state === 'open' && record.insideQuotes;
      if (record.state === 'open') {
        if (text.length - at <= this.#longest) break;
        at = this.#giveUp(text, at, 'CSV_ROW_TOO_LONG');
      } else if (record.state === 'broken') {
        at = this.#giveUp(text, at, record.code);
      } else {
        if (record.stray) this.#onProblem({ row: this.#line, code: 'CSV_QUOTE_STRAY' });
        if (!record.blank) this.#onRow({ row: this.#line, cells: record.cells, lines: record.lines });
        this.#line += record.lines;
        at = record.end;
      }
    }
    this.#text = text.slice(at);
  }

  /** Reports the record and skips its first line. @returns where the next line starts */
  #giveUp(text: string, from: number, code: CsvProblem['code']): number {
    this.#onProblem({ row: this.#line, code });
    this.#line++;
    return nextLine(text, from);
  }
}

interface ReadRecord {
  readonly state: 'read';
  readonly cells: string[];
  readonly end: number;
  readonly lines: number;
  readonly blank: boolean;
  readonly stray: boolean;
}
type Attempt = ReadRecord | { readonly state: 'open'; readonly insideQuotes: boolean } | { readonly state: 'broken'; readonly code: CsvProblem['code'] };

function readRecord(text: string, from: number, final: boolean): Attempt {
  const cells: string[] = [];
  let lines = 1;
  let stray = false;
  let at = from;
  for (;;) {
    if (text.charCodeAt(at) === QUOTE) {
      const close = closingQuote(text, at);
      if (close === -1) return final ? { state: 'broken', code: 'CSV_QUOTE_UNCLOSED' } : { state: 'open', insideQuotes: true };
      if (close + 1 === text.length && !final) return { state: 'open', insideQuotes: false };
      const cell = text.slice(at + 1, close);
      cells.push(cell.includes('""') ? cell.replaceAll('""', '"') : cell);
      lines += lineEnds(cell);
      at = close + 1;
    } else {
      const start = at;
      for (; at < text.length; at++) {
        const char = text.charCodeAt(at);
        if (char === COMMA || char === LF || char === CR) break;
        if (char === QUOTE) stray = true;
      }
      cells.push(text.slice(start, at));
    }
    if (at === text.length) return final ? { state: 'read', cells, end: at, lines, blank: at === from, stray } : { state: 'open', insideQuotes: false };
    const mark = text.charCodeAt(at);
    if (mark === COMMA) {
      at++;
    } else if (mark === LF || mark === CR) {
      if (mark === CR && at + 1 === text.length && !final) return { state: 'open', insideQuotes: false };
      return { state: 'read', cells, end: nextLine(text, at), lines, blank: at === from, stray };
    } else {
      return { state: 'broken', code: 'CSV_QUOTE_AFTER' };
    }
  }
}

function closingQuote(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
  return close;
}

/** Start of the line after the one that `at` is on, or the text's end. */
function nextLine(text: string, at: number): number {
  for (let end = at; end < text.length; end++) {
    const char = text.charCodeAt(end);
    if (char === LF) return end + 1;
    if (char === CR) return text.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
  }
  return text.length;
}

function lineEnds(cell: string): number {
  let count = 0;
  for (let at = 0; at < cell.length; at++) {
    const char = cell.charCodeAt(at);
    if (char === LF || (char === CR && cell.charCodeAt(at + 1) !== LF)) count++;
  }
  return count;
}
