import type { Decimal, Issue } from '@caseloom/core';
import { decimal, isDecimalText } from '@caseloom/core';
import type { Table } from '@caseloom/pack';
import type { GroupingInput } from '../types.ts';
import type { DipComplications } from './complications.ts';
import type { AuxiliaryCondition, DipMethod } from './method.ts';

/** A row of the auxiliary catalogue: it replaces the score by its own and multiplies it by its factor. */
export interface AuxiliaryRow {
  readonly kind: string;
  readonly level: string;
  readonly score: Decimal;
  readonly factor: Decimal;
}

/** The auxiliary catalogue, 1.6 of the method: factors of a group by age, severity, death. */
export class AuxiliaryCatalogue {
  readonly #rows = new Map<string, AuxiliaryRow[]>();
  readonly #bands: Readonly<Record<string, Readonly<Record<string, AuxiliaryCondition>>>>;
  readonly issues: Issue[] = [];

  constructor(table: Table | undefined, method: DipMethod) {
    this.#bands = method.supplement.bands ?? {};
    if (method.supplement.kind === 'none') return;
    (table?.rows ?? []).forEach((row, index) => {
      const path = `supplement.csv:${index + 2}`;
      const kind = row['kind'] ?? '';
      const level = row['level'] ?? '';
      if (this.#bands[kind]?.[level] === undefined)
        this.issues.push({
          code: 'GROUPING_DIP_AUXILIARY_UNKNOWN',
          severity: 'error',
          path,
          args: { kind, level, row: index + 2 },
        });
      for (const column of ['score', 'factor']) {
        if (!isDecimalText(row[column] ?? ''))
          this.issues.push({
            code: 'GROUPING_NUMBER',
            severity: 'error',
            path: `${path}:${column}`,
            args: { value: row[column] ?? '', row: index + 2 },
          });
      }
      if (this.issues.length > 0) return;
      const group = row['group_code'] ?? '';
      const list = this.#rows.get(group) ?? [];
      list.push({ kind, level, score: decimal(row['score']!), factor: decimal(row['factor']!) });
      this.#rows.set(group, list);
    });
  }

  /** Of the rows of the group whose condition holds the one with the highest factor; equal factors: the earlier row. */
  pick(groupCode: string, input: GroupingInput, complications: DipComplications): AuxiliaryRow | undefined {
    let best: AuxiliaryRow | undefined;
    for (const row of this.#rows.get(groupCode) ?? []) {
      if (!holds(this.#bands[row.kind]![row.level]!, input, complications)) continue;
      if (best === undefined || row.factor.greaterThan(best.factor)) best = row;
    }
    return best;
  }
}

/** Everything that the condition names must hold; a missing number makes its condition false. */
function holds(condition: AuxiliaryCondition, input: GroupingInput, complications: DipComplications): boolean {
  if (condition.never === true) return false;
  if (condition.age_years !== undefined && !within(input.ageYears, condition.age_years)) return false;
  if (condition.age_days !== undefined && !within(input.ageDays, condition.age_days)) return false;
  if (condition.stay_days !== undefined && !within(input.losDays, condition.stay_days)) return false;
  if (
    condition.complication !== undefined &&
    !complications.some((one) => one.level === condition.complication && one.excludedBy === undefined)
  )
    return false;
  if (condition.discharge !== undefined && input.disposition !== condition.discharge) return false;
  return condition.main_dx === undefined || condition.main_dx.includes(input.diagnoses[0] ?? '');
}

function within(value: number | undefined, [low, high]: readonly [number | null, number | null]): boolean {
  return value !== undefined && (low === null || value >= low) && (high === null || value <= high);
}
