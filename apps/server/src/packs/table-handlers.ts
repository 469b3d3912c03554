import { PassThrough } from 'node:stream';
import { csvLine } from '@caseloom/core';
import { guardedCell, readTableFile, writeXlsx } from '@caseloom/files';
import type { RowBatch } from '@caseloom/pack';
import { Injectable } from '@nestjs/common';
import { Steps } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import type { HandlerGroup, OwnStepsHandlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import { LibraryBench } from '../library/bench/library-bench.ts';
import { editableDraft, readDraft } from '../library/editable-draft.ts';
import { openSource } from '../library/open-source.ts';
import { saveOutcome } from '../library/save-outcome.ts';
import type { AskedPiece, TablePiece } from '../library/tasks/table.task.ts';
import { draftView } from './draft-life.ts';
import { plainIssue } from './plain-issue.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_ROWS = 200_000;
/** Rows of a file that is written, asked for at once. */
const PIECE = 5_000;

/** Long tables: read in pieces, edited many rows at once, to files and from files. */
@Injectable()
export class TableHandlers implements HandlerGroup {
  readonly #steps: Steps;
  readonly #bench: LibraryBench;

  constructor(steps: Steps, bench: LibraryBench) {
    this.#steps = steps;
    this.#bench = bench;
  }

  readonly ownSteps: OwnStepsHandlers<'tableRows' | 'editRows' | 'readTableFile' | 'exportTable'> = {
    tableRows: async ({ actor, params: { source, ...at }, query }) =>
      (await this.#open(source, actor))({ ...at, ...query }),

    editRows: async ({ actor, params, body, version, now, note, finish }) => {
      const list = body.table === undefined ? (body.family ?? '') : `${body.table}.csv`;
      note({ reason: `${body.edits.length} rows of ${body.kind}/${body.artifact}#${list}` });
      const { source } = await readDraft(this.#steps, params.id, actor, version);
      const outcome = await this.#bench.run(actor.tenant, source, 'edit', { source, rows: body as RowBatch });
      return finish(actor.tenant, async (step) => {
        const draft = await editableDraft(step, params.id, actor, version);
        await saveOutcome(step, draft, outcome, now);
        return { draft: draftView(draft, actor), issues: outcome.issues.map(plainIssue), found: outcome.found };
      });
    },

    readTableFile: async ({ file, fields }) => {
      if (file.bytes === 0) throw new Refusal(400, 'FILE_MISSING');
      const { notes, encoding, sheets, ...read } = await readTableFile(file.path, {
        mostRows: MOST_ROWS + 1,
        ...(fields.sheet ? { sheet: fields.sheet } : {}),
      });
      return {
        ...read,
        rows: read.rows.map((row) => [...row]),
        lines: [...read.lines],
        issues: notes.map(plainIssue),
        ...(encoding ? { encoding } : {}),
        ...(sheets ? { sheets: [...sheets] } : {}),
      };
    },

    exportTable: async ({ actor, params: { source, ...at }, query }) => {
      const { format, ...asked } = query;
      const piece = await this.#open(source, actor);
      const first = await piece({ ...at, ...asked, offset: 0, limit: PIECE });
      const rows = allRows(first, (offset) => piece({ ...at, ...asked, offset, limit: PIECE }));
      const fileName = `${at.artifact}.${at.table}.${format}`;
      return format === 'csv'
        ? { fileName, contentType: 'text/csv; charset=utf-8', content: csv(first.columns, rows) }
        : { fileName, contentType: XLSX, content: workbook(at.table, first.columns, rows) };
    },
  };

  /** Pieces of tables of one pack, as it stands now. @throws Refusal 404 */
  async #open(source: string, actor: Actor): Promise<(asked: AskedPiece) => Promise<TablePiece>> {
    const opened = await this.#steps.inTenant(actor.tenant, (step) => openSource(step, source, actor));
    return (asked) => this.#bench.run(actor.tenant, opened, 'table', asked);
  }
}

type Rows = AsyncIterable<readonly string[]>;

async function* allRows(first: TablePiece, next: (offset: number) => Promise<TablePiece>): Rows {
  yield* first.rows;
  for (let offset = PIECE; offset < first.matched; offset += PIECE) yield* (await next(offset)).rows;
}

async function* csv(columns: readonly string[], rows: Rows): AsyncGenerator<string> {
  let piece = `\ufeff${csvLine(columns.map(guardedCell))}\n`;
  for await (const row of rows) {
    piece += `${csvLine(row.map(guardedCell))}\n`;
    if (piece.length < 65_536) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function workbook(name: string, columns: readonly string[], rows: Rows): AsyncIterable<Uint8Array> {
  const stream = new PassThrough();
  writeXlsx(stream, [{ name, columns: columns.map((title) => ({ title })), rows }]).catch((error: Error) =>
    stream.destroy(error),
  );
  return stream;
}
