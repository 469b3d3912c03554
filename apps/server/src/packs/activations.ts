import type { Step } from '../database/steps.ts';
import type { Purpose } from './activation.entity.ts';

export interface Scope {
  poolingArea: string;
  insuranceType: string;
  stayKind: string;
}
export interface ActivationRow extends Scope {
  id: string;
  purpose: Purpose;
  validFrom: string;
  packHash: string;
  by: string;
  at: Date;
}

/** All activations of a tenant, newest valid date first; few enough to be read whole at the start of a run. */
export function loadActivations(step: Step): Promise<ActivationRow[]> {
  return step.rows<ActivationRow>(`select id, purpose, pooling_area as "poolingArea", insurance_type as "insuranceType", stay_kind as "stayKind",
    valid_from as "validFrom", pack_hash as "packHash", "by", at from activation where tenant = $1 order by valid_from desc, at desc`);
}

/**
 * The activation that counts: of those for the purpose that are valid on the date and whose scope fits, the one with the most
 * specific scope; among equals the latest valid date. Activating refuses ties of scope.
 */
export function chooseActivation(
  all: readonly ActivationRow[],
  purpose: Purpose,
  date: string,
  facts: Partial<Scope>,
): ActivationRow | undefined {
  const fits = all.filter(
    (one) =>
      one.purpose === purpose &&
      one.validFrom <= date &&
      SCOPES.every((key) => one[key] === '' || one[key] === facts[key]),
  );
  return fits.sort(
    (a, b) => specificity(b) - specificity(a) || (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : 0),
  )[0];
}

const SCOPES = ['poolingArea', 'insuranceType', 'stayKind'] as const;
const specificity = (one: Scope) => SCOPES.filter((key) => one[key] !== '').length;

/** Which packs count today, per purpose and scope, for the top bar. */
export async function activationsInForce(step: Step, today: string) {
  const rows = await step.rows<{
    purpose: string;
    packId: string;
    version: string;
    zh: string;
    en: string;
    validFrom: string;
  }>(
    `
    select distinct on (a.purpose, a.pooling_area, a.insurance_type, a.stay_kind) a.purpose, p.pack_id as "packId", p.pack_version as version,
           p.title_zh as zh, p.title_en as en, a.valid_from as "validFrom"
    from activation a join pack_version p on p.tenant = a.tenant and p.hash = a.pack_hash
    where a.tenant = $1 and a.valid_from <= $2
    order by a.purpose, a.pooling_area, a.insurance_type, a.stay_kind, a.valid_from desc, a.at desc`,
    [today],
  );
  return rows.map(({ zh, en, ...row }) => ({ ...row, title: { zh, en } }));
}
