import type { Artifact, Table } from '@caseloom/pack';
import type { DrgDocument } from '../document.ts';
import type { GroupingResult } from '../types.ts';
import type { CodedScheme } from './coded-scheme.ts';
import { INTAKE_REASONS } from './intake.ts';
import type { IntakeReason } from './intake.ts';
import type { Answer, GroupAnswer, WeightRow } from './scheme-model.ts';

/** What a result says but for what only its record can say. One object for one answer, however often it is given. */
export type ResultHead = Omit<GroupingResult, 'complications' | 'trace' | 'dip' | 'apg'>;

export type UngroupedReason = (typeof UNGROUPED_REASONS)[number];

const UNGROUPED_REASONS = ['noGroup', 'noPrincipalDiagnosis', 'principalDiagnosisExcluded'] as const;

/** Every result of a scheme, made once. */
export class DrgResults {
  readonly #grouped = new Map<GroupAnswer, ResultHead>();
  readonly #invalid: Readonly<Record<IntakeReason, ResultHead>>;
  /** By the MDC that the record stays in without a group; undefined: it entered none that keeps it. */
  readonly #ungrouped = new Map<Answer | undefined, Readonly<Record<UngroupedReason, ResultHead>>>();

  constructor({ id, value, tables }: Artifact<DrgDocument>, coded: CodedScheme) {
    const shared = { scheme: id, family: 'drg' } as const;
    const weights = new Map((tables['weights']?.rows ?? []).map((row) => [row['drg'] ?? '', weightRow(row)]));
    const primaryCare = primaryCareGroups(tables['group_attributes']);
    const ungrouped = (within: { mdc?: string }): Record<UngroupedReason, ResultHead> =>
      byReason(UNGROUPED_REASONS, (reason) => ({
        ...shared,
        status: 'ungrouped',
        reason,
        ...value.results.ungrouped,
        ...within,
      }));
    this.#invalid = byReason(INTAKE_REASONS, (reason) => ({
      ...shared,
      status: 'invalid',
      reason,
      ...value.results.invalid,
    }));
    this.#ungrouped.set(undefined, ungrouped({}));
    for (const answer of coded.answers()) {
      if (answer.status === 'ungrouped') this.#ungrouped.set(answer, ungrouped({ mdc: answer.mdc }));
      else
        this.#grouped.set(answer, {
          ...shared,
          ...codesOf(answer),
          name: answer.name,
          ...weights.get(answer.drg),
          ...(primaryCare.has(answer.drg) ? { primaryCare: true as const } : {}),
        });
    }
  }

  grouped(answer: GroupAnswer): ResultHead {
    return this.#grouped.get(answer)!;
  }

  invalid(reason: IntakeReason): ResultHead {
    return this.#invalid[reason];
  }

  ungrouped(answer: Answer | undefined, reason: UngroupedReason): ResultHead {
    return this.#ungrouped.get(answer)![reason];
  }
}

/** MDC and ADRG follow from the answer's letters, not from the MDC or rule that was entered; an ambiguous answer has ADRG `QY`. */
function codesOf({ status, drg }: GroupAnswer): Pick<GroupingResult, 'status' | 'reason' | 'mdc' | 'adrg' | 'drg'> {
  const mdc = `MDC${drg.slice(0, 1)}`;
  return status === 'ambiguous'
    ? { status, reason: 'operationUnrelated', mdc, adrg: 'QY', drg }
    : { status, mdc, adrg: drg.slice(0, 3), drg };
}

function byReason<R extends string>(reasons: readonly R[], head: (reason: R) => ResultHead): Record<R, ResultHead> {
  return Object.fromEntries(reasons.map((reason) => [reason, head(reason)])) as Record<R, ResultHead>;
}

function primaryCareGroups(table: Table | undefined): ReadonlySet<string> {
  return new Set((table?.rows ?? []).filter((row) => row['primary_care'] === 'yes').map((row) => row['drg'] ?? ''));
}

function weightRow(row: Readonly<Record<string, string>>): WeightRow {
  const cell = (column: string): string | undefined => row[column] || undefined;
  const weight = cell('weight');
  const meanCharge = cell('mean_charge');
  const meanLosDays = cell('mean_los_days');
  const riskLevel = cell('risk_level');
  return {
    ...(weight === undefined ? {} : { weight }),
    ...(meanCharge === undefined ? {} : { meanCharge }),
    ...(meanLosDays === undefined ? {} : { meanLosDays }),
    ...(riskLevel === undefined ? {} : { riskLevel }),
  };
}
