import type { Actor } from '../http/actor.ts';
import { maySeeIdentity } from './privacy.ts';

export interface CaseFilter {
  q?: string | undefined;
  stage?: string | undefined;
  assignee?: string | undefined;
  department?: string | undefined;
  severity?: 'block' | 'error' | 'warn' | 'info' | undefined;
  rule?: string | undefined;
  group?: string | undefined;
  insuranceType?: string | undefined;
  month?: string | undefined;
  caseType?: string | undefined;
  conflicts?: 'yes' | undefined;
  measure?: string | undefined;
}

/** Where clause over `encounter e` with its parameters from `$2` on; `$1` is the tenant. */
export interface Where {
  readonly sql: string;
  readonly params: unknown[];
}

/** What a search looks in: who may not see who the patient is, does not find them by name or number either. */
const searched = (actor: Actor) =>
  maySeeIdentity(actor) ? 'e.search' : "lower(concat_ws(' ', e.principal_code, e.principal_name, e.drg, e.group_name))";

const OPEN_COLUMNS = { block: 'open_block', error: 'open_error', warn: 'open_warn', info: 'open_info' } as const;

/** Which cases a person asked for, of those of their departments. Column names stand here; values are parameters. */
export function caseWhere(filter: CaseFilter, actor: Actor): Where {
  const params: unknown[] = [];
  const value = (given: unknown) => `$${params.push(given) + 1}`;
  const parts = ['e.tenant = $1'];
  if (actor.departments.length > 0)
    parts.push(
      `e.department in (select jsonb_array_elements_text(${value(JSON.stringify(actor.departments))}::jsonb))`,
    );
  if (filter.q?.trim())
    parts.push(
      ...filter.q
        .trim()
        .toLowerCase()
        .split(/\s+/)
        .slice(0, 5)
        .map((word) => `${searched(actor)} like ${value(`%${word.replace(/[\\%_]/g, '\\$&')}%`)}`),
    );
  if (filter.stage) parts.push(`e.stage = ${value(filter.stage)}`);
  if (filter.department) parts.push(`e.department = ${value(filter.department)}`);
  if (filter.severity) parts.push(`e.${OPEN_COLUMNS[filter.severity]} > 0`);
  if (filter.rule)
    parts.push(
      `exists (select 1 from open_finding f where f.tenant = e.tenant and f.encounter_id = e.id and f.is_open and f.rule_id = ${value(filter.rule)})`,
    );
  if (filter.group) parts.push(`e.drg = ${value(filter.group)}`);
  if (filter.insuranceType) parts.push(`e.insurance_type = ${value(filter.insuranceType)}`);
  if (filter.month) parts.push(`e.discharge_month = ${value(filter.month)}`);
  if (filter.caseType) parts.push(`e.case_type = ${value(filter.caseType)}`);
  if (filter.conflicts) parts.push('e.conflict_count > 0');
  if (filter.measure)
    parts.push(
      `exists (select 1 from case_measure m where m.tenant = e.tenant and m.encounter_id = e.id and m.measure = ${value(filter.measure)})`,
    );
  if (filter.assignee)
    parts.push(
      `exists (select 1 from task k where k.tenant = e.tenant and k.encounter_id = e.id and k.is_open and ${assignee(filter.assignee, actor, value)})`,
    );
  return { sql: parts.join(' and '), params };
}

function assignee(wanted: string, actor: Actor, value: (given: unknown) => string): string {
  if (wanted === 'unassigned') return 'k.assignee_id is null';
  if (wanted === 'anyone')
    return actor.permissions.has('task.assign')
      ? 'true'
      : `exists (select 1 from jsonb_array_elements_text(k.roles) r where r in (select jsonb_array_elements_text(${value(JSON.stringify(actor.roles))}::jsonb)))`;
  const id = wanted === 'mine' ? actor.userId : wanted;
  return /^[0-9a-f-]{36}$/.test(id) ? `k.assignee_id = ${value(id)}::uuid` : 'false';
}

export const CASE_SORTS = {
  due: 'k.due_at',
  dischargeAt: 'e.discharge_at',
  findings: 'e.open_block * 1000000 + e.open_error * 1000 + e.open_warn',
  balance: 'e.balance',
  updatedAt: 'e.updated_at',
  recordKey: 'e.record_key',
} as const;
