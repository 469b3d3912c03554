import type { Table } from '@caseloom/pack';
import type { GroupingResult } from '../types.ts';

export type DipComplications = GroupingResult['complications'];

interface ComplicationRow {
  readonly level: 'cc' | 'mcc';
  readonly table: string;
  readonly includePrefix: string;
}

/** CC and MCC of a DIP scheme: one table of (diagnosis, level, exclusion table), and the principal diagnoses of each exclusion table. */
export class DipComplicationTables {
  readonly #rows = new Map<string, ComplicationRow>();
  readonly #excluded = new Map<string, Set<string>>();

  /** @param byPrefix whether inclusion prefixes are read; else only exclusion tables count */
  constructor(ccmcc: Table | undefined, exclude: Table | undefined, byPrefix: boolean) {
    for (const row of ccmcc?.rows ?? []) {
      this.#rows.set(row['dx_code'] ?? '', {
        level: row['level'] === 'mcc' ? 'mcc' : 'cc',
        table: row['exclude_table'] ?? '',
        includePrefix: byPrefix ? (row['include_prefix'] ?? '') : '',
      });
    }
    for (const row of exclude?.rows ?? []) {
      const table = row['table'] ?? '';
      const principals = this.#excluded.get(table);
      if (principals === undefined) this.#excluded.set(table, new Set([row['dx_code'] ?? '']));
      else principals.add(row['dx_code'] ?? '');
    }
  }

  /**
   * Secondary diagnoses in the table. One does not count when the principal diagnosis stands in its exclusion table; one with an inclusion prefix
   * counts exactly when the principal diagnosis starts with it (`excludedBy` is then `≠` and the prefix), and no exclusion table is looked at.
   */
  of(diagnoses: readonly string[]): DipComplications {
    const principal = diagnoses[0] ?? '';
    let found: { code: string; level: 'cc' | 'mcc'; excludedBy?: string }[] | undefined;
    for (let at = 1; at < diagnoses.length; at++) {
      const code = diagnoses[at]!;
      const row = this.#rows.get(code);
      if (row === undefined) continue;
      const excludedBy = this.#excludedBy(row, principal);
      (found ??= []).push(
        excludedBy === undefined ? { code, level: row.level } : { code, level: row.level, excludedBy },
      );
    }
    return found ?? NO_COMPLICATIONS;
  }

  /** The prefix by which a complication is included, where its row has one that counts. */
  includePrefixOf(code: string): string {
    return this.#rows.get(code)?.includePrefix ?? '';
  }

  #excludedBy(row: ComplicationRow, principal: string): string | undefined {
    if (row.includePrefix !== '') return principal.startsWith(row.includePrefix) ? undefined : `≠${row.includePrefix}`;
    return row.table !== '' && this.#excluded.get(row.table)?.has(principal) === true ? row.table : undefined;
  }
}

const NO_COMPLICATIONS: DipComplications = [];

/** True when a complication of this level counts. */
export function hasComplication(complications: DipComplications, level: 'cc' | 'mcc'): boolean {
  return complications.some((one) => one.level === level && one.excludedBy === undefined);
}
