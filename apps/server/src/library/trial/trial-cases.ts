import type { Step } from '../../database/steps.ts';
import type { Actor } from '../../http/actor.ts';
import { caseWhere } from '../../cases/case-filter.ts';
import type { CaseFilter } from '../../cases/case-filter.ts';
import { chooseActivation, loadActivations } from '../../packs/activations.ts';
import type { PreparedCase, TrialCase } from './trial.task.ts';

/** Where the record of a case is kept. */
interface Place {
  readonly caseMonth: string;
  readonly revisionId: string;
}

export interface ChosenCases {
  readonly cases: readonly (TrialCase & Place & { readonly recordKey: string })[];
  /** Hashes of the packs in force for them, by number. */
  readonly packs: readonly string[];
  readonly withoutPack: number;
}

interface Row {
  id: string;
  caseMonth: string;
  recordKey: string;
  revisionId: string;
  dischargeDate: string | null;
  insuranceType: string | null;
  poolingArea: string | null;
  stayKind: string | null;
}

/** The cases asked for, of those this person may see, latest discharge first, each with the packs in force for it. */
export async function chooseCases(
  step: Step,
  actor: Actor,
  asked: {
    readonly ids?: readonly string[] | undefined;
    readonly filter?: CaseFilter | undefined;
    readonly limit: number;
  },
  today: string,
): Promise<ChosenCases> {
  const where = caseWhere(asked.filter ?? {}, actor);
  const at = where.params.length + 2;
  const rows = await step.rows<Row>(
    `select e.id, e.case_month as "caseMonth", e.record_key as "recordKey", e.revision_id as "revisionId", e.discharge_date as "dischargeDate",
       e.insurance_type as "insuranceType", e.pooling_area as "poolingArea", e.stay_kind as "stayKind"
     from encounter e where ${where.sql} and ($${at}::uuid[] is null or e.id = any($${at}::uuid[]))
     order by e.discharge_date desc nulls last, e.id limit $${at + 1}`,
    [...where.params, asked.ids ? `{${asked.ids.join(',')}}` : null, asked.limit],
  );
  const activations = await loadActivations(step);
  const packs: string[] = [];
  const numberOf = (hash: string): number => (packs.includes(hash) ? packs.indexOf(hash) : packs.push(hash) - 1);
  const cases = rows.flatMap((row) => {
    const asOf = row.dischargeDate ?? today;
    const scope = {
      insuranceType: row.insuranceType ?? '',
      poolingArea: row.poolingArea ?? '',
      stayKind: row.stayKind ?? '',
    };
    const policy = chooseActivation(activations, 'policy', asOf, scope);
    const conduct = chooseActivation(activations, 'conduct', today, scope);
    if (!policy || !conduct) return [];
    return [
      {
        id: row.id,
        caseMonth: row.caseMonth,
        revisionId: row.revisionId,
        recordKey: row.recordKey,
        key: `${row.id} ${row.revisionId} ${policy.packHash.slice(0, 16)} ${asOf}`,
        conduct: numberOf(conduct.packHash),
        policy: numberOf(policy.packHash),
        asOf,
      },
    ];
  });
  return { cases, packs, withoutPack: rows.length - cases.length };
}

/**
 * The documents of cases as they stand, as JSON text that nobody here reads. Looked up by whole keys, case by case: a plan of the planner's own goes
 * through all revisions of a month for each case while there are no statistics yet, as after a large import.
 */
export async function readDocuments(
  step: Step,
  cases: readonly (Pick<TrialCase, 'id' | 'key' | 'asOf'> & Place)[],
): Promise<PreparedCase[]> {
  const rows = await step.rows<{ id: string; kind: string; json: string }>(
    `select c.id, d.kind, d.content::text as json
     from json_to_recordset($2::json) as c(id uuid, month text, revision uuid)
     cross join lateral (
       select parts from case_revision
       where tenant = $1 and case_month = c.month and encounter_id = c.id and id = c.revision limit 1
     ) r
     cross join lateral jsonb_array_elements(r.parts) with ordinality as part(value, place)
     cross join lateral (
       select kind, content from case_document
       where tenant = $1 and case_month = c.month and encounter_id = c.id and hash = part.value->>'hash' limit 1
     ) d
     order by c.id, part.place`,
    [JSON.stringify(cases.map(({ id, caseMonth: month, revisionId: revision }) => ({ id, month, revision })))],
  );
  const documents = new Map<string, [string, string][]>();
  for (const { id, kind, json } of rows) {
    const list = documents.get(id) ?? [];
    list.push([kind, json]);
    documents.set(id, list);
  }
  return cases.map(({ id, key, asOf }) => ({ key, asOf, documents: documents.get(id) ?? [] }));
}
