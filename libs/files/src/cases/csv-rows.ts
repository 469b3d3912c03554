import { isUtf8 } from 'node:buffer';
import { CsvReader } from '@caseloom/core';
import type { CsvProblem, CsvRow } from '@caseloom/core';
import type { LineBlock } from '../text/encoding.ts';
import type { TextLines } from '../text/text-lines.ts';
import type { AnsweredBlock, Answers, LineLane } from './line-lane.ts';

/** A row of a file, or why it could not be read. */
export interface RawRow extends CsvRow {
  /** Codes of what is wrong with the row as text; `refused` when its cells cannot be trusted. */
  readonly problems: readonly string[];
  readonly refused: boolean;
}

const REFUSING: ReadonlySet<string> = new Set([
  'CSV_QUOTE_UNCLOSED',
  'CSV_QUOTE_AFTER',
  'CSV_ROW_TOO_LONG',
  'FILE_LINE_ENCODING',
]);
const LF = 10;
/** Bytes of a line that is read together with what follows in its block, as it is without a lane: whether it is too long depends on that. */
const LONG_LINE = 100_000;

/** Rows of CSV text, one at a time, each with what is wrong with it; a broken row costs itself alone ([P9]). */
export async function* csvRows(lines: TextLines): AsyncGenerator<RawRow> {
  const reader = new RowReader();
  for await (const { text, badLines } of lines.blocks) yield* reader.push(text, badLines);
  yield* reader.end();
}

/**
 * The same rows, but for those that a lane answers: their answers come in their place. The first row, the header, is always read; the lane is asked for
 * after it has been taken.
 */
export async function* csvRowsBeside(
  lines: TextLines,
  laneOf: () => LineLane | undefined,
): AsyncGenerator<RawRow | Answers> {
  const reader = new RowReader();
  const blocks = lines.blocks[Symbol.asyncIterator]();
  try {
    const rest = yield* untilFirstRow(blocks, reader);
    for await (const { block, answered } of answeredAhead(rest, blocks, laneOf())) {
      yield* answered === undefined || !reader.isBetweenRecords
        ? readPart(block, reader)
        : besideAnswers(block, answered, reader);
      block.release();
    }
    yield* reader.end();
  } finally {
    await blocks.return?.();
  }
}

/** Reads line by line up to the first row and gives it. @returns what is left of its block */
async function* untilFirstRow(
  blocks: AsyncIterator<LineBlock>,
  reader: RowReader,
): AsyncGenerator<RawRow, LineBlock | undefined> {
  for (let next = await blocks.next(); !next.done; next = await blocks.next()) {
    const { bytes } = next.value;
    for (let from = 0; from < bytes.length;) {
      const to = endOfLine(bytes, from);
      const line = next.value.part(from, to);
      const rows = reader.push(line.text, line.badLines);
      from = to;
      if (rows.length === 0) continue;
      yield* rows;
      return from < bytes.length ? next.value.part(from, bytes.length) : undefined;
    }
  }
  return undefined;
}

interface Ahead {
  readonly block: LineBlock;
  readonly answered: AnsweredBlock | undefined;
}

/** Blocks in their order with the lane's answers, some of them under way while the first is waited for. */
async function* answeredAhead(
  first: LineBlock | undefined,
  blocks: AsyncIterator<LineBlock>,
  lane: LineLane | undefined,
): AsyncGenerator<Ahead> {
  const waiting: Promise<Ahead>[] = [];
  const start = (block: LineBlock): void => {
    const answered = lane !== undefined && isFit(block) ? lane.answer(block.bytes) : undefined;
    const ahead = Promise.resolve(answered).then((found) => ({ block, answered: found }));
    // One that fails is told when its turn comes, if it comes.
    ahead.catch(() => undefined);
    waiting.push(ahead);
  };
  if (first !== undefined) start(first);
  for (;;) {
    while (waiting.length >= (lane?.ahead ?? 1)) yield await waiting.shift()!;
    const next = await blocks.next();
    if (next.done) break;
    start(next.value);
  }
  while (waiting.length > 0) yield await waiting.shift()!;
}

/** Lanes see sound UTF-8 and whole lines only. */
function isFit({ bytes, encoding }: LineBlock): boolean {
  return encoding === 'utf-8' && bytes.at(-1) === LF && isUtf8(bytes);
}

/** The answers of a block with the rows between them that were left. A record that goes on beyond its line takes the rest of the block along. */
function* besideAnswers(block: LineBlock, answered: AnsweredBlock, reader: RowReader): Generator<RawRow | Answers> {
  const { bytes, rows, left, lines } = answered;
  const done = { bytes: 0, rows: 0, lines: 0 };
  for (let at = 0; at < left.length; at += 4) {
    const before = { bytes: left[at]!, rows: left[at + 1]!, lines: left[at + 3]! };
    if (before.rows > done.rows)
      yield { bytes: bytes.subarray(done.bytes, before.bytes), rows: before.rows - done.rows };
    reader.passOver(before.lines - done.lines);
    const start = left[at + 2]!;
    const end = endOfLine(block.bytes, start);
    const isLong = end - start > LONG_LINE;
    yield* readPart(block.part(start, isLong ? block.bytes.length : end), reader);
    if (isLong) return;
    if (!reader.isBetweenRecords) return yield* readPart(block.part(end, block.bytes.length), reader);
    Object.assign(done, before, { lines: before.lines + 1 });
  }
  if (rows > done.rows) yield { bytes: bytes.subarray(done.bytes), rows: rows - done.rows };
  reader.passOver(lines - done.lines);
}

function readPart({ text, badLines }: LineBlock, reader: RowReader): RawRow[] {
  return reader.push(text, badLines);
}

function endOfLine(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(LF, from);
  return end === -1 ? bytes.length : end + 1;
}

/** Reads pieces of text, whole lines each, and keeps count of them. */
class RowReader {
  readonly #reader: CsvReader;
  #rows: RawRow[] = [];
  #stray: number | undefined;
  #badLines: number[] = [];
  /** Number of the next line. */
  #line = 1;

  constructor() {
    this.#reader = new CsvReader(
      (row) => this.#onRow(row),
      (problem) => this.#onProblem(problem),
    );
  }

  get isBetweenRecords(): boolean {
    return this.#reader.isBetweenRecords;
  }

  push(text: string, badLines: readonly number[]): RawRow[] {
    for (const index of badLines) this.#badLines.push(this.#line + index);
    this.#reader.push(text);
    this.#line += countLines(text);
    return this.#taken();
  }

  end(): RawRow[] {
    this.#reader.end();
    return this.#taken();
  }

  /** Lines that somebody else has read. */
  passOver(lines: number): void {
    this.#reader.passOver(lines);
    this.#line += lines;
  }

  #taken(): RawRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #onRow(row: CsvRow): void {
    const end = row.row + (row.lines ?? 1);
    const problems: string[] = row.row === this.#stray ? ['CSV_QUOTE_STRAY'] : [];
    if (this.#badLines.some((bad) => bad >= row.row && bad < end)) problems.push('FILE_LINE_ENCODING');
    if (this.#badLines.length > 0) this.#badLines = this.#badLines.filter((bad) => bad >= end);
    this.#rows.push(rawRow(row, problems));
  }

  #onProblem({ row, code }: CsvProblem): void {
    if (code === 'CSV_QUOTE_STRAY') this.#stray = row;
    else this.#rows.push(rawRow({ row, cells: [] }, [code]));
  }
}

function rawRow({ row, cells }: CsvRow, problems: readonly string[]): RawRow {
  return { row, cells, problems, refused: problems.some((code) => REFUSING.has(code)) };
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
