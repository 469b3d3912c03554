import type { CaseRecord } from '@caseloom/record';
import type { Step } from '../database/steps.ts';
import { notFound } from '../http/problem.ts';
import { WorkflowRun } from '../reviews/workflow-run.entity.ts';
import { loadRecords } from './case-documents.ts';
import { CaseEvaluation } from './case-evaluation.entity.ts';
import { CaseRevision } from './case-revision.entity.ts';
import { Encounter } from './encounter.entity.ts';
import { FindingDecision } from './finding-decision.entity.ts';

/** Everything a decision about one case reads, as it stood at one moment. */
export interface CaseState {
  readonly encounter: Encounter;
  readonly revision: CaseRevision;
  readonly record: CaseRecord;
  readonly evaluation: CaseEvaluation | undefined;
  readonly booked: CaseEvaluation | undefined;
  /** Waivers and acknowledgements that still count. */
  readonly decisions: readonly FindingDecision[];
  readonly run: WorkflowRun | undefined;
}

/** @throws Refusal 404, for a case of another tenant or department exactly as for one that is not there */
export async function loadCase(step: Step, id: string, departments: readonly string[] = []): Promise<CaseState> {
  const [state] = await loadCases(step, [id]);
  const isTheirs =
    state &&
    (departments.length === 0 || (state.encounter.department && departments.includes(state.encounter.department)));
  if (!isTheirs) throw notFound();
  return state;
}

/** States of several cases, in the order asked for; unknown ones are left out. */
export async function loadCases(step: Step, ids: readonly string[]): Promise<CaseState[]> {
  if (ids.length === 0) return [];
  const { em } = step;
  const encounters = await em.find(Encounter, { id: { $in: [...ids] } });
  const known = encounters.map((encounter) => encounter.id);
  const revisions = await em.find(CaseRevision, { id: { $in: encounters.map((one) => one.revisionId) } });
  const results = await em.find(CaseEvaluation, {
    id: { $in: encounters.flatMap((one) => [one.evaluationId, one.bookedEvaluationId]).filter((one) => one != null) },
  });
  const decisions = await em.find(FindingDecision, { encounterId: { $in: known }, endedAt: null });
  const runs = await em.find(WorkflowRun, { encounterId: { $in: known } });
  const byId = new Map(encounters.map((encounter) => [encounter.id, encounter]));
  const ordered = ids.map((id) => byId.get(id)).filter((one) => one !== undefined);
  const current = ordered.map((encounter) => revisions.find((one) => one.id === encounter.revisionId)!);
  const records = await loadRecords(
    step,
    current.map((revision) => ({ encounterId: revision.encounterId, parts: revision.parts })),
  );
  return ordered.map((encounter, index) => ({
    encounter,
    revision: current[index]!,
    record: records[index]!,
    evaluation: results.find((one) => one.id === encounter.evaluationId),
    booked: results.find((one) => one.id === encounter.bookedEvaluationId),
    decisions: decisions.filter((one) => one.encounterId === encounter.id),
    run: runs.find((one) => one.encounterId === encounter.id),
  }));
}

export interface HistoryEntry {
  readonly encounterId: string;
  readonly revisionId: string;
  readonly record: CaseRecord;
}

export interface Stay {
  readonly id: string;
  readonly personId: string;
  readonly admitAt: string | null | undefined;
}

const MOST_HISTORY = 20;

/** The person's earlier encounters, newest first, at most 20: those discharged before this one was admitted. */
export async function loadHistory(step: Step, stay: Stay): Promise<HistoryEntry[]> {
  return (await loadHistories(step, [stay]))[0]!;
}

/** The histories of several stays, read together. */
export async function loadHistories(step: Step, stays: readonly Stay[]): Promise<HistoryEntry[][]> {
  if (stays.length === 0) return [];
  const rows = await step.rows<EarlierStay>(
    `
    select e.id as "encounterId", r.id as "revisionId", r.parts, e.person_id as "personId", e.discharge_at as "dischargeAt" from encounter e
    join case_revision r on r.tenant = e.tenant and r.case_month = e.case_month and r.id = e.revision_id
    where e.tenant = $1 and e.person_id = any($2::uuid[]) and e.discharge_at is not null order by e.discharge_at desc, e.id`,
    [`{${[...new Set(stays.map((stay) => stay.personId))].join(',')}}`],
  );
  const wanted = stays.map((stay) =>
    rows
      .filter(
        (row) =>
          row.personId === stay.personId &&
          row.encounterId !== stay.id &&
          (stay.admitAt == null || row.dischargeAt <= stay.admitAt),
      )
      .slice(0, MOST_HISTORY),
  );
  const needed = [...new Set(wanted.flat())];
  const entries = new Map((await withRecords(step, needed)).map((entry, index) => [needed[index]!, entry]));
  return wanted.map((own) => own.map((row) => entries.get(row)!));
}

interface EarlierStay {
  encounterId: string;
  revisionId: string;
  parts: CaseRevision['parts'];
  personId: string;
  dischargeAt: string;
}

/** Exactly the earlier stays that a stored result had read. */
export async function loadHistoryOf(
  step: Step,
  refs: readonly { encounterId: string; revisionId: string }[],
): Promise<HistoryEntry[]> {
  const revisions = await step.em.find(CaseRevision, { id: { $in: refs.map((ref) => ref.revisionId) } });
  return withRecords(
    step,
    refs.map((ref) => ({ ...ref, parts: revisions.find((one) => one.id === ref.revisionId)!.parts })),
  );
}

async function withRecords(
  step: Step,
  rows: { encounterId: string; revisionId: string; parts: CaseRevision['parts'] }[],
): Promise<HistoryEntry[]> {
  const records = await loadRecords(step, rows);
  return rows.map(({ encounterId, revisionId }, index) => ({ encounterId, revisionId, record: records[index]! }));
}
