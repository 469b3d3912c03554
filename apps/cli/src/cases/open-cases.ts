import { CaseloomError, renderIssue, type Issue } from '@caseloom/core';
import type { CompiledPack } from '@caseloom/engine';
import { openCaseFile, type Answers, type CaseFile, type CaseFileHead, type LineLane } from '@caseloom/files';
import type { CaseRecord, DecodedRow } from '@caseloom/record';
import type { Args } from '../args.ts';
import { everyMessage } from '../every-message.ts';
import { unusable } from '../failure.ts';
import { language } from '../language.ts';
import { Progress } from '../output/progress.ts';
import { tell } from '../tell.ts';
import { caseFileOptions } from './case-flags.ts';
import { givenDate } from './given-date.ts';
import { RowReport } from './row-report.ts';

export interface ReadCase {
  /** The input's `id`, `case_id` or record number. */
  readonly id: string;
  readonly record: CaseRecord;
  /** Valid time: `--as-of`, else the discharge date, else what the pack means by today. */
  readonly asOf: string;
}

/** The cases of `--cases`, one at a time, to be gone through once. */
export interface Cases extends AsyncIterable<ReadCase> {
  /** So far: cases read and rows that could not be read. */
  readonly counts: { readonly read: number; readonly refused: number };
  readonly head: CaseFileHead;
  /** The same cases, but for those whose lines a lane answers: their answers come in their place. */
  beside(lane: LineLane): AsyncGenerator<ReadCase | Answers>;
}

/**
 * Opens the case file as far as its header. A row that cannot be read harms only itself ([P9]); memory holds one block of the file.
 * @throws CaseloomError for a file that cannot be used; CLI_STRICT where nobody reads a column and `--strict` is given
 */
export async function openCases(args: Args, pack: CompiledPack): Promise<Cases> {
  const path = args.need('cases');
  const name = path === '-' ? 'stdin' : path;
  const asOf = givenDate(args, 'as-of');
  const file = openCaseFile(path === '-' ? process.stdin : path, await caseFileOptions(args, pack));
  const head = await file.head().catch((error: unknown) => refuse(error, name));
  const { ignored } = head;
  if (ignored.length > 0 && args.has('strict')) {
    await file.close();
    throw unusable('CLI_STRICT', { columns: ignored.join(', ') }, name);
  }
  if (ignored.length > 0) tell('CLI_COLUMNS_IGNORED', { columns: ignored.join(', ') }, name);
  return new OpenCases(file, head, new RowReport(name, args.value('errors')), {
    name,
    isStrict: args.has('strict'),
    asOf,
    assumed: newestStart(pack),
  });
}

interface Reading {
  readonly name: string;
  readonly isStrict: boolean;
  readonly asOf: string | undefined;
  /** The date of cases that have none; absent when nothing in the pack starts on a date. */
  readonly assumed: string | undefined;
}

class OpenCases implements Cases {
  readonly head: CaseFileHead;
  readonly #file: CaseFile;
  readonly #report: RowReport;
  readonly #reading: Reading;
  #read = 0;
  #assumed = 0;

  constructor(file: CaseFile, head: CaseFileHead, report: RowReport, reading: Reading) {
    this.#file = file;
    this.head = head;
    this.#report = report;
    this.#reading = reading;
  }

  get counts(): { read: number; refused: number } {
    return { read: this.#read, refused: this.#report.refused };
  }

  [Symbol.asyncIterator](): AsyncGenerator<ReadCase> {
    // Without a lane there are cases only.
    return this.#cases(this.#file) as AsyncGenerator<ReadCase>;
  }

  beside(lane: LineLane): AsyncGenerator<ReadCase | Answers> {
    return this.#cases(this.#file.beside(lane));
  }

  async *#cases(rows: AsyncIterable<DecodedRow | Answers>): AsyncGenerator<ReadCase | Answers> {
    const progress = new Progress(this.#reading.name, this.#file);
    try {
      for await (const row of rows) {
        if ('bytes' in row) {
          this.#answered(row.rows);
          progress.show(this.#read);
          yield row;
          continue;
        }
        if (row.issues.length > 0 || row.record === undefined) await this.#report.add(row);
        if (this.#reading.isStrict) this.#refuseUnknownKeys();
        if (row.record === undefined) continue;
        this.#read++;
        progress.show(this.#read);
        yield { id: idOf(row, row.record), record: row.record, asOf: this.#asOf(row.record) };
      }
    } catch (error) {
      refuse(error, this.#reading.name);
    } finally {
      progress.end();
      await this.#report.end();
      this.#tellNotes();
    }
  }

  /** Lanes answer files that have no dates. */
  #answered(rows: number): void {
    this.#read += rows;
    if (this.#reading.asOf === undefined) this.#assumed += rows;
  }

  #asOf(record: CaseRecord): string {
    const date = this.#reading.asOf ?? record.stay?.dischargeAt?.slice(0, 10);
    if (date !== undefined) return date;
    this.#assumed++;
    const { assumed = '1970-01-01' } = this.#reading;
    const admitted = record.stay?.admitAt?.slice(0, 10) ?? assumed;
    return admitted > assumed ? admitted : assumed;
  }

  /** NDJSON has no header: its unknown keys show as its lines are read. */
  #refuseUnknownKeys(): void {
    const unknown = this.#file.notes().filter(({ code }) => code === 'RECORD_KEY_UNKNOWN');
    if (unknown.length > 0)
      throw unusable('CLI_STRICT', { columns: unknown.map(({ args }) => args['path']).join(', ') });
  }

  #tellNotes(): void {
    for (const one of this.#file.notes())
      process.stderr.write(`${this.#reading.name}: ${renderIssue(everyMessage, one, language)}\n`);
    const { assumed: date } = this.#reading;
    if (this.#assumed > 0 && date !== undefined)
      tell('CLI_AS_OF_ASSUMED', { count: this.#assumed, date }, this.#reading.name);
  }
}

/** The first that the input has: its `id` or `case_id`, the number of the stay, the record number, else the number of its row. */
function idOf({ id, row }: DecodedRow, { record }: CaseRecord): string {
  return id ?? record?.encounterNo ?? record?.mrn ?? `row-${row}`;
}

/** What a pack means by today, for cases without a discharge date: the last day on which one of its policies or rules starts ([P14]: time is given, not taken). */
function newestStart({ policies, rules }: CompiledPack): string | undefined {
  const starts = [
    ...policies.map(({ policy }) => policy.validFrom),
    ...[...rules.ids()].map((id) => rules.get(id)!.rule.event.params?.validFrom ?? ''),
  ];
  return starts
    .filter((date) => date !== '')
    .sort()
    .at(-1);
}

/** Puts the file's name before the places of its complaints. */
function refuse(error: unknown, name: string): never {
  if (!(error instanceof CaseloomError)) throw error;
  throw new CaseloomError(error.issues.map((one) => atFile(one, name)));
}

function atFile(one: Issue, name: string): Issue {
  const isPlaced = one.path === name || one.path.startsWith(`${name}:`);
  return isPlaced ? one : { ...one, path: one.path === '' ? name : `${name}:${one.path}` };
}
