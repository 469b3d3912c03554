import type { Step } from '../database/steps.ts';

export interface ShadowRow {
  readonly caseMonth: string;
  readonly encounterId: string;
  readonly key: string;
  readonly model: string;
  readonly learnedOn: string;
  readonly path: string;
  readonly zh: string;
  readonly en: string;
  readonly at: string;
}

/**
 * Shadow findings of evaluated cases as they are now; those that were judged stay, marked as gone when they are (STAT-5). What a model that was
 * learned anew says in other words is judged anew.
 */
export async function writeShadows(
  step: Step,
  evaluated: readonly string[],
  rows: readonly ShadowRow[],
): Promise<void> {
  if (evaluated.length === 0) return;
  const keys = JSON.stringify(rows.map((one) => ({ e: one.encounterId, k: one.key })));
  const ids = `{${evaluated.join(',')}}`;
  const isHere =
    'exists (select 1 from jsonb_to_recordset($3::jsonb) as n(e uuid, k text) where n.e = s.encounter_id and n.k = s.key)';
  await step.rows(
    `delete from shadow_finding s where s.tenant = $1 and s.encounter_id = any($2::uuid[]) and s.judged is null and not ${isHere}`,
    [ids, keys],
  );
  await step.rows(
    `update shadow_finding s set is_gone = not ${isHere} where s.tenant = $1 and s.encounter_id = any($2::uuid[])`,
    [ids, keys],
  );
  if (rows.length === 0) return;
  await step.rows(
    `insert into shadow_finding as s (tenant, case_month, encounter_id, key, model, learned_on, path, message_zh, message_en, is_gone, at)
    select $1, n.m, n.e, n.k, n.model, n.l, n.path, n.zh, n.en, false, n.at
    from jsonb_to_recordset($2::jsonb) as n(m text, e uuid, k text, model text, l text, path text, zh text, en text, at timestamptz)
    on conflict (tenant, case_month, encounter_id, key) do update set learned_on = excluded.learned_on, at = excluded.at,
      message_zh = excluded.message_zh, message_en = excluded.message_en,
      judged = case when s.message_zh = excluded.message_zh then s.judged end,
      judged_at = case when s.message_zh = excluded.message_zh then s.judged_at end,
      note = case when s.message_zh = excluded.message_zh then s.note end,
      "by" = case when s.message_zh = excluded.message_zh then s."by" end
      where s.learned_on <> excluded.learned_on`,
    [
      JSON.stringify(
        rows.map(({ caseMonth, encounterId, key, learnedOn, ...row }) => ({
          ...row,
          m: caseMonth,
          e: encounterId,
          k: key,
          l: learnedOn,
        })),
      ),
    ],
  );
}
