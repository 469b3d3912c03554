import { randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { serverMessages } from '@caseloom/api';
import { CaseloomError, mergeMessages, renderIssue } from '@caseloom/core';
import { importDefaults, messages } from '@caseloom/engine';
import { openCaseFile, writeXlsx } from '@caseloom/files';
import { checkMapping, suggestMapping } from '@caseloom/record';
import type { ColumnMapping as Mapping } from '@caseloom/record';
import { Injectable } from '@nestjs/common';
import { maySeeIdentity } from '../cases/privacy.ts';
import type { Step } from '../database/steps.ts';
import { Steps } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import type { HandlerGroup, OwnStepsHandlers, StepHandlers } from '../http/handlers.ts';
import { Refusal, notFound } from '../http/problem.ts';
import { PackLibrary } from '../packs/pack-library.ts';
import { chooseActivation, loadActivations } from '../packs/activations.ts';
import { Clock } from '../system/clock.ts';
import type { ImportOptions } from './case-source.ts';
import { formatOf } from './format-of.ts';
import { ColumnMapping } from './column-mapping.entity.ts';
import { ImportProblem } from './import-problem.entity.ts';
import { Job } from './job.entity.ts';
import type { JobKind } from './job.entity.ts';
import { jobView } from './job-view.ts';

const SAMPLE_SEED = 20_261_121;
const SAMPLE_ROWS = 8;

const problemMessages = mergeMessages(messages, serverMessages);

type InStep =
  | 'loadSampleHospital'
  | 'listJobs'
  | 'getJob'
  | 'cancelJob'
  | 'resumeJob'
  | 'importProblems'
  | 'listMappings'
  | 'saveMapping';
type OwnSteps = 'inspectFile' | 'startImport' | 'exportImportProblems';

/** Files of cases coming in, as background jobs. */
@Injectable()
export class ImportHandlers implements HandlerGroup {
  readonly #steps: Steps;
  readonly #library: PackLibrary;
  readonly #clock: Clock;

  constructor(steps: Steps, library: PackLibrary, clock: Clock) {
    this.#steps = steps;
    this.#library = library;
    this.#clock = clock;
  }

  readonly inStep: StepHandlers<InStep> = {
    loadSampleHospital: async ({ actor, body, step, now, note }) => {
      const options: ImportOptions = { sample: { cases: body.cases, endsOn: this.#clock.today(), seed: SAMPLE_SEED } };
      const job = await beginJob(step, 'sampleHospital', '示例医院 Sample hospital', options, body.cases, actor, now);
      note({ object: job.id });
      return jobView(job);
    },

    listJobs: async ({ actor, query, step }) => {
      const [jobs, total] = await step.em.findAndCount(Job, visibleTo(actor), {
        orderBy: { createdAt: 'desc' },
        limit: query.pageSize,
        offset: (query.page - 1) * query.pageSize,
      });
      return { items: jobs.map(jobView), total, page: query.page, pageSize: query.pageSize };
    },

    getJob: async ({ actor, params, step }) => jobView(await this.#job(step, params.id, actor)),

    cancelJob: async ({ actor, params, step, now }) => {
      const job = await this.#job(step, params.id, actor);
      const [cancelled] = await step.rows(
        `update job set state = 'cancelled', stage = 'cancelled', ended_at = $3, touched_at = $3, version = version + 1
        where tenant = $1 and id = $2 and state in ('waiting', 'running') returning id`,
        [job.id, now.toISOString()],
      );
      if (!cancelled) throw new Refusal(409, 'JOB_NOT_STOPPABLE');
      return this.#fresh(step, job.id);
    },

    resumeJob: async ({ actor, params, step, now }) => {
      const job = await this.#job(step, params.id, actor);
      const [resumed] = await step.rows(
        `update job set state = 'waiting', stage = 'waiting', problem = null, ended_at = null, touched_at = $3, version = version + 1
        where tenant = $1 and id = $2 and state in ('failed', 'cancelled') returning id`,
        [job.id, now.toISOString()],
      );
      if (!resumed) throw new Refusal(409, 'JOB_NOT_RESUMABLE', { state: job.state });
      await step.send('long-job', { job: job.id });
      return this.#fresh(step, job.id);
    },

    importProblems: async ({ actor, params, query, step }) => {
      const job = await this.#job(step, params.id, actor);
      const [problems, total] = await step.em.findAndCount(
        ImportProblem,
        { jobId: params.id },
        {
          orderBy: { severity: 'asc', row: 'asc', position: 'asc' },
          limit: query.pageSize,
          offset: (query.page - 1) * query.pageSize,
        },
      );
      return {
        items: problems.map(({ row, column, code, args, raw }) => ({
          row,
          code,
          args,
          ...(column ? { column } : {}),
          ...(raw && maySeeCells(job, actor) ? { raw } : {}),
        })),
        total,
        page: query.page,
        pageSize: query.pageSize,
      };
    },

    listMappings: async ({ step }) => {
      const mappings = await step.em.find(ColumnMapping, {}, { orderBy: { name: 'asc' } });
      return { mappings: mappings.map(({ id, name, columns }) => ({ id, name, columns })) };
    },

    saveMapping: async ({ params, body, step, now, note }) => {
      const issues = checkMapping(Object.keys(body.columns), { columns: body.columns as Mapping['columns'] }).filter(
        (one) => one.severity === 'error',
      );
      if (issues.length > 0) throw new CaseloomError(issues);
      note({ object: params.id });
      const known = await step.em.findOne(ColumnMapping, { id: params.id });
      const fields = { name: body.name, columns: body.columns as ColumnMapping['columns'], updatedAt: now };
      if (known) Object.assign(known, fields);
      else step.em.create(ColumnMapping, { id: params.id, ...fields } as never);
      return { id: params.id, name: body.name, columns: body.columns };
    },
  };

  readonly ownSteps: OwnStepsHandlers<OwnSteps> = {
    inspectFile: async ({ actor, file }) => {
      const mappings = await this.#steps.inTenant(actor.tenant, ({ em }) => em.find(ColumnMapping, {}));
      return inspect(file.path, formatOf(file.name), mappings);
    },

    startImport: async ({ actor, fields, file, now, note, finish }) => {
      if (file.bytes === 0) throw new Refusal(400, 'FILE_MISSING');
      const job = await finish(actor.tenant, async (step) => {
        const mapping = fields.mapping ? await step.em.findOne(ColumnMapping, { id: fields.mapping }) : undefined;
        if (mapping === null) throw new Refusal(422, 'MAPPING_UNKNOWN', { mapping: fields.mapping!.slice(0, 64) });
        const dialect = ['auto', 'ndjson', 'mapped'].includes(fields.dialect) ? undefined : fields.dialect;
        const format = fields.dialect === 'ndjson' ? ('ndjson' as const) : formatOf(file.name);
        const options: ImportOptions = {
          path: file.path,
          fileName: file.name,
          ...(format ? { format } : {}),
          ...(dialect ? { dialect } : {}),
          ...(mapping ? { mapping: { columns: mapping.columns } as Mapping } : {}),
          ...(fields.insuranceType ? { insuranceType: fields.insuranceType } : {}),
          defaults: {
            ...(await this.#packDefaults(step)),
            ...(fields.poolingArea ? { poolingArea: fields.poolingArea } : {}),
          },
        };
        file.keep();
        const made = await beginJob(step, 'import', file.name, options, null, actor, now);
        note({ object: made.id, reason: `sha256 ${file.sha256}` });
        return jobView(made);
      });
      return job;
    },

    exportImportProblems: async ({ actor, params, note, finish }) => {
      const { title, cells, problems } = await finish(actor.tenant, async (step) => {
        const job = await this.#job(step, params.id, actor);
        note({ object: job.id });
        return {
          title: job.title,
          cells: maySeeCells(job, actor),
          problems: await step.em.find(
            ImportProblem,
            { jobId: job.id },
            { orderBy: { row: 'asc', position: 'asc' }, limit: 100_000 },
          ),
        };
      });
      const stream = new PassThrough();
      const columns = [
        { title: '文件 File' },
        { title: '行 Row', type: 'integer' as const },
        { title: '列 Column' },
        { title: '级别 Level' },
        { title: '代码 Code' },
        { title: '原因 Reason' },
        { title: '原值 Value' },
      ];
      writeXlsx(stream, [
        {
          name: 'problems',
          columns,
          rows: problems.map((one) => [
            title,
            one.row,
            one.column,
            one.severity,
            one.code,
            renderIssue(problemMessages, one, actor.language),
            cells ? one.raw : null,
          ]),
        },
      ]).catch((error: Error) => stream.destroy(error));
      return {
        fileName: `${title}-problems.xlsx`,
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content: stream,
      };
    },
  };

  async #job(step: Step, id: string, actor: Actor): Promise<Job> {
    const job = await step.em.findOne(Job, { id, ...visibleTo(actor) });
    if (!job) throw notFound();
    return job;
  }

  async #fresh(step: Step, id: string) {
    step.em.clear();
    return jobView(await step.em.findOneOrFail(Job, { id }));
  }

  /** Insurance types by payment source, from the pack whose policy is in force today. */
  async #packDefaults(step: Step): Promise<{ insuranceTypes?: Readonly<Record<string, string>> }> {
    const chosen = chooseActivation(await loadActivations(step), 'policy', this.#clock.today(), {});
    return chosen ? importDefaults(await this.#library.load(step, chosen.packHash)) : {};
  }
}

export async function beginJob(
  step: Step,
  kind: JobKind,
  title: string,
  options: object,
  total: number | null,
  actor: Actor,
  now: Date,
): Promise<Job> {
  const job = step.em.create(Job, {
    id: randomUUID(),
    kind,
    title: title.slice(0, 200),
    state: 'waiting',
    stage: 'waiting',
    total,
    options,
    result: { created: 0, revised: 0, unchanged: 0, conflicts: 0, refused: 0 },
    notices: [],
    byId: actor.userId,
    by: actor.name,
    createdAt: now,
    touchedAt: now,
  } as never) as Job;
  await step.em.flush();
  await step.send('long-job', { job: job.id });
  return job;
}

/** Cells of a file may name the patient: for who may see that, and for who brought the file. */
const maySeeCells = (job: Job, actor: Actor) => maySeeIdentity(actor) || job.byId === actor.userId;

/** Everybody sees their own jobs; who imports sees all. */
const visibleTo = (actor: Actor) =>
  actor.permissions.has('case.import') || actor.permissions.has('pack.activate') ? {} : { byId: actor.userId };

async function inspect(
  path: string,
  format: 'csv' | 'ndjson' | 'xlsx' | undefined,
  mappings: readonly ColumnMapping[],
) {
  const given = format ? { format } : {};
  const readHead = async (mapping?: Mapping) => {
    const file = openCaseFile(path, { ...given, ...(mapping ? { mapping } : {}) });
    try {
      const head = await file.head();
      const sample: Record<string, string>[] = [];
      const issues = [...file.notes()];
      for await (const row of file) {
        sample.push({ ...row.raw });
        if (!mapping) issues.push(...row.issues.filter((one) => one.severity === 'error'));
        if (sample.length >= SAMPLE_ROWS) break;
      }
      return { head, sample, issues, encoding: file.encoding() ?? (head.format === 'xlsx' ? 'xlsx' : 'utf-8') };
    } finally {
      await file.close();
    }
  };
  try {
    const { head, sample, issues, encoding } = await readHead();
    return {
      dialect: head.format === 'ndjson' ? 'ndjson' : head.dialect,
      encoding,
      columns: [...head.header],
      unknownColumns: [...head.ignored],
      sample,
      issues: issues.slice(0, 50).map(plain),
    };
  } catch (error) {
    if (!(error instanceof CaseloomError)) throw error;
    if (error.issues[0]?.code !== 'RECORD_DIALECT_UNKNOWN')
      return { encoding: '', columns: [], unknownColumns: [], sample: [], issues: error.issues.map(plain) };
    const { head, sample, encoding } = await readHead({ columns: {} });
    const remembered = mappings.find((mapping) =>
      Object.keys(mapping.columns).every((column) => head.header.includes(column)),
    );
    return {
      encoding,
      columns: [...head.header],
      unknownColumns: [...head.header],
      sample,
      suggestion: suggestMapping(head.header),
      ...(remembered ? { mapping: remembered.id } : {}),
      issues: error.issues.map(plain),
    };
  }
}

const plain = ({ code, severity, path, args }: CaseloomError['issues'][number]) => ({
  code,
  severity,
  path,
  args: { ...args },
});
