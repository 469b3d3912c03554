import { PassThrough } from 'node:stream';
import { kinds } from '@caseloom/engine';
import { csvLine } from '@caseloom/core';
import { guardedCell, readTableFile, writeXlsx } from '@caseloom/files';
import { applyRowEdits, rowKey, tableRowKey } from '@caseloom/pack';
import type { Artifact, PackKindId, RowBatch, Table, TableSpec } from '@caseloom/pack';
import { Injectable } from '@nestjs/common';
import { Steps } from '../database/steps.ts';
import type { Step } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import type { HandlerGroup, OwnStepsHandlers, StepHandlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import { changeDraft, plainIssue } from './change-draft.ts';
import { PackLibrary } from './pack-library.ts';
import { openPack } from './pack-source.ts';
import type { OpenedPack } from './pack-source.ts';
import { findArtifact } from './pack-view.ts';
import { queriedRows } from './table-rows.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_ROWS = 200_000;
const MOST_ISSUES = 2_000;

interface TableAddress {
  readonly source: string;
  readonly kind: string;
  readonly artifact: string;
  readonly table: string;
}

/** Long tables: read in pieces, edited many rows at once, to files and from files. */
@Injectable()
export class TableHandlers implements HandlerGroup {
  readonly #steps: Steps;
  readonly #library: PackLibrary;

  constructor(steps: Steps, library: PackLibrary) {
    this.#steps = steps;
    this.#library = library;
  }

  readonly inStep: StepHandlers<'tableRows' | 'editRows'> = {
    tableRows: async ({ actor, params, query, step }) => {
      const { pack, artifact, spec, table } = await this.#table(step, params, actor);
      const found = queriedRows(table.rows, query);
      const piece = found.slice(query.offset, query.offset + query.limit);
      return {
        columns: [...table.columns],
        key: [...spec.key],
        ordered: spec.ordered,
        total: table.rows.length,
        matched: found.length,
        rows: piece.map((row) => table.columns.map((column) => row[column] ?? '')),
        says: saysOf(pack, artifact, params.table, spec, piece),
        own: isOwn(pack, artifact),
      };
    },

    editRows: async ({ actor, params, body, version, step, now, note }) => {
      const list = body.table === undefined ? (body.family ?? '') : `${body.table}.csv`;
      note({ reason: `${body.edits.length} rows of ${body.kind}/${body.artifact}#${list}` });
      const batch: RowBatch = { ...body, kind: body.kind as PackKindId } as RowBatch;
      const change = { step, library: this.#library, id: params.id, actor, version, now };
      const { draft, issues } = await changeDraft(change, (files, parents, standing) =>
        applyRowEdits(files, kinds, batch, { parents, standing }),
      );
      return { draft, issues: issues.slice(0, MOST_ISSUES).map(plainIssue), found: issues.length };
    },
  };

  readonly ownSteps: OwnStepsHandlers<'readTableFile' | 'exportTable'> = {
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

    exportTable: async ({ actor, params, query }) => {
      const { table } = await this.#steps.inTenant(actor.tenant, (step) => this.#table(step, params, actor));
      const rows = queriedRows(table.rows, query);
      const fileName = `${params.artifact}.${params.table}.${query.format}`;
      return query.format === 'csv'
        ? { fileName, contentType: 'text/csv; charset=utf-8', content: csv(table.columns, rows) }
        : { fileName, contentType: XLSX, content: workbook(params.table, table.columns, rows) };
    },
  };

  async #table(
    step: Step,
    at: TableAddress,
    actor: Actor,
  ): Promise<{ pack: OpenedPack; artifact: Artifact; spec: TableSpec; table: Table }> {
    const pack = await openPack(step, this.#library, at.source, actor);
    const { kind, artifact } = findArtifact(pack, at.kind, at.artifact);
    const spec = Object.hasOwn(kind.tables, at.table) ? kind.tables[at.table]! : undefined;
    if (!spec) throw new Refusal(404, 'TABLE_UNKNOWN', { table: at.table.slice(0, 60) });
    const columns = spec.columns.map((column) => column.name);
    const table = Object.hasOwn(artifact.tables, at.table) ? artifact.tables[at.table]! : { columns, rows: [] };
    return { pack, artifact, spec, table };
  }
}

const isOwn = (pack: OpenedPack, artifact: Artifact) =>
  pack.own.artifacts.some((one) => one.kind === artifact.kind && one.id === artifact.id);

/** What the pack's own overlay says of the rows; nothing for an artifact of its own. */
function saysOf(
  pack: OpenedPack,
  artifact: Artifact,
  table: string,
  spec: TableSpec,
  rows: Table['rows'],
): Record<string, string> {
  const says: Record<string, string> = {};
  const overlaid = pack.own.overlays.some((one) => one.kind === artifact.kind && one.artifact === artifact.id);
  if (!overlaid) return says;
  for (const row of rows) {
    const key = rowKey(row, spec);
    const entry = pack.resolved.provenance.get(tableRowKey(artifact.kind, artifact.id, table, key));
    if (entry?.packId === pack.own.manifest.id) says[key] = entry.op;
  }
  return says;
}

async function* csv(columns: readonly string[], rows: Table['rows']): AsyncGenerator<string> {
  let piece = `\ufeff${csvLine(columns.map(guardedCell))}\n`;
  for (const row of rows) {
    piece += `${csvLine(columns.map((column) => guardedCell(row[column] ?? '')))}\n`;
    if (piece.length < 65_536) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function workbook(name: string, columns: readonly string[], rows: Table['rows']): AsyncIterable<Uint8Array> {
  const stream = new PassThrough();
  const cells = rows.map((row) => columns.map((column) => row[column] ?? ''));
  writeXlsx(stream, [{ name, columns: columns.map((title) => ({ title })), rows: cells }]).catch((error: Error) =>
    stream.destroy(error),
  );
  return stream;
}
