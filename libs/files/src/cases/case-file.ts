import { extname } from 'node:path';
import { CaseloomError, issue } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import { createDecoder } from '@caseloom/record';
import type { ColumnMapping, Decoder, DecodedRow, DialectId, ImportDefaults } from '@caseloom/record';
import type { Encoding } from '../text/encoding.ts';
import { textLines } from '../text/text-lines.ts';
import type { TextLines } from '../text/text-lines.ts';
import { xlsxRows } from '../xlsx/xlsx-rows.ts';
import { csvRowsBeside } from './csv-rows.ts';
import type { RawRow } from './csv-rows.ts';
import type { Answers, LineLane } from './line-lane.ts';
import { ndjsonRows } from './ndjson-rows.ts';
import { openSource, peek } from './source.ts';
import type { ByteSource } from './source.ts';

export type CaseFormat = 'csv' | 'ndjson' | 'xlsx';

export interface CaseFileOptions {
  /** Told from the name, else from the first bytes, when absent. */
  readonly format?: CaseFormat;
  readonly encoding?: Encoding;
  readonly dialect?: DialectId;
  readonly mapping?: ColumnMapping;
  readonly defaults?: ImportDefaults;
  /** Sheet of a workbook by name; the first one that is not hidden when absent. */
  readonly sheet?: string;
  /** Line on which the column names stand, where titles come before; the first line that is not blank when absent. */
  readonly headerRow?: number;
}

/** What a file turned out to be. */
export interface CaseFileHead {
  readonly format: CaseFormat;
  /** Column names as they stand; none for NDJSON. */
  readonly header: readonly string[];
  readonly dialect?: DialectId;
  /** Columns that nobody reads, to be named once. */
  readonly ignored: readonly string[];
  readonly sheets?: readonly string[];
}

/** A file of cases: rows one at a time, the next read only when the last was taken, so that memory stays flat. */
export interface CaseFile extends AsyncIterable<DecodedRow> {
  /** Reads as far as the header. @throws CaseloomError when the file cannot be used at all */
  head(): Promise<CaseFileHead>;
  /** As going through it, after `head`; of a CSV file the lane answers what lines it can, and their answers come in their place. */
  beside(lane: LineLane): AsyncIterable<DecodedRow | Answers>;
  /** What was noticed about the file as a whole so far: missing columns, merged cells, formulas. */
  notes(): readonly Issue[];
  encoding(): Encoding | undefined;
  progress(): { readonly bytesRead: number; readonly totalBytes?: number };
  /** Lets go of a file that is not read to its end; reading to the end or breaking out of the loop does so by itself. */
  close(): Promise<void>;
}

/**
 * Opens a .csv, .ndjson or .xlsx file of cases, from a path or a stream of bytes. Nothing is read before `head` or the first row
 * is asked for; it can be gone through once.
 * @throws CaseloomError while reading: FILE_… for a file that cannot be used, RECORD_… for its header
 */
export function openCaseFile(source: string | AsyncIterable<Uint8Array>, options: CaseFileOptions = {}): CaseFile {
  return new OpenCaseFile(source, options);
}

class OpenCaseFile implements CaseFile {
  readonly #given: string | AsyncIterable<Uint8Array>;
  readonly #options: CaseFileOptions;
  readonly #notes: Issue[] = [];
  readonly #note = (note: Issue): void => void this.#notes.push(note);
  #started: Promise<{ head: CaseFileHead; rows: AsyncGenerator<DecodedRow | Answers> }> | undefined;
  #bytes: ByteSource | undefined;
  #lines: TextLines | undefined;
  #lane: LineLane | undefined;

  constructor(source: string | AsyncIterable<Uint8Array>, options: CaseFileOptions) {
    this.#given = source;
    this.#options = options;
  }

  async head(): Promise<CaseFileHead> {
    return (await this.#start()).head;
  }

  notes(): readonly Issue[] {
    return this.#notes;
  }

  encoding(): Encoding | undefined {
    return this.#lines?.encoding();
  }

  progress(): { bytesRead: number; totalBytes?: number } {
    const total = this.#bytes?.totalBytes;
    return { bytesRead: this.#bytes?.bytesRead() ?? 0, ...(total === undefined ? {} : { totalBytes: total }) };
  }

  async close(): Promise<void> {
    const started = await this.#started?.catch(() => undefined);
    await started?.rows.return(undefined);
    await this.#bytes?.close();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<DecodedRow> {
    // Without a lane there are rows only.
    yield* (await this.#start()).rows as AsyncGenerator<DecodedRow>;
  }

  async *beside(lane: LineLane): AsyncGenerator<DecodedRow | Answers> {
    const { rows } = await this.#start();
    this.#lane = lane;
    yield* rows;
  }

  #start(): Promise<{ head: CaseFileHead; rows: AsyncGenerator<DecodedRow | Answers> }> {
    return (this.#started ??= this.#open());
  }

  async #open(): Promise<{ head: CaseFileHead; rows: AsyncGenerator<DecodedRow | Answers> }> {
    try {
      return await this.#read();
    } catch (error) {
      await this.#bytes?.close();
      throw error;
    }
  }

  async #read(): Promise<{ head: CaseFileHead; rows: AsyncGenerator<DecodedRow | Answers> }> {
    const opened = await openSource(this.#given);
    this.#bytes = opened;
    const { start, source } = await peek(opened);
    if (start.length === 0) throw new CaseloomError([issue('FILE_EMPTY', '')]);
    const format = this.#options.format ?? formatOf(source.path, start);
    if (format === 'xlsx') {
      const { rows, sheets } = await xlsxRows(source, this.#options.sheet, this.#note);
      return this.#table(format, rows, { sheets });
    }
    this.#lines = textLines(source.bytes, this.#options.encoding);
    if (format === 'csv')
      return this.#table(
        format,
        csvRowsBeside(this.#lines, () => this.#lane),
        {},
      );
    return {
      head: { format, header: [], ignored: [] },
      rows: ndjsonRows(this.#lines, this.#note, this.#options.defaults),
    };
  }

  async #table(
    format: CaseFormat,
    rows: AsyncGenerator<RawRow | Answers>,
    more: Partial<CaseFileHead>,
  ): Promise<{ head: CaseFileHead; rows: AsyncGenerator<DecodedRow | Answers> }> {
    const nextRow = async (): Promise<IteratorResult<RawRow>> => (await rows.next()) as IteratorResult<RawRow>;
    let first = await nextRow();
    while (!first.done && first.value.row < (this.#options.headerRow ?? 1)) first = await nextRow();
    if (first.done) throw new CaseloomError([issue('FILE_EMPTY', '')]);
    if (first.value.refused)
      throw new CaseloomError(
        first.value.problems.map((code) => issue(code, String(first.value.row), { encoding: this.encoding() ?? '' })),
      );
    const header = first.value.cells;
    const decoder = createDecoder(header, { ...this.#options, shortRows: format === 'xlsx' });
    this.#notes.push(...decoder.issues);
    const head: CaseFileHead = { format, header, dialect: decoder.dialect, ignored: decoder.ignored, ...more };
    return { head, rows: this.#decoded(rows, decoder) };
  }

  async *#decoded(rows: AsyncGenerator<RawRow | Answers>, decoder: Decoder): AsyncGenerator<DecodedRow | Answers> {
    for await (const one of rows) {
      if ('bytes' in one) {
        yield one;
        continue;
      }
      const { row, cells, problems, refused } = one;
      const issues = problems.map((code) =>
        issue(code, String(row), { encoding: this.encoding() ?? '' }, refused ? 'error' : 'warning'),
      );
      if (refused) {
        yield { row, issues, raw: {} };
        continue;
      }
      const decoded = decoder.decode({ row, cells });
      yield issues.length === 0 ? decoded : { ...decoded, issues: [...issues, ...decoded.issues] };
    }
  }
}

function formatOf(path: string | undefined, start: Uint8Array): CaseFormat {
  if (start[0] === 0x50 && start[1] === 0x4b) return 'xlsx';
  const extension = path === undefined ? '' : extname(path).toLowerCase();
  if (['.ndjson', '.jsonl'].includes(extension)) return 'ndjson';
  if (extension === '.csv') return 'csv';
  const first = start.find((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf);
  return first === 0x7b ? 'ndjson' : 'csv';
}
