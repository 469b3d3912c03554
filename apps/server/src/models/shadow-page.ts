import type { Step } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';

export interface ShadowAsked {
  readonly model: string;
  readonly judged: 'yes' | 'no';
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface ShadowItem {
  readonly caseId: string;
  readonly recordKey: string;
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly judged: 'right' | 'wrong' | null;
  readonly by: string | null;
  readonly note: string | null;
}

/**
 * What a model says in the shadow of cases of one's departments: judged, or waiting and still so. By an id that has nothing to do with the
 * case's content: a sample, and the same one for everybody.
 */
export async function shadowPage(
  step: Step,
  { departments }: Pick<Actor, 'departments'>,
  { model, judged, page, pageSize }: ShadowAsked,
): Promise<{ items: ShadowItem[]; total: number }> {
  const theirs = departments.length === 0 ? 'true' : 'e.department in (select jsonb_array_elements_text($3::jsonb))';
  const state = judged === 'yes' ? 's.judged is not null' : 's.judged is null and not s.is_gone';
  const found = `from shadow_finding s join encounter e on e.tenant = s.tenant and e.id = s.encounter_id
    where s.tenant = $1 and s.model = $2 and ${state} and ${theirs}`;
  const params = [model, ...(departments.length === 0 ? [] : [JSON.stringify(departments)])];
  const [counted] = await step.rows<{ total: number }>(`select count(*)::int as total ${found}`, params);
  const at = params.length + 2;
  const items = await step.rows<ShadowItem>(
    `select s.encounter_id as "caseId", e.record_key as "recordKey", s.key, s.message_zh as zh, s.message_en as en, s.judged, s."by", s.note
    ${found} order by s.encounter_id, s.key limit $${at} offset $${at + 1}`,
    [...params, pageSize, (page - 1) * pageSize],
  );
  return { items, total: counted!.total };
}
