import { createHash } from 'node:crypto';
import type { SchemeUpload } from '@caseloom/engine';
import { readSchemeMapping, schemeMappingSchema, schemeSheetRoles, suggestSchemeMapping } from '@caseloom/grouping';
import type { SchemeMapping as Mapping } from '@caseloom/grouping';
import { Injectable } from '@nestjs/common';
import type { Step } from '../database/steps.ts';
import { Steps } from '../database/steps.ts';
import type { HandlerGroup, OwnStepsHandlers, ReceivedFile, StepHandlers } from '../http/handlers.ts';
import { LibraryBench } from '../library/bench/library-bench.ts';
import { editableDraft, readDraft } from '../library/editable-draft.ts';
import { saveOutcome } from '../library/save-outcome.ts';
import { draftView } from '../packs/draft-life.ts';
import { plainIssue } from '../packs/plain-issue.ts';
import { Clock } from '../system/clock.ts';
import { readUpload } from './read-upload.ts';
import type { ReadUpload } from './read-upload.ts';
import { SchemeMapping } from './scheme-mapping.entity.ts';
import type { AskedImport } from './tasks/scheme-plan.ts';

/** Rows of a sheet that are shown for choosing its header. */
const HEAD_ROWS = 12;
const HEAD_COLUMNS = 40;

interface Fields {
  readonly artifact: string;
  readonly title?: string | undefined;
  readonly mapping?: string | undefined;
  readonly bureau?: string | undefined;
  readonly over: 'base' | 'copy';
}

/** Schemes of bureaus coming into drafts: look into the file, see what it would make, take it over. */
@Injectable()
export class SchemeImportHandlers implements HandlerGroup {
  readonly #steps: Steps;
  readonly #bench: LibraryBench;
  readonly #clock: Clock;

  constructor(steps: Steps, bench: LibraryBench, clock: Clock) {
    this.#steps = steps;
    this.#bench = bench;
    this.#clock = clock;
  }

  readonly inStep: StepHandlers<'listSchemeMappings'> = {
    listSchemeMappings: async ({ step }) => {
      const known = await step.em.find(SchemeMapping, {}, { orderBy: { bureau: 'asc' } });
      return {
        mappings: known.map(({ bureau, by, updatedAt }) => ({ bureau, by, updatedAt: updatedAt.toISOString() })),
      };
    },
  };

  readonly ownSteps: OwnStepsHandlers<'inspectScheme' | 'previewSchemeImport' | 'importScheme'> = {
    inspectScheme: async ({ actor, fields, file }) => {
      const upload = await readUpload(file);
      const head = { name: upload.name, issues: upload.notes.map(plainIssue) };
      if (upload.tables !== undefined)
        return { ...head, kind: 'tables', tables: [...upload.tables.keys()], sheets: [], roles: [], remembered: false };
      const { mapping, choices } = suggestSchemeMapping(upload.sheets);
      const remembered = await this.#remembered(actor.tenant, fields.bureau);
      return {
        ...head,
        kind: 'sheets',
        tables: [],
        sheets: upload.sheets.map(({ name, hidden = false, rows }) => ({
          name,
          hidden,
          rows: rows.length,
          head: rows.slice(0, HEAD_ROWS).map(({ row, cells }) => ({ row, cells: cells.slice(0, HEAD_COLUMNS) })),
        })),
        mapping: remembered ?? mapping,
        choices,
        roles: Object.entries(schemeSheetRoles).map(([role, { required, optional }]) => ({
          role,
          required: [...required],
          optional: [...optional],
        })),
        remembered: remembered !== undefined,
      };
    },

    previewSchemeImport: async ({ actor, params, fields, file }) => {
      const { source } = await readDraft(this.#steps, params.id, actor);
      const asked = await this.#asked(actor.tenant, fields, file);
      const seen = await this.#bench.run(
        actor.tenant,
        source,
        'previewScheme',
        { ...asked, today: this.#clock.today() },
        { apart: true },
      );
      return { ...seen, issues: seen.issues.map(plainIssue) };
    },

    importScheme: async ({ actor, params, fields, file, version, now, note, finish }) => {
      const { source } = await readDraft(this.#steps, params.id, actor, version);
      const asked = await this.#asked(actor.tenant, fields, file);
      const made = await this.#bench.run(actor.tenant, source, 'importScheme', { source, ...asked }, { apart: true });
      note({ object: params.id, reason: `grouping/${made.artifact} < ${file.name.slice(0, 200)}` });
      return finish(actor.tenant, async (step) => {
        const draft = await editableDraft(step, params.id, actor, version);
        await saveOutcome(step, draft, made.outcome, now);
        if (fields.bureau !== undefined && asked.upload.kind === 'sheets')
          await remember(step, fields.bureau, asked.upload.mapping, actor.name, now);
        return {
          draft: draftView(draft, actor),
          artifact: made.artifact,
          issues: made.outcome.issues.map(plainIssue),
        };
      });
    },
  };

  async #asked(tenant: string, fields: Fields, file: ReceivedFile): Promise<AskedImport> {
    const { artifact, title, over } = fields;
    const upload = await this.#upload(tenant, fields, await readUpload(file));
    return { upload, artifact, over, file: file.name, ...(title === undefined ? {} : { title }) };
  }

  async #upload(tenant: string, fields: Fields, { sheets, tables }: ReadUpload): Promise<SchemeUpload> {
    if (tables !== undefined && fields.mapping === undefined) return { kind: 'tables', tables };
    const mapping =
      (fields.mapping === undefined ? undefined : readSchemeMapping(fields.mapping, 'mapping')) ??
      (await this.#remembered(tenant, fields.bureau)) ??
      suggestSchemeMapping(sheets).mapping;
    return { kind: 'sheets', sheets, mapping };
  }

  /** The mapping kept for a bureau, where it still is one. */
  async #remembered(tenant: string, bureau: string | undefined): Promise<Mapping | undefined> {
    if (bureau === undefined || bureau === '') return undefined;
    const known = await this.#steps.inTenant(tenant, ({ em }) => em.findOne(SchemeMapping, { id: keyOf(bureau) }));
    const parsed = known === null ? undefined : schemeMappingSchema.safeParse(known.mapping);
    return parsed?.success === true ? parsed.data : undefined;
  }
}

async function remember(step: Step, bureau: string, mapping: Mapping, by: string, now: Date): Promise<void> {
  const id = keyOf(bureau);
  const known = await step.em.findOne(SchemeMapping, { id });
  const fields = { bureau, mapping, by, updatedAt: now };
  if (known) Object.assign(known, fields);
  else step.em.create(SchemeMapping, { id, ...fields } as never);
}

const keyOf = (bureau: string): string => createHash('sha256').update(bureau.trim()).digest('hex');
