import { decimal, formatDecimal, parseDecimal } from '@caseloom/core';
import type { Decimal } from '@caseloom/core';
import { z } from 'zod';
import type { Ledger } from '../ledger.ts';
import { NotPayable } from '../not-payable.ts';
import { decimalField, integerField, rowsField, selectField, textField } from '../parameters/field.ts';
import type { PaymentInput } from '../types.ts';

/** Multiple above which a case is a high outlier, by weight or points: rows in rising order, the last without a bound. */
export const highMultiples = (unit: 'weight' | 'points') =>
  rowsField(
    {
      title: ['高倍率倍数', 'High multiples'],
      help: [
        unit === 'weight'
          ? '按权重分段的高倍率界限，逐行判断，最后一行不填上限。'
          : '按基准点数分段的高倍率界限，逐行判断，最后一行不填上限。',
        `Multiple of the standard above which a case is a high outlier, by ${unit}; rows are tried in order, the last has no bound.`,
      ],
    },
    z.strictObject({
      upTo: decimalField({
        title:
          unit === 'weight'
            ? ['权重上限（含）', 'Weight up to (inclusive)']
            : ['点数上限（含）', 'Points up to (inclusive)'],
        help: ['空为不限。', 'Empty: no bound.'],
        optional: true,
      }),
      multiple: decimalField({
        title: ['倍数', 'Multiple'],
        help: ['费用超过该倍数为高倍率（不含等于）。', 'A charge above this multiple is a high outlier; equal is not.'],
      }),
    }),
  );

export const lowMultiple = decimalField({
  title: ['低倍率倍数', 'Low multiple'],
  help: ['费用低于该倍数为低倍率（不含等于）。', 'A charge below this multiple is a low outlier; equal is not.'],
});

export const levelCoefficient = decimalField({
  title: ['级别系数', 'Level coefficient'],
  help: ['医疗机构等级系数。', 'Coefficient of the hospital’s level.'],
});

export const hospitalCoefficients = rowsField(
  {
    title: ['医院系数', 'Hospital coefficients'],
    help: ['按医疗机构代码替换级别系数。', 'Replaces the level coefficient for single hospitals.'],
    optional: true,
  },
  z.strictObject({
    hospitalCode: textField({
      title: ['医疗机构代码', 'Hospital code'],
      help: ['组织机构代码。', 'Institution code.'],
    }),
    coefficient: decimalField({
      title: ['系数', 'Coefficient'],
      help: ['该医院的系数。', 'Coefficient of this hospital.'],
    }),
  }),
);

export const primaryCareCoefficient = decimalField({
  title: ['基层病组系数', 'Coefficient of primary-care groups'],
  help: [
    '基层病组以此替换级别系数和医院系数，1 为同病同价；空为与其他病组相同。',
    'Replaces the coefficients of level and hospital in primary-care groups; 1 pays every hospital alike, empty treats them as other groups.',
  ],
  optional: true,
});

export const pointValue = decimalField({
  title: ['点值', 'Point value'],
  unit: '元/点',
  help: ['每点的金额；没有时只算点数。', 'Yuan per point; without it only points are computed.'],
  optional: true,
});

export const pointValueStatus = selectField(
  {
    title: ['点值状态', 'Status of the point value'],
    help: ['清算前的点值是预估，金额相应标注。', 'Before clearing a point value is provisional, and so is the money.'],
  },
  [
    ['provisional', '预估', 'Provisional'],
    ['final', '清算', 'Final'],
  ],
);

const exceptional = (zh: string, en: string) => ({
  mode: selectField(
    { title: [`${zh}支付方式`, `${en}: paid`], help: [`${zh}如何支付。`, `How ${en.toLowerCase()} are paid.`] },
    [
      ['SHARE_OF_CHARGE', '按费用比例', 'Share of the charge'],
      ['NOT_PAID', '不支付', 'Not paid'],
      ['NOT_SETTLED', '不由本政策结算', 'Not settled by this policy'],
    ],
  ),
  share: decimalField({ title: [`${zh}比例`, `${en}: share`], help: ['1 为全额。', '1 is the whole charge.'] }),
});
const ambiguous = exceptional('歧义病例', 'Ambiguous cases');
const ungrouped = exceptional('未入组病例', 'Ungrouped cases');

/** What happens to cases that no group prices. */
export const exceptionalCases = {
  ambiguousMode: ambiguous.mode,
  ambiguousShare: ambiguous.share,
  ungroupedMode: ungrouped.mode,
  ungroupedShare: ungrouped.share,
};

export const stayLimits = {
  shortStayDays: integerField({
    title: ['短住院天数', 'Short stay'],
    unit: '天',
    help: [
      '住院天数不超过该值的病例按项目支付。',
      'Stays of at most so many days leave the method and are paid by item.',
    ],
    optional: true,
  }),
  longStayDays: integerField({
    title: ['长住院天数', 'Long stay'],
    unit: '天',
    help: [
      '住院天数不少于该值的病例按项目支付。',
      'Stays of at least so many days leave the method and are paid by item.',
    ],
    optional: true,
  }),
};

export const fundShare = {
  fundShareMode: selectField(
    { title: ['基金支付口径', 'Fund share'], help: ['基金应付额的算法。', 'How the fund’s part is computed.'] },
    [
      ['LESS_PATIENT_PAID', '应付总额 − 个人支付 − 其他基金', 'Allowed amount − paid by the patient − other funds'],
      [
        'RATIO_ON_STANDARD',
        '（标准 − 自费 − 先行自付 − 起付线）× 比例',
        '(standard − not covered − prior co-payment − deductible) × ratio',
      ],
    ],
  ),
  fundRatio: decimalField({
    title: ['基金支付比例', 'Fund ratio'],
    help: ['仅用于第二种口径。', 'Used by the second way only.'],
    optional: true,
  }),
};

export type FundShareParameters = {
  readonly fundShareMode: 'LESS_PATIENT_PAID' | 'RATIO_ON_STANDARD';
  readonly fundRatio?: string | undefined;
};
export type ExceptionalParameters = z.infer<z.ZodObject<typeof exceptionalCases>>;

/** The share of its charge that a case without a group is paid. @throws NotPayable where the policy does not settle such cases */
export function shareOfCharge(mode: ExceptionalParameters['ungroupedMode'], share: string): Decimal {
  if (mode === 'NOT_SETTLED') throw new NotPayable('notSettled', 'grouping.status');
  return mode === 'NOT_PAID' ? decimal('0') : decimal(share);
}

/** As shareOfCharge, of a case that no group or an ambiguous one answers. */
export function exceptionalShare(given: ExceptionalParameters, status: 'ambiguous' | 'ungrouped'): Decimal {
  return status === 'ambiguous'
    ? shareOfCharge(given.ambiguousMode, given.ambiguousShare)
    : shareOfCharge(given.ungroupedMode, given.ungroupedShare);
}

export function totalCharge(input: PaymentInput): Decimal {
  const charge = parseDecimal(input.totalCharge);
  if (charge === undefined) throw new NotPayable('noCharge', 'fee.total');
  return charge;
}

/** The coefficient of primary-care groups where the policy has one and the group is one, else that of this hospital, else of its level. */
export function coefficientOf(
  parameters: {
    readonly levelCoefficient: string;
    readonly primaryCareCoefficient?: string | undefined;
    readonly hospitalCoefficients?:
      | readonly { readonly hospitalCode: string; readonly coefficient: string }[]
      | undefined;
  },
  input: PaymentInput,
): Decimal {
  if (input.grouping?.primaryCare === true && parameters.primaryCareCoefficient !== undefined)
    return decimal(parameters.primaryCareCoefficient);
  const own = parameters.hospitalCoefficients?.find((row) => row.hospitalCode === input.hospitalCode);
  return decimal(own?.coefficient ?? parameters.levelCoefficient);
}

/** The first row whose bound is not below the measure; bounds are inclusive. */
export function multipleFor(
  rows: readonly { readonly upTo?: string | undefined; readonly multiple: string }[],
  measure: Decimal,
): Decimal {
  const row =
    rows.find((one) => one.upTo === undefined || measure.lessThanOrEqualTo(decimal(one.upTo))) ?? rows.at(-1)!;
  return decimal(row.multiple);
}

/** SHORT_STAY or LONG_STAY when the stay leaves the method by its length. */
export function stayType(
  limits: { readonly shortStayDays?: number | undefined; readonly longStayDays?: number | undefined },
  input: PaymentInput,
): 'SHORT_STAY' | 'LONG_STAY' | undefined {
  if (limits.shortStayDays === undefined && limits.longStayDays === undefined) return undefined;
  if (input.losDays === undefined) throw new NotPayable('noStayDays', 'losDays');
  if (limits.shortStayDays !== undefined && input.losDays <= limits.shortStayDays) return 'SHORT_STAY';
  return limits.longStayDays !== undefined && input.losDays >= limits.longStayDays ? 'LONG_STAY' : undefined;
}

/**
 * The fund's part. `LESS_PATIENT_PAID`: allowed − patient − other funds, unknown while the patient's part is unknown. `RATIO_ON_STANDARD`:
 * (standard − not covered − prior co-payment − deductible) × ratio; absent deductions count as 0.
 * @source national technical specification for DRG payment (second way); most areas use the first
 */
export function fundPart(
  parameters: FundShareParameters,
  allowed: Decimal,
  standard: Decimal | undefined,
  input: PaymentInput,
  ledger: Ledger,
): Decimal | undefined {
  if (parameters.fundShareMode === 'RATIO_ON_STANDARD' && standard !== undefined) {
    const [notCovered, priorCopay, deductible] = [input.notCovered, input.priorCopay, input.deductible].map(
      (text) => parseDecimal(text) ?? decimal('0'),
    ) as [Decimal, Decimal, Decimal];
    const eligible = ledger.money(
      'PAYMENT_STEP_ELIGIBLE',
      'standard − notCovered − priorCopay − deductible',
      { standard, notCovered, priorCopay, deductible },
      standard.minus(notCovered).minus(priorCopay).minus(deductible),
    );
    if (parameters.fundRatio === undefined) throw new NotPayable('noFundRatio', 'parameters.fundRatio');
    const fundRatio = decimal(parameters.fundRatio);
    return ledger.money(
      'PAYMENT_STEP_FUND',
      'eligible × fundRatio',
      { eligible, fundRatio },
      eligible.times(fundRatio),
    );
  }
  const patientPaid = parseDecimal(input.patientPaid);
  if (patientPaid === undefined) {
    ledger.text('PAYMENT_STEP_FUND_UNKNOWN', 'allowed − patientPaid', { allowed }, 'fee.selfPaid');
    return undefined;
  }
  const otherFunds = parseDecimal(input.otherFunds) ?? decimal('0');
  return ledger.money(
    'PAYMENT_STEP_FUND',
    'allowed − patientPaid − otherFunds',
    { allowed, patientPaid, otherFunds },
    allowed.minus(patientPaid).minus(otherFunds),
  );
}

export function balanceOf(allowed: Decimal, charge: Decimal, ledger: Ledger): Decimal {
  return ledger.money('PAYMENT_STEP_BALANCE', 'allowed − charge', { allowed, charge }, allowed.minus(charge));
}

export function shownPointValue(value: Decimal): string {
  return formatDecimal(value);
}
