import { observationOf, type Evaluation } from '@caseloom/engine';
import { caseFacts } from '@caseloom/record';
import type { CaseRecord } from '@caseloom/record';
import type { HeldOut, Observation } from '@caseloom/statistics';
import { loadRecords } from '../cases/case-documents.ts';
import type { CasePart } from '../cases/encounter.entity.ts';
import type { Step, Steps } from '../database/steps.ts';

const AT_ONCE = 200;

interface Row {
  readonly id: string;
  readonly discharged: string;
  readonly now: CasePart[];
  readonly first: CasePart[];
  readonly grouping: Evaluation['grouping'] | null;
}
export interface ObservedCase {
  readonly discharged: string;
  readonly now: Observation;
  /** As it first came; only of held-out cases. */
  readonly first: Observation | undefined;
}

/** Discharged cases of a period as models see them, page by page, each in a step of its own. The group is that of the newest evaluation. */
export async function* observedCases(
  steps: Steps,
  tenant: string,
  period: { readonly from: string; readonly to: string; readonly heldOutFrom: string },
): AsyncGenerator<ObservedCase> {
  for (let last = ''; ;) {
    const page = await steps.inTenant(tenant, (step) => observedPage(step, period, last));
    yield* page.cases;
    if (page.last === undefined) return;
    last = page.last;
  }
}

async function observedPage(
  step: Step,
  { from, to, heldOutFrom }: { readonly from: string; readonly to: string; readonly heldOutFrom: string },
  last: string,
): Promise<{ cases: ObservedCase[]; last: string | undefined }> {
  const rows = await step.rows<Row>(
    `select e.id, e.discharge_date as discharged, r.parts as now, f.parts as first, v.grouping
    from encounter e
    join case_revision r on r.tenant = e.tenant and r.case_month = e.case_month and r.id = e.revision_id
    join case_revision f on f.tenant = e.tenant and f.case_month = e.case_month and f.encounter_id = e.id and f.number = 1
    left join case_evaluation v on v.tenant = e.tenant and v.case_month = e.case_month and v.id = e.evaluation_id
    where e.tenant = $1 and e.discharge_date between $2 and $3 and e.id::text > $4 order by e.id::text limit ${AT_ONCE}`,
    [from, to, last],
  );
  const isHeldOut = (row: Row) => row.discharged >= heldOutFrom;
  const records = await loadRecords(
    step,
    rows.map((row) => ({ encounterId: row.id, parts: row.now })),
  );
  const held = rows.filter(isHeldOut);
  const firsts = new Map(
    (
      await loadRecords(
        step,
        held.map((row) => ({ encounterId: row.id, parts: row.first })),
      )
    ).map((record, index) => [held[index]!.id, record]),
  );
  return {
    cases: rows.map((row, index) => {
      const first = firsts.get(row.id);
      return {
        discharged: row.discharged,
        now: observed(records[index]!, row),
        first: first && observed(first, row),
      };
    }),
    last: rows.length < AT_ONCE ? undefined : rows.at(-1)!.id,
  };
}

const observed = (record: CaseRecord, { discharged, grouping }: Row): Observation =>
  observationOf({ ...caseFacts(record, { asOf: discharged }), ...(grouping ? { grouping } : {}) });

export const heldOutOf = (cases: readonly ObservedCase[]): HeldOut[] =>
  cases.flatMap(({ first, now }) => (first ? [{ first, now }] : []));
