import type { GroupingInput } from '../types.ts';
import type { ApgCodeRow } from './read-tables.ts';

/** The rows of one source of codes: full codes first, then the longest beginning (`E11*`) that has a fitting row. */
export class CodeRows {
  readonly #full = new Map<string, ApgCodeRow[]>();
  readonly #beginnings = new Map<string, ApgCodeRow[]>();
  /** Lengths of the beginnings, longest first. */
  readonly #lengths: readonly number[];

  constructor(rows: readonly ApgCodeRow[]) {
    for (const row of rows) {
      const isBeginning = row.code.endsWith('*');
      const key = isBeginning ? row.code.slice(0, -1) : row.code;
      const map = isBeginning ? this.#beginnings : this.#full;
      const list = map.get(key);
      if (list === undefined) map.set(key, [row]);
      else list.push(row);
    }
    this.#lengths = [...new Set([...this.#beginnings.keys()].map((key) => key.length))].sort((a, b) => b - a);
  }

  /** The first row, in table order, of the most exact key whose bounds the visit meets; a missing age or sex meets no bound. */
  find(code: string, visit: GroupingInput): ApgCodeRow | undefined {
    const full = this.#full.get(code)?.find((row) => isFor(row, visit));
    if (full !== undefined) return full;
    for (const length of this.#lengths) {
      if (code.length < length) continue;
      const found = this.#beginnings.get(code.slice(0, length))?.find((row) => isFor(row, visit));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

function isFor({ ageFrom, ageTo, sex }: ApgCodeRow, visit: GroupingInput): boolean {
  if (sex !== undefined && visit.sex !== sex) return false;
  if (ageFrom === undefined && ageTo === undefined) return true;
  const age = visit.ageYears;
  return age !== undefined && (ageFrom === undefined || age >= ageFrom) && (ageTo === undefined || age <= ageTo);
}
