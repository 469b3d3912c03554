import { formatDecimal, formatFixed, roundDecimal } from '@caseloom/core';
import type { Decimal } from '@caseloom/core';
import { z } from 'zod';

const rule = z.strictObject({
  places: z.number().int().min(0).max(10).nullable().describe('Decimal places; null: not rounded'),
  mode: z.enum(['HALF_UP', 'HALF_EVEN', 'UP', 'DOWN', 'CEILING', 'FLOOR']),
  shown: z
    .number()
    .int()
    .min(0)
    .max(10)
    .optional()
    .describe('Places of the stored text where `places` is null: computed on unrounded, written down short'),
});

/** How a policy rounds what it stores. Ratios are never rounded where they are compared. */
export const roundingSchema = z.strictObject({
  money: rule.describe('Every stored amount of yuan'),
  points: rule.describe('Every stored number of points'),
  pointValue: rule.describe('Point values computed from a budget'),
});

export type RoundingRule = z.infer<typeof rule>;
export type Rounding = z.infer<typeof roundingSchema>;

/** Money 2 places, points and point value 4 places, all half up. */
export const USUAL_ROUNDING: Rounding = {
  money: { places: 2, mode: 'HALF_UP' },
  points: { places: 4, mode: 'HALF_UP' },
  pointValue: { places: 4, mode: 'HALF_UP' },
};

export function rounded(value: Decimal, { places, mode }: RoundingRule): Decimal {
  return places === null ? value : roundDecimal(value, places, mode);
}

/** Text with exactly the places of the rule; unrounded values with the places they are shown with, else as short as they are. */
export function roundedText(value: Decimal, { places, mode, shown }: RoundingRule): string {
  const written = places ?? shown;
  return written === undefined ? formatDecimal(value) : formatFixed(value, written, mode);
}

export function roundingName({ places, mode }: RoundingRule): string | undefined {
  return places === null ? undefined : `${places} ${mode}`;
}
