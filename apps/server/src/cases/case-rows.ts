import type { OutputOf, Operations } from '@caseloom/api';
import type { Step } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import { CASE_SORTS } from './case-filter.ts';
import type { Where } from './case-filter.ts';
import { maskName, maySeeIdentity, maySeeMoney, shownKey } from './privacy.ts';

export type CaseRow = OutputOf<Operations['listCases']>['items'][number];

const COLUMNS = `e.id, e.record_key as "recordKey", e.mrn, e.patient_name as "patientName", e.sex, e.age_years as "ageYears", e.department,
  e.department_name as "departmentName", e.attending, e.admit_at as "admitAt", e.discharge_at as "dischargeAt", e.principal_code as "principalCode",
  e.principal_name as "principalName", e.insurance_type as "insuranceType", e.stage, e.workflow_status as "workflowStatus", e.open_block as block,
  e.open_error as error, e.open_warn as warn, e.open_info as info, e.group_status as "groupStatus", e.drg, e.group_name as "groupName", e.weight::text,
  e.policy, e.amount::text, e.balance::text, e.case_type as "caseType", e.total_charge::text as "totalCharge", e.conflict_count as conflicts,
  e.updated_at as "updatedAt", k.id as "taskId", k.version as "taskVersion", k.stage as "taskStage", k.title_zh as "taskZh", k.title_en as "taskEn",
  k.due_at as "dueAt", k.assignee_id as "assigneeId", k.assignee_name as "assigneeName"`;
const FROM = `from encounter e left join lateral (
  select * from task t where t.tenant = e.tenant and t.encounter_id = e.id and t.is_open order by t.opened_at desc limit 1) k on true`;

export interface Page {
  sort: keyof typeof CASE_SORTS;
  order: 'asc' | 'desc';
  page: number;
  pageSize: number;
}

/** One page of cases as rows for a list, with how many there are in all. */
export async function listRows(
  step: Step,
  where: Where,
  page: Page,
  actor: Actor,
  now: Date,
): Promise<{ items: CaseRow[]; total: number }> {
  const order = `${CASE_SORTS[page.sort]} ${page.order === 'desc' ? 'desc' : 'asc'} nulls last, e.discharge_at desc nulls last, e.id`;
  const at = where.params.length + 2;
  const rows = await step.rows<Row>(
    `select ${COLUMNS} ${FROM} where ${where.sql} order by ${order} limit $${at} offset $${at + 1}`,
    [...where.params, page.pageSize, (page.page - 1) * page.pageSize],
  );
  const [count] = await step.rows<{ n: number }>(
    `select count(*)::int as n from encounter e where ${where.sql}`,
    where.params,
  );
  return { items: rows.map((row) => rowView(row, actor, now)), total: Number(count!.n) };
}

type Row = Record<string, string | null> & {
  ageYears: number | null;
  block: number;
  error: number;
  warn: number;
  info: number;
  conflicts: number;
  taskVersion: number;
};

function rowView(row: Row, actor: Actor, now: Date): CaseRow {
  return {
    id: row.id!,
    recordKey: shownKey(row.recordKey!, row.id!, actor),
    ...(row.mrn && maySeeIdentity(actor) ? { mrn: row.mrn } : {}),
    ...(row.patientName ? { patientName: maySeeIdentity(actor) ? row.patientName : maskName(row.patientName) } : {}),
    ...present(row, [
      'sex',
      'department',
      'departmentName',
      'attending',
      'admitAt',
      'dischargeAt',
      'insuranceType',
      'workflowStatus',
      'totalCharge',
    ]),
    ...(row.ageYears === null ? {} : { ageYears: row.ageYears }),
    principalDiagnosis: {
      ...(row.principalCode ? { code: row.principalCode } : {}),
      ...(row.principalName ? { name: row.principalName } : {}),
    },
    stage: row.stage!,
    open: { block: row.block, error: row.error, warn: row.warn, info: row.info },
    ...(row.groupStatus
      ? {
          grouping: {
            status: row.groupStatus,
            drg: row.drg ?? '',
            ...(row.groupName ? { name: row.groupName } : {}),
            ...(row.weight ? { weight: row.weight } : {}),
          },
        }
      : {}),
    ...(row.policy && maySeeMoney(actor)
      ? { payment: { policy: row.policy, ...present(row, ['amount', 'balance', 'caseType']) } }
      : {}),
    ...(row.taskId ? { task: taskOf(row, now) } : {}),
    conflicts: row.conflicts,
    updatedAt: moment(row.updatedAt!),
  } as CaseRow;
}

function taskOf(row: Row, now: Date) {
  const dueAt = row.dueAt ? moment(row.dueAt) : undefined;
  return {
    id: row.taskId!,
    version: row.taskVersion,
    stage: row.taskStage!,
    title: { zh: row.taskZh!, en: row.taskEn! },
    ...(dueAt ? { dueAt } : {}),
    overdue: dueAt !== undefined && dueAt < now.toISOString(),
    ...(row.assigneeId ? { assignee: { userId: row.assigneeId, name: row.assigneeName ?? '' } } : {}),
  };
}

/** ISO 8601 in UTC, of a moment as the database writes it. */
export function moment(value: string | Date): string {
  return (
    value instanceof Date
      ? value
      : new Date(value.includes('T') ? value : value.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'))
  ).toISOString();
}

function present(row: Record<string, unknown>, keys: string[]): Record<string, unknown> {
  return Object.fromEntries(
    keys.filter((key) => row[key] !== null && row[key] !== undefined).map((key) => [key, row[key]]),
  );
}
