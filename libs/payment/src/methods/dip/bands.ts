import { decimal } from '@caseloom/core';
import type { Decimal } from '@caseloom/core';
import { z } from 'zod';
import { decimalField, rowsField, selectField } from '../../parameters/field.ts';

const limit = (title: [string, string], help: [string, string]) => decimalField({ title, help, optional: true });
const openness = (title: [string, string]) =>
  selectField({ title, help: ['界限本身是否属于该段。', 'Whether the limit itself belongs to the band.'] }, [
    ['INCLUSIVE', '含', 'Inclusive'],
    ['EXCLUSIVE', '不含', 'Exclusive'],
  ]);
const coefficient = (title: [string, string]) => limit(title, ['空为 0。', 'Empty counts as 0.']);

/**
 * Bands of the ratio charge ÷ group mean, tried in order; factor = ratio × a + constant + hospital coefficient × b + catalogue ratio × c, where the catalogue ratio is
 * charge ÷ the average that the catalogue states. A band may be for the groups of one catalogue only: so a blank group gets a formula of its own.
 */
export const deviationBands = rowsField(
  {
    title: ['偏差分段', 'Deviation bands'],
    help: [
      '逐行判断费用与均费之比；没有一行符合时按正常病例。',
      'Rows are tried in order on the ratio of charge to mean; where none holds the case is normal.',
    ],
  },
  z.strictObject({
    caseType: selectField(
      { title: ['病例类型', 'Case type'], help: ['该段病例的类型。', 'Type of the cases of this band.'] },
      [
        ['LOW', '低倍率', 'Low'],
        ['HIGH', '高倍率', 'High'],
        ['EXTREME', '费用极高', 'Extreme'],
        ['NORMAL', '正常', 'Normal'],
      ],
    ),
    catalogue: selectField(
      {
        title: ['目录', 'Catalogue'],
        help: ['只用于该目录的病种；空为全部。', 'For groups of this catalogue only; empty: all.'],
        optional: true,
      },
      [
        ['core', '核心', 'Core'],
        ['basic', '基层', 'Basic'],
        ['comprehensive', '综合', 'Comprehensive'],
        ['blank', '空白', 'Blank'],
      ],
    ),
    from: limit(['比值下限', 'Ratio from'], ['空为不限。', 'Empty: no limit.']),
    fromLimit: openness(['下限', 'Lower limit']),
    to: limit(['比值上限', 'Ratio to'], ['空为不限。', 'Empty: no limit.']),
    toLimit: openness(['上限', 'Upper limit']),
    ratioFactor: coefficient(['比值系数', 'Factor of the ratio']),
    constant: coefficient(['常数', 'Constant']),
    hospitalFactor: coefficient(['医院系数的系数', 'Factor of the hospital coefficient']),
    catalogueFactor: limit(
      ['目录均费比值系数', 'Factor of the catalogue ratio'],
      ['费用与目录均费之比的系数；空为 0。', 'Factor of charge ÷ the catalogue’s average; empty counts as 0.'],
    ),
    times: limit(['再乘常数', 'Times constant'], ['空为 1。', 'Empty counts as 1.']),
    timesHospital: selectField(
      {
        title: ['再乘医院系数', 'Times hospital coefficient'],
        help: ['结果是否再乘医院系数。', 'Whether the result is multiplied by the hospital coefficient.'],
      },
      [
        ['YES', '是', 'Yes'],
        ['NO', '否', 'No'],
      ],
    ),
    timesAuxiliary: selectField(
      {
        title: ['再乘辅助系数', 'Times auxiliary factor'],
        help: ['结果是否再乘辅助目录系数。', 'Whether the result is multiplied by the auxiliary factor.'],
      },
      [
        ['YES', '是', 'Yes'],
        ['NO', '否', 'No'],
      ],
    ),
    standard: selectField(
      {
        title: ['标准费用', 'Standard'],
        help: ['空为按正常病例计算。', 'Empty: as of a normal case.'],
        optional: true,
      },
      [
        ['NORMAL', '按正常病例', 'As of a normal case'],
        ['AMOUNT', '与支付金额相同', 'The amount itself'],
      ],
    ),
  }),
);

export type DeviationBand = z.infer<typeof deviationBands>[number];

/** What a case without a band gets: factor 1, times hospital and auxiliary. */
export const NORMAL_BAND: DeviationBand = {
  caseType: 'NORMAL',
  fromLimit: 'INCLUSIVE',
  toLimit: 'INCLUSIVE',
  constant: '1',
  timesHospital: 'YES',
  timesAuxiliary: 'YES',
};

/**
 * The first band for this catalogue that holds the ratio; limits are compared on unrounded products `mean × limit`. A mean of 0 has no ratio: then only a
 * band without limits holds.
 */
export function bandOf(
  bands: readonly DeviationBand[],
  catalogue: string,
  charge: Decimal,
  mean: Decimal,
): DeviationBand {
  return (
    bands.find(
      (band) =>
        (band.catalogue === undefined || band.catalogue === catalogue) &&
        (mean.isZero()
          ? band.from === undefined && band.to === undefined
          : aboveLower(band, charge, mean) && belowUpper(band, charge, mean)),
    ) ?? NORMAL_BAND
  );
}

function aboveLower(band: DeviationBand, charge: Decimal, mean: Decimal): boolean {
  if (band.from === undefined) return true;
  const bound = mean.times(decimal(band.from));
  return band.fromLimit === 'INCLUSIVE' ? charge.greaterThanOrEqualTo(bound) : charge.greaterThan(bound);
}

function belowUpper(band: DeviationBand, charge: Decimal, mean: Decimal): boolean {
  if (band.to === undefined) return true;
  const bound = mean.times(decimal(band.to));
  return band.toLimit === 'INCLUSIVE' ? charge.lessThanOrEqualTo(bound) : charge.lessThan(bound);
}

/** What a band's factor is computed from. */
export interface BandMeasures {
  /** charge ÷ mean; absent when the mean is 0. */
  readonly ratio: Decimal | undefined;
  readonly hospital: Decimal;
  /** charge ÷ the catalogue's average; absent where no band asks for it. */
  readonly catalogueRatio: Decimal | undefined;
}

/** Not rounded. */
export function bandFactor(band: DeviationBand, { ratio, hospital, catalogueRatio }: BandMeasures): Decimal {
  const part = (text: string | undefined, measure: Decimal | undefined): Decimal =>
    text === undefined ? decimal('0') : decimal(text).times(measure ?? decimal('0'));
  return part(band.ratioFactor, ratio)
    .plus(decimal(band.constant ?? '0'))
    .plus(part(band.hospitalFactor, hospital))
    .plus(part(band.catalogueFactor, catalogueRatio));
}
