import { decimal, formatDecimal, isDecimalText } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import type { DipDocument } from '../../document.ts';
import type { GroupingInput } from '../../types.ts';
import type { PlacedRow } from './catalogue-rows.ts';

/** Stays that fit a row well: its key as the diagnosis, the first alternative of each part of its expression or a procedure of its kind, and its score as the fee. */
export class FittingStays {
  readonly #and: string;
  readonly #or: string | null;
  /** Of each kind some procedures, the last of the table first: those that expressions name least. */
  readonly #ofKind = new Map<string, string[]>();
  /** Nothing, one CC, one MCC; short, long, died: what divides a group by severity. */
  readonly #courses: readonly Partial<GroupingInput>[];
  readonly #complications: readonly (readonly string[])[];

  constructor({ value, tables }: Artifact<DipDocument>) {
    this.#and = value.method.procedure_expression.and;
    this.#or = value.method.procedure_expression.or;
    for (const row of (tables['procedures']?.rows ?? []).toReversed()) {
      const kind = this.#ofKind.get(row['op_type'] ?? '') ?? [];
      if (kind.length < PROCEDURES) kind.push(row['code'] ?? '');
      this.#ofKind.set(row['op_type'] ?? '', kind);
    }
    const level = (wanted: string): readonly string[] =>
      (tables['ccmcc']?.rows ?? [])
        .filter((row) => row['level']?.toLowerCase() === wanted)
        .slice(0, 1)
        .map((row) => row['dx_code'] ?? '');
    this.#complications = [[], level('cc'), level('mcc')];
    this.#courses = [{}, { losDays: 10 }, { losDays: 10, disposition: '5' }];
  }

  of({ dxKey, procedures, opType, score }: PlacedRow): readonly GroupingInput[] {
    const fee = isDecimalText(score) ? { totalCharge: formatDecimal(decimal(score)) } : {};
    const performed = procedures.split(this.#and).map((part) => (this.#or === null ? part : part.split(this.#or)[0]!));
    const choices =
      procedures === ''
        ? [[], ...(this.#ofKind.get(opType) ?? []).map((code) => [code])]
        : [performed.filter((code) => code !== '')];
    return diagnosesOf(dxKey).flatMap((principal) =>
      choices.flatMap((codes) =>
        this.#courses.flatMap((course) =>
          this.#complications.map((others) => ({
            sex: '1',
            ageYears: 40,
            ...fee,
            ...course,
            diagnoses: [principal, ...others],
            procedures: codes,
          })),
        ),
      ),
    );
  }
}

/** Procedures tried for a kind. */
const PROCEDURES = 5;

/** The key, of a range its ends. */
function diagnosesOf(dxKey: string): readonly string[] {
  return dxKey.split('-');
}
