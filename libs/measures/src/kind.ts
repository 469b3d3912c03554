import { isDecimalText, issue, type Issue } from '@caseloom/core';
import type { Artifact, ArtifactKind, LocalText } from '@caseloom/pack';
import { z } from 'zod';
import { compileMeasures } from './compile.ts';
import type { MeasureDefinition } from './types.ts';

const localText = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const feel = z.string().min(1).max(4000).describe('FEEL over the facts of the case and its results');
const decimalText = z.string().max(40).describe('Decimal number as text');

const measure = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/)
    .max(60),
  title: localText,
  domain: z.string().min(1),
  population: feel.optional(),
  numerator: z.strictObject({ aggregate: z.enum(['sum', 'count', 'countDistinct']), expression: feel }),
  denominator: z.strictObject({ aggregate: z.enum(['sum', 'count']), expression: feel }).optional(),
  scale: decimalText.optional(),
  unit: localText,
  decimals: z.int().min(0).max(8),
  direction: z.enum(['higher', 'lower', 'context']),
  warnBelow: decimalText.optional(),
  warnAbove: decimalText.optional(),
  target: decimalText.optional(),
  formulaText: localText,
  source: z.string().optional(),
});

export interface MeasureSet {
  readonly title: LocalText;
  readonly measures: readonly MeasureDefinition[];
}

/** Artifact kind `measures`: a list of KPI definitions that overlays address by id. */
export const measuresKind: ArtifactKind<MeasureSet> = {
  kind: 'measures',
  title: { zh: '指标', en: 'Measures' },
  schema: z.strictObject({ title: localText, measures: z.array(measure) }),
  families: [{ path: 'measures', key: 'id', ordered: true }],
  tables: {},
  check: (artifact) => [
    ...checkNumbers(artifact),
    ...compileMeasures([artifact]).issues.map((one) => ({
      ...one,
      path: one.path.replace(`measures/${artifact.id}.json#`, ''),
    })),
  ],
};

function checkNumbers(artifact: Artifact<MeasureSet>): Issue[] {
  return artifact.value.measures.flatMap((one, index) =>
    (['scale', 'warnBelow', 'warnAbove', 'target'] as const).flatMap((key) => {
      const value = one[key];
      return value === undefined || isDecimalText(value)
        ? []
        : [issue('MEASURE_NUMBER_TEXT', `measures[${index}].${key}`, { value })];
    }),
  );
}
