import type { Step } from '../database/steps.ts';
import type { Hits } from './tasks/rule-row.ts';

/** On how many cases each rule stands open now. */
export async function openHits(step: Step): Promise<Hits> {
  const rows = await step.rows<{ rule: string; cases: number }>(
    'select rule_id as rule, count(distinct encounter_id)::int as cases from open_finding where tenant = $1 and is_open group by rule_id order by rule_id',
  );
  return Object.fromEntries(rows.map(({ rule, cases }) => [rule, Number(cases)]));
}
