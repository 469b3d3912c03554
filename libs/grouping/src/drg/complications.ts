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

const NEITHER: Complications = { hasCc: false, hasMcc: false };
const CC: Complications = { hasCc: true, hasMcc: false };
const MCC: Complications = { hasCc: false, hasMcc: true };
const BOTH: Complications = { hasCc: true, hasMcc: true };
const LEVELS = ['mcc', 'cc'] as const;

/** The CC, MCC and exclusion tables as arrays by code number; a group is a number above 0. */
export class ComplicationTables {
  readonly #cc: Int32Array;
  readonly #mcc: Int32Array;
  readonly #excluded: ExcludedGroups;
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
    this.#excluded = new ExcludedGroups(exclusion, index.size);
    this.#groupNames = ['', ...groups.keys()];
  }

  /**
   * Whether some diagnosis after the first is a CC, an MCC. One that the principal diagnosis excludes (both in the same exclusion group)
   * does not count; one that is not excluded is enough; MCC does not imply CC. A principal diagnosis may exclude several groups.
   */
  of(dx: readonly number[]): Complications {
    let hasCc = false;
    let hasMcc = false;
    const principal = dx[0] ?? -1;
    for (let i = 1; i < dx.length; i++) {
      const id = dx[i]!;
      if (id < 0) continue;
      const cc = this.#cc[id] ?? 0;
      const mcc = this.#mcc[id] ?? 0;
      if (cc > 0 && !this.#excluded.has(principal, cc)) hasCc = true;
      if (mcc > 0 && !this.#excluded.has(principal, mcc)) hasMcc = true;
    }
    return hasMcc ? (hasCc ? BOTH : MCC) : hasCc ? CC : NEITHER;
  }

  /** Every secondary diagnosis that stands in a table, with what removed it; a code in both tables appears twice, MCC first. */
  findings(dx: readonly number[], codes: readonly string[]): readonly ComplicationFinding[] {
    const found: ComplicationFinding[] = [];
    const principal = dx[0] ?? -1;
    for (let i = 1; i < dx.length; i++) {
      const id = dx[i]!;
      if (id < 0) continue;
      for (const level of LEVELS) {
        const group = (level === 'mcc' ? this.#mcc : this.#cc)[id] ?? 0;
        if (group === 0) continue;
        const name = this.#groupNames[group]!;
        found.push({
          code: codes[i]!,
          level,
          group: name,
          ...(this.#excluded.has(principal, group) ? { excludedBy: name } : {}),
        });
      }
    }
    return found;
  }
}

/** The exclusion groups of each principal diagnosis, by code number: those of number n stand from `starts[n]` up to `starts[n + 1]`. */
class ExcludedGroups {
  readonly #starts: Int32Array;
  readonly #groups: Int32Array;

  constructor(pairs: readonly (readonly [id: number, group: number])[], size: number) {
    this.#starts = new Int32Array(size + 1);
    for (const [id] of pairs) this.#starts[id + 1]!++;
    for (let id = 0; id < size; id++) this.#starts[id + 1]! += this.#starts[id]!;
    const next = this.#starts.slice();
    this.#groups = new Int32Array(pairs.length);
    for (const [id, group] of pairs) this.#groups[next[id]!++] = group;
  }

  /** False for a principal diagnosis that the scheme does not know (-1). */
  has(principal: number, group: number): boolean {
    if (principal < 0) return false;
    const end = this.#starts[principal + 1] ?? 0;
    for (let at = this.#starts[principal] ?? 0; at < end; at++) if (this.#groups[at] === group) return true;
    return false;
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
