import { OptimisticLockError } from '@mikro-orm/core';
import type { EntityName } from '@mikro-orm/core';
import { UserAccount } from '../access/user-account.entity.ts';
import type { Step } from '../database/steps.ts';
import { writeShadows } from '../models/write-shadows.ts';
import { writeRuleEvents } from '../governor/write-rule-events.ts';
import { CaseMeasure } from '../measures/case-measure.entity.ts';
import { CaseEvent } from '../reviews/case-event.entity.ts';
import { Task } from '../reviews/task.entity.ts';
import { WorkflowRun } from '../reviews/workflow-run.entity.ts';
import type { CaseChange } from './case-change.ts';
import { CaseEvaluation } from './case-evaluation.entity.ts';
import { CaseRevision } from './case-revision.entity.ts';
import { EncounterKey } from './encounter-key.entity.ts';
import { Encounter } from './encounter.entity.ts';
import { FindingDecision } from './finding-decision.entity.ts';
import { OpenFinding } from './open-finding.entity.ts';

/**
 * Writes changes of cases in the given step: all of it or, if one case moved on meanwhile, none.
 * @throws OptimisticLockError when a case has another version than the change is based on; UniqueConstraintViolationException when a
 *   record number was filed by somebody else meanwhile
 */
export async function writeCases(step: Step, changes: readonly CaseChange[]): Promise<void> {
  const insert = (entity: EntityName<object>, rows: object[], atOnce?: number) => insertAll(step, entity, rows, atOnce);
  const added = changes.filter((change) => change.isNew);
  await insert(
    EncounterKey,
    added.map((change) => ({
      recordKey: change.columns.recordKey,
      caseMonth: change.caseMonth,
      encounterId: change.id,
    })),
  );
  await insert(
    Encounter,
    added.map((change) => ({ ...EMPTY, caseMonth: change.caseMonth, id: change.id, ...change.finish(), version: 1 })),
  );
  for (const change of changes) if (!change.isNew) await update(step, change);
  await insertDocuments(step, changes);
  await insert(
    CaseRevision,
    changes.flatMap((change) => change.revisions),
  );
  await insert(
    CaseEvaluation,
    changes.flatMap((change) => change.evaluations),
    LONG_ROWS,
  );
  await replace(step, 'open_finding', OpenFinding, changes, (change) => change.findings);
  await replace(step, 'case_measure', CaseMeasure, changes, (change) => change.measures);
  await endDecisions(step, changes);
  await insert(
    FindingDecision,
    changes.flatMap((change) => change.decisions),
  );
  await writeRuns(step, changes);
  await closeTasks(step, changes);
  await openTasks(step, changes);
  await insert(
    CaseEvent,
    changes.flatMap((change) => change.events),
  );
  await writeShadows(
    step,
    changes.filter((change) => change.shadows !== undefined).map((change) => change.id),
    changes.flatMap((change) => change.shadows ?? []),
  );
  // Last, because counters are shared by all cases.
  await writeRuleEvents(
    step,
    changes.flatMap((change) => change.ruleEvents),
  );
}

const EMPTY = {
  conflictCount: 0,
  isLocked: false,
  stage: '',
  workflowStatus: null,
  openBlock: 0,
  openError: 0,
  openWarn: 0,
  openInfo: 0,
  evaluationId: null,
  bookedEvaluationId: null,
  mrn: null,
  patientName: null,
  sex: null,
  ageYears: null,
  department: null,
  departmentName: null,
  attending: null,
  admitAt: null,
  dischargeAt: null,
  dischargeDate: null,
  dischargeMonth: null,
  principalCode: null,
  principalName: null,
  insuranceType: null,
  poolingArea: null,
  stayKind: null,
  totalCharge: null,
  groupStatus: null,
  mdc: null,
  drg: null,
  groupName: null,
  weight: null,
  policy: null,
  caseType: null,
  amount: null,
  balance: null,
};

/** Results with hundreds of findings in them, in one statement. */
const LONG_ROWS = 8;

async function insertAll(step: Step, entity: EntityName<object>, rows: object[], atOnce = 500): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) {
    await step.em.insertMany(
      entity,
      rows.slice(from, from + atOnce).map((row) => ({ tenant: step.tenant, ...row })) as never,
    );
  }
}

async function update(step: Step, change: CaseChange): Promise<void> {
  const where = { caseMonth: change.caseMonth, id: change.id, version: change.basedOn };
  const changed = await step.em.nativeUpdate(Encounter, where, {
    ...change.finish(),
    version: change.basedOn + 1,
  } as never);
  if (changed !== 1) throw OptimisticLockError.lockFailed(change.id);
}

/** A document that an encounter has already is left alone. */
async function insertDocuments(step: Step, changes: readonly CaseChange[]): Promise<void> {
  const rows = changes.flatMap((change) =>
    [...change.documents.values()].map((document) => ({
      m: change.caseMonth,
      e: change.id,
      h: document.hash,
      k: document.kind,
      c: document.content,
    })),
  );
  for (let from = 0; from < rows.length; from += 100) {
    await step.rows(
      `insert into case_document (tenant, case_month, encounter_id, hash, kind, content)
      select $1, d.m, d.e, d.h, d.k, d.c from jsonb_to_recordset($2::jsonb) as d(m text, e uuid, h text, k text, c jsonb) on conflict do nothing`,
      [JSON.stringify(rows.slice(from, from + 100))],
    );
  }
}

async function replace(
  step: Step,
  table: string,
  entity: EntityName<object>,
  changes: readonly CaseChange[],
  rowsOf: (change: CaseChange) => object[] | undefined,
): Promise<void> {
  const touched = changes.filter((change) => rowsOf(change) !== undefined);
  const old = touched.filter((change) => !change.isNew).map((change) => change.id);
  if (old.length > 0)
    await step.rows(`delete from ${table} where tenant = $1 and encounter_id = any($2::uuid[])`, [
      `{${old.join(',')}}`,
    ]);
  await insertAll(
    step,
    entity,
    touched.flatMap((change) => rowsOf(change)!),
  );
}

async function endDecisions(step: Step, changes: readonly CaseChange[]): Promise<void> {
  for (const change of changes) {
    for (const { id, ended } of change.endedDecisions) {
      await step.rows('update finding_decision set ended = $3, ended_at = $4 where tenant = $1 and id = $2', [
        id,
        ended,
        (change.finish().updatedAt as Date).toISOString(),
      ]);
    }
  }
}

async function writeRuns(step: Step, changes: readonly CaseChange[]): Promise<void> {
  await insertAll(
    step,
    WorkflowRun,
    changes.filter((change) => change.run?.isNew).map((change) => ({ ...change.run!.row, version: 1 })),
  );
  for (const change of changes) {
    if (!change.run || change.run.isNew) continue;
    const where = { caseMonth: change.caseMonth, encounterId: change.id, version: change.run.version };
    const changed = await step.em.nativeUpdate(WorkflowRun, where, {
      ...change.run.row,
      version: change.run.version + 1,
    } as never);
    if (changed !== 1) throw OptimisticLockError.lockFailed(change.id);
  }
}

async function closeTasks(step: Step, changes: readonly CaseChange[]): Promise<void> {
  for (const change of changes) {
    for (const { node, visit, outcome, by } of change.closedTasks) {
      await step.rows(
        `update task set is_open = false, outcome = $5, closed_by = $6, closed_at = $7, version = version + 1
        where tenant = $1 and encounter_id = $2 and node = $3 and visit = $4 and is_open`,
        [change.id, node, visit, outcome, by, (change.finish().updatedAt as Date).toISOString()],
      );
    }
  }
}

async function openTasks(step: Step, changes: readonly CaseChange[]): Promise<void> {
  const tasks = changes.flatMap((change) => change.openedTasks);
  const people = [...new Set(tasks.map((task) => task.assigneeId).filter((id) => id != null))];
  const names =
    people.length === 0 ? [] : await step.em.find(UserAccount, { id: { $in: people as string[] }, isDisabled: false });
  await insertAll(
    step,
    Task,
    tasks.map((task) => {
      const person = names.find((one) => one.id === task.assigneeId);
      return { ...task, assigneeId: person?.id ?? null, assigneeName: person?.name ?? null, version: 1 };
    }),
  );
}
