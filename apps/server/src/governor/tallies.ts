import type { RuleTally } from '@caseloom/governor';
import type { Step } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import { COUNTERS } from './write-rule-events.ts';

export interface TallyFilter {
  /** Inclusive days. */
  readonly from: string;
  readonly to: string;
  readonly department?: string | undefined;
  readonly stage?: string | undefined;
  readonly role?: string | undefined;
}

export type RuleTallyRow = RuleTally & { readonly ruleId: string; readonly lastFired: string | null };

const SUMS = Object.values(COUNTERS)
  .map((one) => `sum(d.${one})::int as "${one}"`)
  .join(', ');

/** By what a rule's counters are split: an allow-list of expressions; nothing of a request becomes SQL ([P20]). */
const SPLITS = { month: 'substr(d.day, 1, 7)', department: 'd.department', stage: 'd.stage', role: 'd.role' } as const;

/** Counters by rule, of one's departments. */
export async function talliesByRule(
  step: Step,
  filter: TallyFilter,
  actor: Pick<Actor, 'departments'>,
  rules?: readonly string[],
): Promise<RuleTallyRow[]> {
  const where = whereOf(filter, actor, rules);
  return step.rows<RuleTallyRow>(
    `select d.rule_id as "ruleId", max(d.day) filter (where d.fired > 0) as "lastFired", ${SUMS}
    from rule_day d where ${where.sql} group by d.rule_id order by d.rule_id`,
    where.params,
  );
}

/** Counters of one rule by month, department, stage or role. */
export async function talliesBy(
  step: Step,
  split: keyof typeof SPLITS,
  ruleId: string,
  filter: TallyFilter,
  actor: Pick<Actor, 'departments'>,
): Promise<(RuleTally & { key: string })[]> {
  const where = whereOf(filter, actor, [ruleId]);
  return step.rows<RuleTally & { key: string }>(
    `select ${SPLITS[split]} as key, ${SUMS} from rule_day d where ${where.sql} group by 1 order by 1 limit 500`,
    where.params,
  );
}

/** How often each reason was given for a rule; decisions without a code are left out. */
export async function reasonCounts(
  step: Step,
  ruleIds: readonly string[],
  filter: TallyFilter,
  actor: Pick<Actor, 'departments'>,
): Promise<{ ruleId: string; code: string; count: number }[]> {
  const where = whereOf(filter, actor, ruleIds);
  return step.rows(
    `select d.rule_id as "ruleId", d.reason as code, sum(d.count)::int as count from rule_event d
    where ${where.sql} and d.reason is not null group by 1, 2 order by 1, 3 desc, 2`,
    where.params,
  );
}

/** The departments, stages and roles there are counters of, for filters. */
export async function tallyKeys(step: Step, from: string, to: string, actor: Pick<Actor, 'departments'>) {
  const where = whereOf({ from, to }, actor);
  const rows = await step.rows<{ department: string; stage: string; role: string }>(
    `select distinct d.department, d.stage, d.role from rule_day d where ${where.sql}`,
    where.params,
  );
  const values = (key: 'department' | 'stage' | 'role') =>
    [...new Set(rows.map((row) => row[key]).filter((one) => one !== ''))].sort();
  return { departments: values('department'), stages: values('stage'), roles: values('role') };
}

function whereOf(filter: TallyFilter, actor: Pick<Actor, 'departments'>, rules?: readonly string[]) {
  const params: unknown[] = [];
  const value = (given: unknown) => `$${params.push(given) + 1}`;
  const oneOf = (given: readonly string[]) =>
    `in (select jsonb_array_elements_text(${value(JSON.stringify(given))}::jsonb))`;
  const parts = ['d.tenant = $1', `d.day >= ${value(filter.from)}`, `d.day <= ${value(filter.to)}`];
  if (rules) parts.push(`d.rule_id ${oneOf(rules)}`);
  if (filter.department) parts.push(`d.department = ${value(filter.department)}`);
  if (filter.stage) parts.push(`d.stage = ${value(filter.stage)}`);
  if (filter.role) parts.push(`d.role = ${value(filter.role)}`);
  if (actor.departments.length > 0) parts.push(`d.department ${oneOf(actor.departments)}`);
  return { sql: parts.join(' and '), params };
}
