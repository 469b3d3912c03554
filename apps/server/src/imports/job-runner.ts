import { rm } from 'node:fs/promises';
import { CaseloomError, issue } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import { recordKey } from '@caseloom/record';
import type { DecodedRow } from '@caseloom/record';
import { Injectable } from '@nestjs/common';
import { isConnectionLost, isOfContent } from '../database/races.ts';
import type { Step } from '../database/steps.ts';
import { Steps } from '../database/steps.ts';
import { Refusal } from '../http/problem.ts';
import { Clock } from '../system/clock.ts';
import { Log } from '../system/log.ts';
import { Metrics } from '../system/metrics.ts';
import { CaseIntake } from './case-intake.ts';
import type { IntakeResult } from './case-intake.ts';
import { openSource } from './case-source.ts';
import type { CaseSource, ImportOptions } from './case-source.ts';
import { ImportProblem } from './import-problem.entity.ts';
import { Job } from './job.entity.ts';

const CHUNK_ROWS = 40;
/** How long one queue job works before it hands over to the next, well below its lease. */
const TURN_MS = 120_000;

/** Somebody else holds the job, or it was cancelled: this runner lets go without having written anything. */
class JobLetGo extends Error {}

interface ChunkPlace {
  readonly isEnd: boolean;
  readonly isTurnOver: boolean;
  readonly startedAt: number;
}

/**
 * Works on long jobs, chunk by chunk. A chunk's cases, its unreadable rows, the job's progress and — when the turn is over — the next
 * queue job commit together, so that a process may die between any two lines: what was acknowledged is there once, the rest is
 * done again ([P2], [P3], [P9]).
 */
@Injectable()
export class JobRunner {
  readonly #steps: Steps;
  readonly #intake: CaseIntake;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #metrics: Metrics;

  constructor(steps: Steps, intake: CaseIntake, clock: Clock, log: Log, metrics: Metrics) {
    this.#steps = steps;
    this.#intake = intake;
    this.#clock = clock;
    this.#log = log;
    this.#metrics = metrics;
  }

  /** One turn of a job. @param signal ends the turn early; the job stays as its last chunk left it */
  async run(tenant: string, jobId: string, signal: AbortSignal): Promise<void> {
    const job = await this.#steps.inTenant(tenant, ({ em }) =>
      em.findOne(Job, { id: jobId }, { populate: ['options'] as never }),
    );
    if (!job || !['waiting', 'running'].includes(job.state)) return;
    try {
      if (job.kind === 'rerun') await this.#rerun(tenant, job, signal);
      else await this.#import(tenant, job, signal);
    } catch (error) {
      if (error instanceof JobLetGo || signal.aborted) return;
      // A database that is away comes back: the queue tries again, and after it the keeper.
      if (isConnectionLost(error)) throw error;
      await this.#fail(tenant, job, error);
    }
  }

  async #import(tenant: string, job: Job, signal: AbortSignal): Promise<void> {
    const source = await openSource(job.options as ImportOptions);
    try {
      const began = Date.now();
      for (let skipped = 0; skipped < job.cursor; skipped++) if ((await source.rows.next()).done) break;
      let left: DecodedRow | undefined;
      for (;;) {
        if (signal.aborted) return;
        const { rows, rest, isEnd } = await nextChunk(source, left);
        left = rest;
        const startedAt = Date.now();
        const isTurnOver = Date.now() - began > TURN_MS;
        await this.#takeRows(tenant, job, rows, source, { isEnd, isTurnOver, startedAt });
        if (isEnd) break;
        if (isTurnOver) return;
      }
      const { path } = job.options as ImportOptions;
      if (path) await rm(path, { force: true });
    } finally {
      await source.close();
    }
  }

  /** A row that cannot be taken harms only itself ([P9]): its chunk is taken row by row, and it becomes an unreadable one with a number to ask by. */
  async #takeRows(tenant: string, job: Job, rows: DecodedRow[], source: CaseSource, at: ChunkPlace): Promise<void> {
    try {
      await this.#takeChunk(tenant, job, rows, source, at);
    } catch (error) {
      if (error instanceof JobLetGo || !isOfContent(error) || !rows.some((row) => row.record)) throw error;
      if (rows.length > 1) {
        for (const [index, row] of rows.entries()) {
          const isLast = index === rows.length - 1;
          await this.#takeRows(tenant, job, [row], source, {
            ...at,
            isEnd: at.isEnd && isLast,
            isTurnOver: at.isTurnOver && isLast,
          });
        }
        return;
      }
      const { row, raw } = rows[0]!;
      const requestId = `${job.id.slice(0, 8)}-${row}`;
      this.#log.failure({ requestId, operation: 'import-row', status: 500, error });
      const refused = { row, raw, issues: [issue('IMPORT_ROW_FAILED', String(row), { requestId })] };
      await this.#takeChunk(tenant, job, [refused], source, at);
    }
  }

  async #takeChunk(tenant: string, job: Job, rows: DecodedRow[], source: CaseSource, at: ChunkPlace): Promise<void> {
    const by = { userId: job.byId, name: job.by };
    const readable = rows
      .filter((row) => row.record)
      .map((row) => ({
        row: row.row,
        record: row.record!,
        raw: isEmpty(row.raw) ? undefined : { ...row.raw },
        jobId: job.id,
      }));
    await this.#intake.take(tenant, readable, by, async (step, result) => {
      const done = job.cursor + rows.length;
      await this.#progress(step, job, {
        done,
        total: at.isEnd ? done : (source.total(done) ?? null),
        isEnd: at.isEnd,
        rate: rows.length / Math.max(0.001, (Date.now() - at.startedAt) / 1000),
        add: countsOf(rows, result),
        notices: [...source.notices(), ...(result.isWithoutPacks ? [WITHOUT_PACKS] : [])],
      });
      await writeProblems(step, job.id, rows);
      if (at.isTurnOver && !at.isEnd) await step.send('long-job', { job: job.id });
    });
    committed(job, rows.length);
    this.#metrics.cases('imported', readable.length);
  }

  /** Claims the job's row for this chunk: its version must be the one we know, its state one that runs. */
  async #progress(
    step: Step,
    job: Job,
    now: {
      done: number;
      total: number | null;
      rate: number;
      isEnd: boolean;
      add: Job['result'];
      notices: readonly Issue[];
    },
  ): Promise<void> {
    const { add } = now;
    const at = this.#clock.now().toISOString();
    const claimed = await step.rows(
      `update job set state = $4::text, stage = $5, done = $6, cursor = $6, total = $7, rate = $8, version = version + 1, touched_at = $9::timestamptz,
        started_at = coalesce(started_at, $9::timestamptz), ended_at = case when $4::text = 'done' then $9::timestamptz end, notices = $10::jsonb, problem = null,
        result = jsonb_build_object('created', (result->>'created')::int + $11::int, 'revised', (result->>'revised')::int + $12::int,
          'unchanged', (result->>'unchanged')::int + $13::int, 'conflicts', (result->>'conflicts')::int + $14::int, 'refused', (result->>'refused')::int + $15::int)
      where tenant = $1 and id = $2 and version = $3 and state in ('waiting', 'running') returning id`,
      [
        job.id,
        job.version,
        now.isEnd ? 'done' : 'running',
        now.isEnd ? 'done' : 'importing',
        now.done,
        now.total,
        Math.round(now.rate * 10) / 10,
        at,
        JSON.stringify(uniqueNotices(now.notices)),
        add.created,
        add.revised,
        add.unchanged,
        add.conflicts,
        add.refused,
      ],
    );
    if (claimed.length === 0) throw new JobLetGo();
  }

  async #rerun(tenant: string, job: Job, signal: AbortSignal): Promise<void> {
    const ids = (job.options as { ids: string[] }).ids;
    const began = Date.now();
    for (;;) {
      const done = job.cursor;
      if (signal.aborted) return;
      const chunk = ids.slice(done, done + CHUNK_ROWS);
      const isEnd = done + chunk.length >= ids.length;
      const isTurnOver = Date.now() - began > TURN_MS;
      const startedAt = Date.now();
      await this.#intake.reevaluate(tenant, chunk, async (step) => {
        await this.#progress(step, job, {
          done: done + chunk.length,
          total: ids.length,
          isEnd,
          rate: chunk.length / Math.max(0.001, (Date.now() - startedAt) / 1000),
          add: { created: 0, revised: chunk.length, unchanged: 0, conflicts: 0, refused: 0 },
          notices: [],
        });
        if (isTurnOver && !isEnd) await step.send('long-job', { job: job.id });
      });
      committed(job, chunk.length);
      this.#metrics.cases('evaluated', chunk.length);
      if (isEnd || isTurnOver) return;
    }
  }

  /** Only if the job still stands as this runner knows it: another may be at work on it. */
  async #fail(tenant: string, job: Job, error: unknown): Promise<void> {
    const requestId = job.id.slice(0, 13);
    const problem: Issue =
      error instanceof CaseloomError
        ? error.issues[0]!
        : error instanceof Refusal
          ? { code: error.code, severity: 'error', path: '', args: error.args }
          : { code: 'JOB_FAILED', severity: 'error', path: '', args: { requestId } };
    if (problem.code === 'JOB_FAILED') this.#log.failure({ requestId, operation: 'job', status: 500, error });
    await this.#steps.inTenant(tenant, (step) =>
      step.rows(
        `update job set state = 'failed', stage = 'failed', problem = $3::jsonb, ended_at = $4, touched_at = $4, version = version + 1
      where tenant = $1 and id = $2 and version = $5 and state in ('waiting', 'running')`,
        [job.id, JSON.stringify(problem), this.#clock.now().toISOString(), job.version],
      ),
    );
  }
}

/** What this runner knows of the job's row after its chunk was committed. */
function committed(job: Job, rows: number): void {
  job.version++;
  job.cursor += rows;
}

const WITHOUT_PACKS: Issue = { code: 'NO_PACK_ACTIVE', severity: 'warning', path: '', args: {} };

/** Rows up to a chunk's size; a second row of the same record waits for the next chunk. */
async function nextChunk(
  source: CaseSource,
  first: DecodedRow | undefined,
): Promise<{ rows: DecodedRow[]; rest: DecodedRow | undefined; isEnd: boolean }> {
  const rows: DecodedRow[] = [];
  const keys = new Set<string>();
  for (let next = first; ;) {
    if (!next) {
      const read = await source.rows.next();
      if (read.done) return { rows, rest: undefined, isEnd: true };
      next = read.value;
    }
    const key = next.record && recordKey(next.record);
    if (rows.length >= CHUNK_ROWS || (key && keys.has(key))) return { rows, rest: next, isEnd: false };
    if (key) keys.add(key);
    rows.push(next);
    next = undefined;
  }
}

async function writeProblems(step: Step, jobId: string, rows: readonly DecodedRow[]): Promise<void> {
  const problems = rows.flatMap((row) =>
    row.issues
      .filter((one) => !row.record || one.severity !== 'info')
      .map((one, position) => {
        const column = columnOf(one.path);
        return {
          tenant: step.tenant,
          jobId,
          row: row.row,
          position,
          column: column?.slice(0, 120) ?? null,
          code: one.code,
          severity: row.record ? 'warning' : 'error',
          args: { ...one.args },
          raw: (column !== undefined && row.raw[column]?.slice(0, 200)) || null,
        };
      }),
  );
  for (let from = 0; from < problems.length; from += 500)
    await step.em.insertMany(ImportProblem, problems.slice(from, from + 500) as never);
}

/** `12:P321` → `P321`. */
function columnOf(path: string): string | undefined {
  const at = path.indexOf(':');
  return at < 0 ? undefined : path.slice(at + 1) || undefined;
}

function countsOf(rows: readonly DecodedRow[], { planned }: IntakeResult): Job['result'] {
  const count = (outcome: string) => planned.filter((one) => one.outcome === outcome).length;
  return {
    created: count('created'),
    revised: count('revised'),
    unchanged: count('unchanged'),
    conflicts: planned.filter((one) => one.newConflicts > 0).length,
    refused: rows.filter((row) => !row.record).length,
  };
}

function uniqueNotices(notices: readonly Issue[]): Issue[] {
  return [...new Map(notices.map((one) => [`${one.code} ${one.path}`, one])).values()].slice(0, 50);
}

const isEmpty = (raw: Readonly<Record<string, string>>) => Object.keys(raw).length === 0;
