import type { Issue } from '@caseloom/core';
import { z } from 'zod';

const bound = z.number().nullable();
const band = z.strictObject({
  name: z.string(),
  ratio: z.tuple([bound, bound]).optional(),
  inclusive: z.tuple([z.boolean(), z.boolean()]).optional(),
  factor: z.strictObject({
    ratio: z.number().optional(),
    const: z.number().optional(),
    hospital: z.number().optional(),
  }),
  multiply: z.array(z.enum(['supplement', 'hospital'])),
});
/** The settlement part of a DIP scheme in the published vocabulary (docs/spec/payment.md, part 4). */
const schema = z.looseObject({
  name: z.string(),
  version: z.string(),
  settlement: z.strictObject({
    config_lookup: z.array(z.string()),
    area: z.unknown().optional(),
    hospital_factor: z.unknown(),
    zero_score: z.string(),
    blank_group: z.unknown().optional(),
    bands: z.array(band).min(1),
  }),
});

const CASE_TYPES: Readonly<Record<string, 'LOW' | 'HIGH' | 'NORMAL'>> = {
  低倍率: 'LOW',
  高倍率: 'HIGH',
  正常倍率: 'NORMAL',
};

/** Name, year and the parameters that do not depend on the hospital; undefined when the text is no DIP head. */
export function readSettlement(
  text: string,
  issues: Issue[],
): { readonly name: string; readonly year: string; readonly parameters: Record<string, unknown> } | undefined {
  const parsed = schema.safeParse(parseJsonText(text));
  if (!parsed.success) {
    const invalid = (path: string, problem: string): Issue => ({
      code: 'PAYMENT_IMPORT_INVALID',
      severity: 'error',
      path: `scheme.json#${path}`,
      args: { problem },
    });
    issues.push(...parsed.error.issues.map((one) => invalid(one.path.map(String).join('.'), one.message)));
    return undefined;
  }
  const { settlement, name, version } = parsed.data;
  const refuse = (path: string, option: string): void => {
    issues.push({
      code: 'PAYMENT_IMPORT_NOT_BUILT',
      severity: 'error',
      path: `scheme.json#settlement.${path}`,
      args: { option },
    });
  };
  for (const lookup of settlement.config_lookup) if (lookup !== 'default') refuse('config_lookup', lookup);
  if (settlement.hospital_factor !== 'table') refuse('hospital_factor', JSON.stringify(settlement.hospital_factor));
  if (settlement.zero_score !== 'pay_actual_fee') refuse('zero_score', settlement.zero_score);
  if (settlement.blank_group !== undefined && settlement.blank_group !== null) refuse('blank_group', 'blank_group');
  settlement.bands.forEach((one, index) => {
    if (!Object.hasOwn(CASE_TYPES, one.name)) refuse(`bands[${index}].name`, one.name);
  });
  return {
    name,
    year: version.slice(0, 4),
    parameters: {
      bands: settlement.bands.map(bandParameters),
      basicGroupCoefficient: 'GROUP_FACTOR',
      zeroScore: 'ACTUAL_CHARGE',
      ambiguousMode: 'NOT_PAID',
      ambiguousShare: '0',
      ungroupedMode: 'NOT_PAID',
      ungroupedShare: '0',
      fundShareMode: 'LESS_PATIENT_PAID',
    },
  };
}

function bandParameters({ name, ratio, inclusive, factor, multiply }: z.infer<typeof band>): Record<string, unknown> {
  const [from, to] = ratio ?? [null, null];
  const [fromIncluded, toIncluded] = inclusive ?? [true, true];
  return {
    caseType: CASE_TYPES[name] ?? 'NORMAL',
    ...number('from', from),
    fromLimit: fromIncluded ? 'INCLUSIVE' : 'EXCLUSIVE',
    ...number('to', to),
    toLimit: toIncluded ? 'INCLUSIVE' : 'EXCLUSIVE',
    ...number('ratioFactor', factor.ratio),
    ...number('constant', factor.const),
    ...number('hospitalFactor', factor.hospital),
    timesHospital: multiply.includes('hospital') ? 'YES' : 'NO',
    timesAuxiliary: multiply.includes('supplement') ? 'YES' : 'NO',
  };
}

/** The head's numbers are short decimals; their shortest text is what stands in the file. */
function number(name: string, value: number | null | undefined): Record<string, string> {
  return value === null || value === undefined ? {} : { [name]: String(value) };
}

function parseJsonText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
