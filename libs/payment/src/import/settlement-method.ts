import type { Issue } from '@caseloom/core';
import { z } from 'zod';
import { bandParameters, blankGroupBand, publishedBand, publishedBlankGroup } from './settlement-bands.ts';

const text = z.string().nullish();

/** The settlement part of a DIP scheme in the published vocabulary (docs/spec/payment.md, part 4). */
const schema = z.looseObject({
  name: z.string(),
  version: z.union([z.string(), z.number()]).transform(String),
  settlement: z.strictObject({
    config_lookup: z.array(z.string()).min(1),
    area: z
      .strictObject({ local_prefix: text, local_key: text, single_remote_key: text, single_remote_from: text })
      .nullish(),
    hospital_factor: z.union([z.string(), z.record(z.string(), z.unknown())]),
    zero_score: z.string(),
    blank_group: publishedBlankGroup.nullish(),
    bands: z.array(publishedBand).min(1),
  }),
});
type Settlement = z.infer<typeof schema>['settlement'];

export type Insurance = 'employee' | 'resident';

/** What the head says of settlement. */
export interface SettlementMethod {
  readonly name: string;
  /** Absent when the version names none. */
  readonly year: string | undefined;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The hospital coefficient by insurance type, where the method has a constant and does not use the table's column. */
  readonly constantCoefficient: Readonly<Record<Insurance, string>> | undefined;
}

/** One attempt of `config_lookup` each. */
const LOOKUPS: Readonly<Record<string, { readonly month: string; readonly insuredArea: string }>> = {
  default: { month: 'NONE', insuredArea: 'NONE' },
  month: { month: 'SETTLEMENT_MONTH', insuredArea: 'NONE' },
  area: { month: 'NONE', insuredArea: 'AREA' },
  'month+area': { month: 'SETTLEMENT_MONTH', insuredArea: 'AREA' },
};
const ZERO_SCORE: Readonly<Record<string, string>> = { pay_actual_fee: 'ACTUAL_CHARGE', zero: 'ZERO', none: 'ZERO' };

/** How the two kinds of insurance may be called where a head gives a number for each. */
const INSURANCE_WORDS: Readonly<Record<Insurance, readonly string[]>> = {
  employee: ['employee', '职工'],
  resident: ['resident', '居民', 'other', 'others', '其他', 'else', 'default'],
};

/** Name, year and the parameters that do not depend on the hospital; undefined when the text is no DIP head. */
export function readSettlement(head: string, issues: Issue[]): SettlementMethod | undefined {
  const parsed = schema.safeParse(parseJsonText(head));
  if (!parsed.success) {
    issues.push(
      ...parsed.error.issues.map((one): Issue => ({
        code: 'PAYMENT_IMPORT_INVALID',
        severity: 'error',
        path: `scheme.json#${one.path.map(String).join('.')}`,
        args: { problem: one.message },
      })),
    );
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
  settlement.config_lookup.forEach((lookup) => {
    if (!Object.hasOwn(LOOKUPS, lookup)) refuse('config_lookup', lookup);
  });
  const constantCoefficient = coefficients(settlement.hospital_factor);
  if (settlement.hospital_factor !== 'table' && constantCoefficient === undefined)
    refuse('hospital_factor', JSON.stringify(settlement.hospital_factor));
  if (!Object.hasOwn(ZERO_SCORE, settlement.zero_score)) refuse('zero_score', settlement.zero_score);
  return {
    name,
    year: /^\d{4}/.exec(version)?.[0],
    constantCoefficient,
    parameters: {
      ...lookupParameters(settlement),
      bands: [
        ...(settlement.blank_group == null ? [] : [blankGroupBand(settlement.blank_group, refuse)]),
        ...settlement.bands.map((band, index) =>
          bandParameters(band, (option) => refuse(`bands[${index}].name`, option)),
        ),
      ],
      basicGroupCoefficient: 'GROUP_FACTOR',
      zeroScore: ZERO_SCORE[settlement.zero_score] ?? 'ACTUAL_CHARGE',
      ambiguousMode: 'NOT_SETTLED',
      ambiguousShare: '0',
      ungroupedMode: 'NOT_SETTLED',
      ungroupedShare: '0',
      fundShareMode: 'LESS_PATIENT_PAID',
    },
  };
}

/** The lookup by hospital only is what a policy does without being told. */
function lookupParameters({ config_lookup: lookup, area }: Settlement): Record<string, unknown> {
  const given = (name: string, value: string | null | undefined) =>
    value === null || value === undefined || value === '' ? {} : { [name]: value };
  return {
    ...(lookup.length === 1 && lookup[0] === 'default' ? {} : { settlementLookup: lookup.map((one) => LOOKUPS[one]) }),
    ...given('localAreaPrefix', area?.local_prefix),
    ...given('localAreaKey', area?.local_key),
    ...given('remoteAreaKey', area?.single_remote_key),
    ...given('remoteAreaKeyFrom', area?.single_remote_from),
  };
}

/** A number for employees and one for all others, directly or below one word: `{"职工": 0.6, "others": 0.7}`, `{"by_insurance": {…}}`. */
function coefficients(factor: Settlement['hospital_factor']): Readonly<Record<Insurance, string>> | undefined {
  if (typeof factor === 'string') return undefined;
  const number = (insurance: Insurance): string | undefined =>
    INSURANCE_WORDS[insurance]
      .map((word) => (Object.hasOwn(factor, word) ? factor[word] : undefined))
      .filter((one) => typeof one === 'number' || (typeof one === 'string' && /^\d+(\.\d+)?$/.test(one)))
      .map(String)[0];
  const [employee, resident] = [number('employee'), number('resident')];
  if (employee !== undefined && resident !== undefined) return { employee, resident };
  const [only, ...more] = Object.values(factor);
  return more.length === 0 && typeof only === 'object' && only !== null
    ? coefficients(only as Record<string, unknown>)
    : undefined;
}

function parseJsonText(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
