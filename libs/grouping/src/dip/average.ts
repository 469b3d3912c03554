import type { Decimal, Issue } from '@caseloom/core';
import { decimal, isDecimalText } from '@caseloom/core';
import type { Table } from '@caseloom/pack';
import { z } from 'zod';
import type { DipSettlementRow } from '../types.ts';
import type { Candidate } from './candidate.ts';

/** What a row of `averages` may be found by. */
const KEYS = {
  hospital_level: (_candidate, settlement) => settlement.hospitalLevel ?? '',
  group_code: (candidate) => candidate.code,
  supplement_kind: ({ auxiliary }) => auxiliary?.kind ?? '',
  supplement_level: ({ auxiliary }) => auxiliary?.level ?? '',
  insurance: (_candidate, settlement) => settlement.insurance ?? '',
} as const satisfies Record<string, (candidate: Candidate, settlement: DipSettlementRow) => string>;

export type AverageKey = keyof typeof KEYS;
export const AVERAGE_KEYS = Object.keys(KEYS) as [AverageKey];

export const averageSchema = z
  .strictObject({
    published_by: z
      .array(z.enum(AVERAGE_KEYS))
      .min(1)
      .describe('Columns of the table `averages` that must agree; without such a row the average is estimated'),
  })
  .describe('Absent: always estimated');

/** Averages that a region publishes, by the columns that the method names. */
export class PublishedAverages {
  readonly #by: readonly AverageKey[];
  readonly #averages = new Map<string, Decimal>();
  readonly issues: Issue[] = [];

  constructor(table: Table | undefined, by: readonly AverageKey[]) {
    this.#by = by;
    (table?.rows ?? []).forEach((row, index) => {
      const text = row['average'] ?? '';
      const key = by.map((column) => row[column] ?? '').join('|');
      const path = `averages.csv:${index + 2}`;
      if (!isDecimalText(text))
        this.issues.push({
          code: 'GROUPING_NUMBER',
          severity: 'error',
          path: `${path}:average`,
          args: { value: text, row: index + 2 },
        });
      else if (this.#averages.has(key))
        this.issues.push({ code: 'GROUPING_DIP_AVERAGE_TWICE', severity: 'error', path, args: { key } });
      else this.#averages.set(key, decimal(text));
    });
  }

  of(candidate: Candidate, settlement: DipSettlementRow): Decimal | undefined {
    return this.#averages.size === 0
      ? undefined
      : this.#averages.get(this.#by.map((column) => KEYS[column](candidate, settlement)).join('|'));
  }
}

/**
 * Base × average factor, 1.7 of the method: base = score, or auxiliary score × auxiliary factor; a basic group has the hospital's factor for
 * basic groups and its own `basic_factor`. Not rounded.
 */
export function estimatedAverage(
  { row, auxiliary }: Candidate,
  { averageFactor, averageFactorBasic }: DipSettlementRow,
): Decimal {
  const base = auxiliary?.product ?? row.score;
  return row.catalogue === '基层'
    ? base.times(averageFactorBasic ?? averageFactor).times(row.basicFactor ?? 1)
    : base.times(averageFactor);
}
