const QUOTE = 34;
const COMMA = 44;
const LF = 10;
export const CR = 13;

/** A record read whole. */
export interface ReadRecord {
  readonly state: 'read';
  readonly cells: string[];
  readonly end: number;
  readonly lines: number;
  readonly blank: boolean;
  readonly stray: boolean;
}
/** What reading came to: the record, not enough text yet, or a record that cannot be trusted. */
export type Attempt =
  | ReadRecord
  | { readonly state: 'open'; readonly insideQuotes: boolean }
  | { readonly state: 'broken'; readonly code: 'CSV_QUOTE_UNCLOSED' | 'CSV_QUOTE_AFTER' };

/** Reads one CSV record that starts at `from`; `final` says that no more text will come. */
export function readRecord(text: string, from: number, final: boolean): Attempt {
  const cells: string[] = [];
  let lines = 1;
  let stray = false;
  let at = from;
  for (;;) {
    if (text.charCodeAt(at) === QUOTE) {
      const close = closingQuote(text, at);
      if (close === -1)
        return final ? { state: 'broken', code: 'CSV_QUOTE_UNCLOSED' } : { state: 'open', insideQuotes: true };
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
    if (at === text.length)
      return final
        ? { state: 'read', cells, end: at, lines, blank: at === from, stray }
        : { state: 'open', insideQuotes: false };
    const mark = text.charCodeAt(at);
    if (mark === COMMA) {
      at++;
    } else if (mark === LF || mark === CR) {
      if (mark === CR && at + 1 === text.length && !final) return { state: 'open', insideQuotes: false };
      return { state: 'read', cells, end: afterLineEnd(text, at), lines, blank: at === from, stray };
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

/** Where the line that `from` is on ends: its LF or CR, or -1. */
export function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === LF || char === CR) return at;
  }
  return -1;
}

/** Start of the line after a line end. */
export function afterLineEnd(text: string, at: number): number {
  return text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
}

function lineEnds(cell: string): number {
  let count = 0;
  for (let at = 0; at < cell.length; at++) {
    const char = cell.charCodeAt(at);
    if (char === LF || (char === CR && cell.charCodeAt(at + 1) !== LF)) count++;
  }
  return count;
}
