/** One cell's address as a user counts it: rows and columns from 1, the header being row 1. */
export interface CsvRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface CsvProblem {
  readonly row: number;
  readonly code: 'CSV_QUOTE_UNCLOSED' | 'CSV_QUOTE_STRAY';
}

/**
 * Incremental CSV reader (RFC 4180; comma, double quotes, CRLF or LF or CR; a byte order mark is dropped). Feed text in any pieces, then `end`.
 * `row` is the line of the file on which the record starts, as an editor shows it. Blank lines are skipped.
 */
export class CsvReader {
  #cells: string[] = [];
  #cell = '';
  #quoted = false;
  #afterQuote = false;
  #line = 1;
  #startLine = 1;
  #sawAny = false;
  #started = false;
  #lastWasCr = false;
  readonly #onRow: (row: CsvRow) => void;
  readonly #onProblem: (problem: CsvProblem) => void;

  constructor(onRow: (row: CsvRow) => void, onProblem: (problem: CsvProblem) => void = () => {}) {
    this.#onRow = onRow;
    this.#onProblem = onProblem;
  }

  push(text: string): void {
    let i = 0;
    if (!this.#started && text.length > 0) {
      this.#started = true;
      if (text.charCodeAt(0) === 0xfeff) i = 1;
    }
    for (; i < text.length; i++) {
      const char = text[i]!;
      if (this.#lastWasCr) {
        this.#lastWasCr = false;
        if (char === '\n') continue;
      }
      if (this.#quoted) {
        if (char === '"') {
          this.#quoted = false;
          this.#afterQuote = true;
        } else {
          if (char === '\n') this.#line++;
          this.#cell += char;
        }
        continue;
      }
      if (char === '"') {
        if (this.#afterQuote) {
          this.#cell += '"';
          this.#quoted = true;
          this.#afterQuote = false;
        } else if (this.#cell === '') {
          this.#quoted = true;
          this.#sawAny = true;
        } else {
          this.#onProblem({ row: this.#startLine, code: 'CSV_QUOTE_STRAY' });
          this.#cell += char;
        }
        continue;
      }
      this.#afterQuote = false;
      if (char === ',') {
        this.#cells.push(this.#cell);
        this.#cell = '';
        this.#sawAny = true;
      } else if (char === '\n' || char === '\r') {
        this.#lastWasCr = char === '\r';
        this.#endRow();
        this.#line++;
        this.#startLine = this.#line;
      } else {
        this.#cell += char;
      }
    }
  }

  end(): void {
    if (this.#quoted) this.#onProblem({ row: this.#startLine, code: 'CSV_QUOTE_UNCLOSED' });
    this.#quoted = false;
    this.#endRow();
  }

  #endRow(): void {
    if (this.#cell !== '' || this.#sawAny || this.#cells.length > 0) {
      this.#cells.push(this.#cell);
      const row = { row: this.#startLine, cells: this.#cells };
      this.#cells = [];
      this.#cell = '';
      this.#onRow(row);
    }
    this.#sawAny = false;
    this.#afterQuote = false;
  }
}

/** Reads a whole CSV text. */
export function parseCsv(text: string): { rows: CsvRow[]; problems: CsvProblem[] } {
  const rows: CsvRow[] = [];
  const problems: CsvProblem[] = [];
  const reader = new CsvReader((row) => rows.push(row), (problem) => problems.push(problem));
  reader.push(text);
  reader.end();
  return { rows, problems };
}

/** Rows as objects keyed by the header row; missing cells are empty texts. */
export function parseCsvTable(text: string): { header: string[]; rows: { row: number; values: Record<string, string> }[]; problems: CsvProblem[] } {
  const { rows, problems } = parseCsv(text);
  const header = [...(rows[0]?.cells ?? [])].map((name) => name.trim());
  return {
    header,
    rows: rows.slice(1).map(({ row, cells }) => {
      const values = Object.create(null) as Record<string, string>;
      header.forEach((name, index) => (values[name] = cells[index] ?? ''));
      return { row, values };
    }),
    problems,
  };
}

/** One CSV line without its line end; cells are quoted where needed. */
export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}

/** CSV text with `\n` line ends, the canonical form of tables in packs. */
export function formatCsv(rows: Iterable<readonly string[]>): string {
  let text = '';
  for (const row of rows) text += `${csvLine(row)}\n`;
  return text;
}

/** Makes a text cell harmless in spreadsheet programs: a text that starts like a formula gets a leading apostrophe; real numbers stay ([P19]). */
export function harmlessCell(cell: string): string {
  return /^[=+\-@\t\r\0]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
}
