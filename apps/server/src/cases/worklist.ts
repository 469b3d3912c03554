import type { OutputOf, Operations } from '@caseloom/api';
import type { Step } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import { caseWhere } from './case-filter.ts';

/** Open tasks by stage with their counts, for the stages that are this person's work or that they may assign; and what filters offer. */
export async function worklistOf(step: Step, actor: Actor, now: Date): Promise<OutputOf<Operations['worklist']>> {
  const scope = caseWhere({}, actor);
  const next = scope.params.length + 2;
  const lists = await step.rows<{
    stage: string;
    zh: string;
    en: string;
    count: number;
    overdue: number;
    mine: number;
    unassigned: number;
  }>(
    `
    select k.stage, max(k.title_zh) as zh, max(k.title_en) as en, count(*)::int as count,
      (count(*) filter (where k.due_at < $${next}))::int as overdue, (count(*) filter (where k.assignee_id = $${next + 1}::uuid))::int as mine,
      (count(*) filter (where k.assignee_id is null))::int as unassigned
    from task k join encounter e on e.tenant = k.tenant and e.case_month = k.case_month and e.id = k.encounter_id
    where ${scope.sql} and k.is_open and ($${next + 2} or exists (
      select 1 from jsonb_array_elements_text(k.roles) r where r in (select jsonb_array_elements_text($${next + 3}::jsonb))))
    group by k.stage order by min(k.opened_at), k.stage`,
    [
      ...scope.params,
      now.toISOString(),
      actor.userId,
      actor.permissions.has('task.assign'),
      JSON.stringify(actor.roles),
    ],
  );
  const departments = await step.rows<{ code: string; name: string; count: number }>(
    `select e.department as code, coalesce(max(e.department_name), e.department) as name, count(*)::int as count
     from encounter e where ${scope.sql} and e.department is not null group by e.department order by e.department`,
    scope.params,
  );
  const months = await step.rows<{ month: string }>(
    `select distinct e.discharge_month as month from encounter e where ${scope.sql} and e.discharge_month is not null order by 1 desc limit 60`,
    scope.params,
  );
  const [total] = await step.rows<{ n: number }>(
    `select count(*)::int as n from encounter e where ${scope.sql}`,
    scope.params,
  );
  return {
    lists: lists.map(({ zh, en, ...list }) => ({ ...list, title: { zh, en } })),
    totalCases: Number(total!.n),
    departments,
    months: months.map((row) => row.month),
  };
}
