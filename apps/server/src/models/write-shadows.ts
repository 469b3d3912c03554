import type { Step } from '../database/steps.ts';

export interface ShadowRow {
  readonly caseMonth: string;
  readonly encounterId: string;
  readonly key: string;
  readonly model: string;
  readonly path: string;
  readonly zh: string;
  readonly en: string;
  readonly at: string;
}

/** Shadow findings of evaluated cases as they are now; those that were judged stay, marked as gone when they are (STAT-5). */
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
    `insert into shadow_finding (tenant, case_month, encounter_id, key, model, path, message_zh, message_en, is_gone, at)
    select $1, n.m, n.e, n.k, n.model, n.path, n.zh, n.en, false, n.at
    from jsonb_to_recordset($2::jsonb) as n(m text, e uuid, k text, model text, path text, zh text, en text, at timestamptz)
    on conflict (tenant, case_month, encounter_id, key) do nothing`,
    [
      JSON.stringify(
        rows.map(({ caseMonth, encounterId, key, ...row }) => ({ ...row, m: caseMonth, e: encounterId, k: key })),
      ),
    ],
  );
}
