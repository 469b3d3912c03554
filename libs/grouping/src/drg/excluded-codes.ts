import type { Table } from '@caseloom/pack';
import type { GroupingInput, TraceStep } from '../types.ts';

/** The codes of a record that grouping reads, and the ones left out. */
export interface RemainingCodes {
  readonly diagnoses: readonly string[];
  readonly procedures: readonly string[];
  /** The principal diagnosis was one of those left out. */
  readonly isPrincipalExcluded: boolean;
  readonly steps: readonly TraceStep[];
}

/**
 * Codes that a scheme leaves out before grouping (`excluded_diagnoses`, `excluded_procedures`). Implements [GRP-7]: procedures close ranks, so that the first
 * one left is the principal procedure; an excluded principal diagnosis leaves its place empty, because no other diagnosis was the reason of the stay.
 */
export class ExcludedCodes {
  readonly #diagnoses: ReadonlySet<string>;
  readonly #procedures: ReadonlySet<string>;

  constructor(tables: Readonly<Record<string, Table>>) {
    const codes = (name: string): ReadonlySet<string> =>
      new Set((tables[name]?.rows ?? []).map((row) => row['code'] ?? ''));
    this.#diagnoses = codes('excluded_diagnoses');
    this.#procedures = codes('excluded_procedures');
  }

  /** The schemes without such tables lose no time. */
  get isEmpty(): boolean {
    return this.#diagnoses.size === 0 && this.#procedures.size === 0;
  }

  /** False for every code of a scheme without such tables. */
  hasDiagnosis(code: string): boolean {
    return this.#diagnoses.has(code);
  }

  hasProcedure(code: string): boolean {
    return this.#procedures.has(code);
  }

  leftOf({ diagnoses, procedures }: Pick<GroupingInput, 'diagnoses' | 'procedures'>): RemainingCodes {
    const isPrincipalExcluded = diagnoses.length > 0 && this.hasDiagnosis(diagnoses[0]!);
    const secondary = diagnoses.slice(1).filter((code) => !this.hasDiagnosis(code));
    return {
      diagnoses: diagnoses.length === 0 ? [] : [isPrincipalExcluded ? '' : diagnoses[0]!, ...secondary],
      procedures: procedures.filter((code) => !this.hasProcedure(code)),
      isPrincipalExcluded,
      steps: [
        ...diagnoses.flatMap((code, index) =>
          this.hasDiagnosis(code)
            ? [told(index === 0 ? 'GROUPING_EXCLUDED_PRINCIPAL' : 'GROUPING_EXCLUDED_DIAGNOSIS', code)]
            : [],
        ),
        ...procedures.flatMap((code) => (this.hasProcedure(code) ? [told('GROUPING_EXCLUDED_PROCEDURE', code)] : [])),
      ],
    };
  }
}

function told(code: string, excluded: string): TraceStep {
  return { code, args: { code: excluded }, outcome: 'note' };
}
