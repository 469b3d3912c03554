import type { Table } from '@caseloom/pack';
import type { GroupingResult } from '../types.ts';

export type DipComplications = GroupingResult['complications'];

/** CC and MCC of a DIP scheme: one table of (diagnosis, level, exclusion table), and the principal diagnoses of each exclusion table. */
export class DipComplicationTables {
  readonly #rows: ReadonlyMap<string, { readonly level: 'cc' | 'mcc'; readonly table: string }>;
  readonly #excluded: ReadonlySet<string>;

  constructor(ccmcc: Table | undefined, exclude: Table | undefined) {
    this.#rows = new Map(
      (ccmcc?.rows ?? []).map((row) => [
        row['dx_code'] ?? '',
        { level: row['level'] === 'mcc' ? ('mcc' as const) : ('cc' as const), table: row['exclude_table'] ?? '' },
      ]),
    );
    this.#excluded = new Set((exclude?.rows ?? []).map((row) => `${row['table'] ?? ''}|${row['dx_code'] ?? ''}`));
  }

  /** Secondary diagnoses in the table; one does not count when the principal diagnosis stands in its exclusion table. */
  of(diagnoses: readonly string[]): DipComplications {
    const principal = diagnoses[0] ?? '';
    const found: { code: string; level: 'cc' | 'mcc'; excludedBy?: string }[] = [];
    for (const code of diagnoses.slice(1)) {
      const row = this.#rows.get(code);
      if (row === undefined) continue;
      const excluded = row.table !== '' && this.#excluded.has(`${row.table}|${principal}`);
      found.push({ code, level: row.level, ...(excluded ? { excludedBy: row.table } : {}) });
    }
    return found;
  }
}
