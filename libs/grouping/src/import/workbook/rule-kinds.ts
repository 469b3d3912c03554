import type { RuleRow } from './read-rules.ts';

/** The MDC whose rows are tried before the principal diagnosis is looked at. */
export const PRE_MDC = 'MDCA';

/** A row that leads to another MDC: its `adrg_code` is `MDC`, its `drg_code` that MDC's name. */
export function isRoute({ adrg, drg }: Pick<RuleRow, 'adrg' | 'drg'>): boolean {
  return adrg === 'MDC' || /^MDC[A-Z]$/.test(drg);
}

/** The MDCs that are not entered by the principal diagnosis: MDCA, and those that rows lead to. */
export function routedMdcs(rows: readonly RuleRow[]): ReadonlySet<string> {
  return new Set([PRE_MDC, ...rows.filter(isRoute).map(({ drg }) => drg)]);
}
