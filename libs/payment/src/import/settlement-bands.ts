import { decimal, formatDecimal, isDecimalText } from '@caseloom/core';
import { z } from 'zod';
import { caseTypeOf } from '../methods/dip/deviation-words.ts';

const bound = z.number().nullable();
const factor = {
  ratio: z.number().nullish(),
  const: z.number().nullish(),
  hospital: z.number().nullish(),
  ratio_to_catalogue_average: z.union([z.number(), z.array(z.number()).min(1)]).nullish(),
};
const constant = z.union([
  z.number(),
  z.string().refine(isDecimalText, { message: 'decimal number' }).transform(Number),
]);
const multiply = z.array(z.union([z.enum(['supplement', 'hospital']), constant]));

/** A band in the published vocabulary: `factor` are the coefficients of a sum, `multiply` further factors. */
export const publishedBand = z.strictObject({
  name: z.string(),
  ratio: z.tuple([bound, bound]).nullish(),
  inclusive: z.tuple([z.boolean(), z.boolean()]).nullish(),
  factor: z.strictObject(factor),
  multiply,
});
/** The formula of the blank group, which no limit depends on. */
export const publishedBlankGroup = z.strictObject({
  name: z.string(),
  factor: z.strictObject(factor),
  multiply,
});
type PublishedBand = z.infer<typeof publishedBand>;

/** A row of the policy's `bands`. @param refuse is told a name that no case type has */
export function bandParameters(band: PublishedBand, refuse: (name: string) => void): Record<string, unknown> {
  const caseType = caseTypeOf(band.name);
  if (caseType === undefined) refuse(band.name);
  const [from, to] = band.ratio ?? [null, null];
  const [fromIncluded, toIncluded] = band.inclusive ?? [true, true];
  const constants = [...band.multiply.filter((one) => typeof one === 'number'), ...catalogueFactors(band).slice(1)];
  return {
    caseType: caseType ?? 'NORMAL',
    ...number('from', from),
    fromLimit: fromIncluded ? 'INCLUSIVE' : 'EXCLUSIVE',
    ...number('to', to),
    toLimit: toIncluded ? 'INCLUSIVE' : 'EXCLUSIVE',
    ...number('ratioFactor', band.factor.ratio),
    ...number('constant', band.factor.const),
    ...number('hospitalFactor', band.factor.hospital),
    ...number('catalogueFactor', catalogueFactors(band)[0]),
    ...(constants.length === 0 ? {} : { times: product(constants) }),
    timesHospital: band.multiply.includes('hospital') ? 'YES' : 'NO',
    timesAuxiliary: band.multiply.includes('supplement') ? 'YES' : 'NO',
  };
}

/** The band of the blank group stands before all others; its standard is the amount itself. */
export function blankGroupBand(
  blank: z.infer<typeof publishedBlankGroup>,
  refuse: (path: string, option: string) => void,
): Record<string, unknown> {
  const { caseType, ...rest } = bandParameters(blank, (name) => refuse('blank_group.name', name));
  return { caseType, catalogue: 'blank', ...rest, standard: 'AMOUNT' };
}

/** `ratio_to_catalogue_average` is a number, or several to be multiplied. */
function catalogueFactors({ factor: { ratio_to_catalogue_average: given } }: Pick<PublishedBand, 'factor'>): number[] {
  return given === null || given === undefined ? [] : Array.isArray(given) ? given : [given];
}

function product(numbers: readonly number[]): string {
  return formatDecimal(numbers.reduce((all, one) => all.times(decimal(one)), decimal('1')));
}

/** The head's numbers are short decimals; their shortest text is what stands in the file. */
function number(name: string, value: number | null | undefined): Record<string, string> {
  return value === null || value === undefined ? {} : { [name]: formatDecimal(decimal(value)) };
}
