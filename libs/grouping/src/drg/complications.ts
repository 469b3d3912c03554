import type { Table } from '@caseloom/pack';
import type { TraceStep } from '../types.ts';
import type { CodeIndex } from './code-index.ts';

export interface Complications {
  readonly hasCc: boolean;
  readonly hasMcc: boolean;
}

export interface ComplicationFinding {
  readonly code: string;
  readonly level: 'cc' | 'mcc';
  readonly group: string;
  /** Exclusion group of the principal diagnosis that removed it. */
  readonly excludedBy?: string;
}

/** The CC, MCC and exclusion tables as arrays by code number; a group is a number above 0. */
export class ComplicationTables {
  readonly #cc: Int32Array;
  readonly #mcc: Int32Array;
  readonly #exclusion: Int32Array;
  readonly #groupNames: readonly string[];

  constructor(
    tables: { readonly cc: Table | undefined; readonly mcc: Table | undefined; readonly exclusion: Table | undefined },
    index: CodeIndex,
  ) {
    const groups = new Map<string, number>();
    const numbered = (table: Table | undefined, column: string): [number, number][] =>
      (table?.rows ?? []).map((row) => {
        const name = row['exclusion_group'] ?? '';
        let group = groups.get(name);
        if (group === undefined) groups.set(name, (group = groups.size + 1));
        return [index.add(row[column] ?? ''), group];
      });
    const cc = numbered(tables.cc, 'code');
    const mcc = numbered(tables.mcc, 'code');
    const exclusion = numbered(tables.exclusion, 'principal_dx');
    const filled = (pairs: [number, number][]): Int32Array => {
      const array = new Int32Array(index.size);
      for (const [id, group] of pairs) array[id] = group;
      return array;
    };
    this.#cc = filled(cc);
    this.#mcc = filled(mcc);
    this.#exclusion = filled(exclusion);
    this.#groupNames = ['', ...groups.keys()];
  }

  /**
   * Whether some diagnosis after the first is a CC, an MCC. One that the principal diagnosis excludes (both in the same exclusion group)
   * does not count; one that is not excluded is enough; MCC does not imply CC.
   */
  of(dx: readonly number[]): Complications {
    let hasCc = false;
    let hasMcc = false;
    const excluded = this.#excludedGroup(dx);
    for (let i = 1; i < dx.length; i++) {
      const id = dx[i]!;
      if (id < 0) continue;
      const cc = this.#cc[id] ?? 0;
      const mcc = this.#mcc[id] ?? 0;
      if (cc > 0 && cc !== excluded) hasCc = true;
      if (mcc > 0 && mcc !== excluded) hasMcc = true;
    }
    return { hasCc, hasMcc };
  }

  /** Every secondary diagnosis that stands in a table, with what removed it; a code in both tables appears twice, MCC first. */
  findings(dx: readonly number[], codes: readonly string[]): readonly ComplicationFinding[] {
    const found: ComplicationFinding[] = [];
    const excluded = this.#excludedGroup(dx);
    for (let i = 1; i < dx.length; i++) {
      const id = dx[i]!;
      if (id < 0) continue;
      for (const level of ['mcc', 'cc'] as const) {
        const group = (level === 'mcc' ? this.#mcc : this.#cc)[id] ?? 0;
        if (group === 0) continue;
        const name = this.#groupNames[group]!;
        found.push({ code: codes[i]!, level, group: name, ...(group === excluded ? { excludedBy: name } : {}) });
      }
    }
    return found;
  }

  #excludedGroup(dx: readonly number[]): number {
    const principal = dx[0] ?? -1;
    return principal < 0 ? 0 : (this.#exclusion[principal] ?? 0);
  }
}

/** The findings told: what counted, and what the principal diagnosis removed. */
export function complicationSteps(findings: readonly ComplicationFinding[], principal: string): TraceStep[] {
  return findings.map(({ code, level, group, excludedBy }) => ({
    code: excludedBy === undefined ? 'GROUPING_COMPLICATION_COUNTED' : 'GROUPING_COMPLICATION_EXCLUDED',
    args: { code, level: level.toUpperCase(), group, principal },
    outcome: excludedBy === undefined ? ('taken' as const) : ('passed' as const),
  }));
}
