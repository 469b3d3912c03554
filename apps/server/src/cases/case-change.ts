import { randomUUID } from 'node:crypto';
import type { Severity } from '@caseloom/core';
import type { Evaluation, Finding } from '@caseloom/engine';
import { groupCode } from '@caseloom/grouping';
import { changesBetween, recordHash } from '@caseloom/record';
import type { CaseRecord, Change } from '@caseloom/record';
import type { WorkflowInstance, WorkflowRef } from '@caseloom/workflow';
import type { WorkflowDrive } from '../reviews/workflow-drive.ts';
import { partsOf, splitRecord, withOtherLists } from './case-documents.ts';
import type { SplitDocument } from './case-documents.ts';
import type { CaseState } from './case-state.ts';
import { recordColumns, resultColumns, searchText } from './case-summary.ts';
import type { CasePart, Encounter, StoredConflict } from './encounter.entity.ts';
import type { FindingDecision } from './finding-decision.entity.ts';
import { departmentNames, isProvisional } from './evaluate.ts';
import type { EvaluatedCase } from './evaluate.ts';
import { happeningsBetween } from '../governor/rule-events.ts';
import type { RuleHappening } from '../governor/rule-events.ts';
import { learnedOn } from '../models/model-files.ts';
import type { ShadowRow } from '../models/write-shadows.ts';
import { rowOf } from '../governor/write-rule-events.ts';
import type { RuleEventRow } from '../governor/write-rule-events.ts';

export type Person = { readonly userId: string; readonly name: string; readonly roles?: readonly string[] } | undefined;
export type OpenCounts = Record<Severity, number>;
type Row = Record<string, unknown>;

export interface NewCase {
  readonly caseMonth: string;
  readonly recordKey: string;
  readonly personId: string;
}

/**
 * One change of one case, decided in memory and written as a whole: revision, findings, decisions that lapsed, booked result, workflow
 * and its tasks, timeline. Nothing of it touches the database before `writeCases` ([P3]).
 */
export class CaseChange {
  readonly id: string;
  readonly caseMonth: string;
  readonly isNew: boolean;
  /** The version this change is based on; 0 for a new case. */
  readonly basedOn: number;
  readonly documents = new Map<string, SplitDocument>();
  readonly revisions: Row[] = [];
  readonly evaluations: Row[] = [];
  readonly decisions: Row[] = [];
  readonly endedDecisions: { id: string; ended: string }[] = [];
  readonly events: Row[] = [];
  readonly openedTasks: Row[] = [];
  /** What happened to rules, for their statistics. */
  readonly ruleEvents: RuleEventRow[] = [];
  readonly closedTasks: { node: string; visit: number; outcome: string; by: string | null }[] = [];
  columns: Partial<Encounter> = {};
  findings: Row[] | undefined;
  /** What models in the shadow say; undefined while nothing was evaluated. */
  shadows: ShadowRow[] | undefined;
  measures: Row[] | undefined;
  run: { row: Row; isNew: boolean; version: number } | undefined;
  readonly #state: CaseState | undefined;
  readonly #now: Date;
  readonly #by: Person;
  #record: CaseRecord;
  #evaluation: Evaluation | undefined;
  #active: Pick<FindingDecision, 'id' | 'key' | 'ruleId' | 'decision' | 'readHash'>[];
  #history: EvaluatedCase['history'];
  #changes: Change[] = [];
  #seq = 0;

  private constructor(
    state: CaseState | undefined,
    key: { id: string; caseMonth: string },
    record: CaseRecord,
    by: Person,
    now: Date,
  ) {
    this.#state = state;
    this.#record = record;
    this.#by = by;
    this.#now = now;
    this.id = key.id;
    this.caseMonth = key.caseMonth;
    this.isNew = state === undefined;
    this.basedOn = state?.encounter.version ?? 0;
    this.#history = state?.evaluation?.history ?? [];
    this.#active = [...(state?.decisions ?? [])];
    this.#evaluation = state?.evaluation && storedEvaluation(state.evaluation);
  }

  static of(state: CaseState, by: Person, now: Date): CaseChange {
    return new CaseChange(state, state.encounter, state.record, by, now);
  }

  /** A case that is not there yet; `revise` must follow. */
  static begin(wanted: NewCase, by: Person, now: Date): CaseChange {
    const change = new CaseChange(undefined, { id: randomUUID(), caseMonth: wanted.caseMonth }, {}, by, now);
    change.columns = {
      recordKey: wanted.recordKey,
      personId: wanted.personId,
      revisionNumber: 0,
      conflicts: [],
      createdAt: now,
    };
    return change;
  }

  get record(): CaseRecord {
    return this.#record;
  }

  get evaluation(): Evaluation | undefined {
    return this.#evaluation;
  }

  /** Makes a revision of the record as it now is. @returns what changed, field by field */
  revise(
    record: CaseRecord,
    source: 'import' | 'correction' | 'conflict',
    more: { reason?: string | undefined; jobId?: string; raw?: Record<string, string> | undefined } = {},
  ): Change[] {
    const changes = this.isNew ? [] : changesBetween(this.#record, record);
    const documents = splitRecord(record);
    for (const document of documents) this.documents.set(document.hash, document);
    const parts = withOtherLists(this.#state?.revision.parts ?? [], partsOf(documents));
    const number = (this.#state?.encounter.revisionNumber ?? 0) + this.revisions.length + 1;
    const hash = recordHash(record);
    const id = randomUUID();
    this.revisions.push({
      caseMonth: this.caseMonth,
      id,
      encounterId: this.id,
      number,
      recordHash: hash,
      parts,
      source,
      changes,
      reason: more.reason ?? null,
      by: this.#by?.name ?? null,
      byId: this.#by?.userId ?? null,
      jobId: more.jobId ?? null,
      raw: more.raw ?? null,
      at: this.#now,
    });
    this.#record = record;
    this.#changes = [...this.#changes, ...changes];
    Object.assign(this.columns, { revisionId: id, revisionNumber: number, recordHash: hash });
    return changes;
  }

  /** Remembers a record as it came from a file: the base of the next merge. */
  imported(record: CaseRecord): void {
    const documents = splitRecord(record);
    for (const document of documents) this.documents.set(document.hash, document);
    this.columns.importHash = recordHash(record);
    this.columns.importParts = partsOf(documents) as CasePart[];
  }

  conflicts(conflicts: StoredConflict[]): void {
    this.columns.conflicts = conflicts;
    this.columns.conflictCount = conflicts.length;
  }

  /** Takes a result over: findings, lapsed decisions, group, amounts and measures follow it. */
  evaluated(evaluated: EvaluatedCase): void {
    const { evaluation, run } = evaluated;
    const happenings = happeningsBetween(this.#evaluation, evaluation, this.#changes);
    this.#changes = [];
    this.#evaluation = evaluation;
    this.#history = evaluated.history;
    const row = this.#evaluationRow(evaluation, 'prediction', isProvisional(evaluated));
    this.evaluations.push(row);
    this.columns.evaluationId = row.id as string;
    Object.assign(
      this.columns,
      recordColumns(this.#record, run.asOf, departmentNames(run.pair)),
      resultColumns(evaluation),
    );
    this.#happened(happenings, run.today);
    this.shadows = (evaluation.shadow ?? []).map(({ key, path, message, statistics }) => ({
      caseMonth: this.caseMonth,
      encounterId: this.id,
      key: key.slice(0, 300),
      model: statistics!.model,
      learnedOn: learnedOn(run.pair.conduct.resolved, statistics!.model),
      path: path.slice(0, 200),
      ...message,
      at: this.#now.toISOString(),
    }));
    this.#lapseDecisions(evaluation);
    this.#countFindings();
    this.measures = uniqueBy(evaluation.measures, (one) => one.measure).map((one) => ({
      caseMonth: this.caseMonth,
      encounterId: this.id,
      measure: one.measure,
      numerator: one.numerator,
      denominator: one.denominator ?? null,
      distinctText: one.distinct?.slice(0, 120) ?? null,
    }));
  }

  /** Lists know the record also while no pack is in force. */
  described(asOf: string): void {
    Object.assign(
      this.columns,
      recordColumns(this.#record, asOf, () => undefined),
    );
  }

  /** @param day in the hospital */
  decide(
    finding: Finding,
    decision: 'waive' | 'acknowledge',
    given: { readonly code?: string | undefined; readonly text?: string | undefined },
    day: string,
  ): void {
    const earlier = this.#active.find((one) => one.key === finding.key);
    const { ruleId } = finding;
    if (earlier) {
      this.endedDecisions.push({ id: earlier.id, ended: 'replaced' });
      this.#happened([{ ruleId, act: 'withdraw', count: 1 }], day);
    }
    this.#happened([{ ruleId, act: decision, count: 1, ...(given.code ? { reason: given.code } : {}) }], day);
    const { recordHash: standing } = this.#evaluation!.manifest;
    const made = { id: randomUUID(), key: finding.key, ruleId, decision, readHash: readHash(finding, standing) };
    this.#active = [...this.#active.filter((one) => one !== earlier), made];
    this.decisions.push({
      ...made,
      caseMonth: this.caseMonth,
      encounterId: this.id,
      reasonCode: given.code ?? null,
      reason: given.text ?? null,
      revisionId: this.#state!.encounter.revisionId,
      by: this.#by!.name,
      byId: this.#by!.userId,
      at: this.#now,
    });
    this.#countFindings();
  }

  /** @param day in the hospital */
  withdraw(key: string, day: string): boolean {
    const earlier = this.#active.find((one) => one.key === key);
    if (!earlier) return false;
    this.endedDecisions.push({ id: earlier.id, ended: 'withdrawn' });
    this.#happened([{ ruleId: earlier.ruleId, act: 'withdraw', count: 1 }], day);
    this.#active = this.#active.filter((one) => one !== earlier);
    this.#countFindings();
    return true;
  }

  /** Findings that still have to be dealt with, by severity. */
  openCounts(): OpenCounts {
    const counts: OpenCounts = { block: 0, error: 0, warn: 0, info: 0 };
    for (const finding of this.#evaluation?.findings ?? []) if (!this.#decisionOn(finding)) counts[finding.severity]++;
    return counts;
  }

  /** Takes a workflow's progress over, with its tasks, booked result and lock. */
  progressed(drive: WorkflowDrive, at: WorkflowRef, before: WorkflowInstance | undefined): void {
    const { instance } = drive;
    const row = {
      caseMonth: this.caseMonth,
      encounterId: this.id,
      packHash: at.packHash,
      workflow: at.workflow,
      status: instance.status,
      node: instance.at.node,
      visit: instance.at.visit,
      state: instance,
      updatedAt: this.#now,
      ...(before ? {} : { startedAt: this.#now }),
    };
    this.run = { row, isNew: before === undefined, version: this.#state?.run?.version ?? 0 };
    this.columns.workflowStatus = instance.status;
    this.columns.stage = drive.stage;
    if (drive.isLocked !== undefined) this.columns.isLocked = drive.isLocked;
    if (drive.isBooked) this.#book();
    for (const task of drive.opened) {
      this.openedTasks.push({
        id: randomUUID(),
        caseMonth: this.caseMonth,
        encounterId: this.id,
        node: task.node,
        visit: task.visit,
        stage: task.stage,
        titleZh: task.title.zh,
        titleEn: task.title.en,
        roles: [...task.roles],
        assigneeId: task.assignee ?? null,
        openedAt: this.#now,
        dueAt: task.dueHours === undefined ? null : new Date(this.#now.getTime() + task.dueHours * 3_600_000),
        isOpen: true,
      });
    }
    for (const task of drive.closed) this.closedTasks.push({ ...task, by: this.#by?.name ?? null });
    for (const event of drive.events) this.event(event.kind, event.title, event.reason, event.detail);
  }

  event(kind: string, title: { zh: string; en: string }, reason?: string, detail?: Record<string, unknown>): void {
    this.events.push({
      caseMonth: this.caseMonth,
      id: randomUUID(),
      encounterId: this.id,
      seq: this.#seq++,
      kind,
      titleZh: title.zh.slice(0, 300),
      titleEn: title.en.slice(0, 300),
      by: this.#by?.name ?? null,
      reason: reason ?? null,
      detail: detail ?? null,
      at: this.#now,
    });
  }

  /** The encounter's columns as they shall be after this change. */
  finish(): Partial<Encounter> {
    const recordKey = this.columns.recordKey ?? this.#state?.encounter.recordKey ?? '';
    const shown = { ...this.#state?.encounter, ...this.columns } as Encounter;
    return { ...this.columns, search: searchText(recordKey, shown, shown), updatedAt: this.#now };
  }

  #happened(happenings: readonly RuleHappening[], day: string): void {
    const occasion = {
      caseMonth: this.caseMonth,
      encounterId: this.id,
      day,
      department: this.columns.department ?? this.#state?.encounter.department ?? '',
      stage: this.#state?.encounter.stage ?? '',
      role: this.#by?.roles?.[0] ?? '',
      at: this.#now,
    };
    this.ruleEvents.push(...happenings.map((one) => rowOf(occasion, one)));
  }

  #book(): void {
    if (!this.#evaluation) return;
    const row = this.#evaluationRow(
      this.#evaluation,
      'booked',
      this.#evaluation.payment?.provisional === true || !this.#record.stay?.dischargeAt,
    );
    this.evaluations.push(row);
    this.columns.bookedEvaluationId = row.id as string;
    this.event(
      'booked',
      { zh: '分组与支付结果入账', en: 'Group and payment booked' },
      undefined,
      drgDetail(this.#evaluation, this.#state?.booked),
    );
  }

  #evaluationRow(evaluation: Evaluation, kind: 'prediction' | 'booked', isProvisional: boolean): Row {
    const { manifest } = evaluation;
    return {
      caseMonth: this.caseMonth,
      id: randomUUID(),
      encounterId: this.id,
      revisionId: this.columns.revisionId ?? this.#state!.encounter.revisionId,
      kind,
      recordHash: manifest.recordHash,
      conductHash: manifest.packs.conduct,
      policyHash: manifest.packs.policy,
      engine: manifest.engine,
      asOf: manifest.asOf,
      history: this.#history,
      isProvisional,
      findings: evaluation.findings,
      notEvaluable: evaluation.notEvaluable,
      counts: evaluation.counts,
      grouping: evaluation.grouping ?? null,
      payment: evaluation.payment ?? null,
      measures: evaluation.measures,
      resultHash: evaluation.resultHash,
      at: this.#now,
    };
  }

  #lapseDecisions(evaluation: Evaluation): void {
    const byKey = new Map(evaluation.findings.map((finding) => [finding.key, finding]));
    const stands = (one: { key: string; readHash: string }) => {
      const finding = byKey.get(one.key);
      return finding !== undefined && readHash(finding, evaluation.manifest.recordHash) === one.readHash;
    };
    for (const lapsed of this.#active.filter((one) => !stands(one))) {
      this.endedDecisions.push({ id: lapsed.id, ended: 'lapsed' });
    }
    this.#active = this.#active.filter(stands);
  }

  #countFindings(): void {
    const open = this.openCounts();
    Object.assign(this.columns, {
      openBlock: open.block,
      openError: open.error,
      openWarn: open.warn,
      openInfo: open.info,
    });
    this.findings = uniqueBy(this.#evaluation?.findings ?? [], (one) => one.key).map((finding) => ({
      caseMonth: this.caseMonth,
      encounterId: this.id,
      key: finding.key.slice(0, 300),
      ruleId: finding.ruleId.slice(0, 120),
      severity: finding.severity,
      isOpen: !this.#decisionOn(finding),
      titleZh: finding.title.zh.slice(0, 300),
      titleEn: finding.title.en.slice(0, 300),
    }));
  }

  #decisionOn(finding: Finding) {
    return this.#active.find((one) => one.key === finding.key);
  }
}

/**
 * What a decision about a finding stands on: the hash of every value its rule reads. Of a finding without a rule behind it, or of a rule that
 * failed, it is the record as a whole.
 */
export function readHash(finding: Pick<Finding, 'standsOn' | 'failed'>, recordHash: string): string {
  return finding.failed === undefined && finding.standsOn !== undefined ? finding.standsOn : recordHash;
}

/** A stored result in the engine's shape. */
export function storedEvaluation(row: NonNullable<CaseState['evaluation']>): Evaluation {
  return {
    manifest: {
      recordHash: row.recordHash,
      packs: { conduct: row.conductHash, policy: row.policyHash },
      engine: row.engine,
      asOf: row.asOf,
    },
    findings: row.findings,
    notEvaluable: row.notEvaluable.map(countedField),
    counts: row.counts,
    measures: row.measures,
    resultHash: row.resultHash,
    ...(row.grouping ? { grouping: row.grouping } : {}),
    ...(row.payment ? { payment: row.payment } : {}),
  };
}

/** Results of the first evaluator listed the rules where later ones count them. */
function countedField(stored: Evaluation['notEvaluable'][number]): Evaluation['notEvaluable'][number] {
  const { rules } = stored as { rules: number | readonly string[] };
  return typeof rules === 'number' ? stored : { ...stored, rules: rules.length, ids: rules };
}

export function drgDetail(now: Evaluation | undefined, before: CaseState['evaluation']): Record<string, unknown> {
  return {
    ...(now?.grouping
      ? { drg: groupCode(now.grouping), ...(now.grouping.weight ? { weight: now.grouping.weight } : {}) }
      : {}),
    ...(before?.grouping
      ? {
          drgBefore: groupCode(before.grouping),
          ...(before.grouping.weight ? { weightBefore: before.grouping.weight } : {}),
        }
      : {}),
  };
}

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
