import { randomUUID } from 'node:crypto';
import type { Step } from '../database/steps.ts';
import { RuleEvent } from './rule-event.entity.ts';
import type { RuleHappening } from './rule-events.ts';

/** Where and when something happened to a rule, as one act of one person in one case. */
export interface RuleOccasion {
  readonly caseMonth: string;
  readonly encounterId: string;
  readonly day: string;
  readonly department: string;
  readonly stage: string;
  readonly role: string;
  readonly at: Date;
}

export type RuleEventRow = RuleOccasion & Omit<RuleHappening, 'reason'> & { readonly reason: string | null };

export const rowOf = (occasion: RuleOccasion, { reason, ...happening }: RuleHappening): RuleEventRow => ({
  ...occasion,
  ...happening,
  ruleId: happening.ruleId.slice(0, 120),
  reason: reason ?? null,
});

/** The counter that an act adds to. */
export const COUNTERS = {
  fired: 'fired',
  shown: 'shown',
  corrected: 'corrected',
  acknowledge: 'acknowledged',
  waive: 'waived',
  withdraw: 'withdrawn',
  wrong: 'wrong',
} as const;

const KEY = 'tenant, rule_id, day, department, stage, role';
const counters = Object.values(COUNTERS);
const SUMS = Object.entries(COUNTERS)
  .map(([act, counter]) => `coalesce(sum(count) filter (where act = '${act}'), 0)::int as ${counter}`)
  .join(', ');

/** Writes events and adds them to the counters, in the transaction of what they tell of (GOV-1). */
export async function writeRuleEvents(step: Step, rows: readonly RuleEventRow[]): Promise<void> {
  if (rows.length === 0) return;
  for (let from = 0; from < rows.length; from += 500) {
    await step.em.insertMany(
      RuleEvent,
      rows.slice(from, from + 500).map((row) => ({ tenant: step.tenant, id: randomUUID(), ...row })) as never,
    );
  }
  // Sorted, so that two transactions take the counters' locks in one order.
  await step.rows(
    `insert into rule_day (${KEY}, ${counters.join(', ')})
    select $1, rule_id, day, department, stage, role, ${SUMS}
    from jsonb_to_recordset($2::jsonb) as e(rule_id text, act text, count int, day text, department text, stage text, role text)
    group by rule_id, day, department, stage, role order by rule_id, day, department, stage, role
    on conflict (${KEY}) do update set ${counters.map((one) => `${one} = rule_day.${one} + excluded.${one}`).join(', ')}`,
    [
      JSON.stringify(
        rows.map(({ ruleId, act, count, day, department, stage, role }) => ({
          rule_id: ruleId,
          act,
          count,
          day,
          department,
          stage,
          role,
        })),
      ),
    ],
  );
}

/** Makes every counter of the tenant anew from the events. @returns how many counters there are now */
export async function recountRules(step: Step): Promise<number> {
  await step.rows('delete from rule_day where tenant = $1');
  const made = await step.rows(
    `insert into rule_day (${KEY}, ${counters.join(', ')})
    select tenant, rule_id, day, department, stage, role, ${SUMS} from rule_event where tenant = $1
    group by ${KEY} order by ${KEY} returning 1`,
  );
  return made.length;
}
