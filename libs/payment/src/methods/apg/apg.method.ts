import { formatFixed } from '@caseloom/core';
import type { Decimal } from '@caseloom/core';
import { z } from 'zod';
import { Ledger } from '../../ledger.ts';
import { groupedCase, NotPayable, payable } from '../../not-payable.ts';
import { decimalField, selectField } from '../../parameters/field.ts';
import type { Rounding } from '../../rounding.ts';
import type { FormulaStep, PaymentInput } from '../../types.ts';
import { definePaymentMethod } from '../method.ts';
import type { Known, PaymentOutcome } from '../method.ts';
import {
  balanceOf,
  exceptionalCases,
  fundPart,
  fundShare,
  pointValueStatus,
  shareOfCharge,
  totalCharge,
} from '../shared-parameters.ts';
import { payLines } from './lines.ts';

const share = (title: [string, string], help: [string, string]) => decimalField({ title, help });

const parameters = z.strictObject({
  conversionFactor: decimalField({
    title: ['转换系数', 'Conversion factor'],
    unit: '元',
    help: [
      '权重为 1 的组的支付标准；总额预算下即点值。',
      'What a group of weight 1 is paid; under a global budget the point value.',
    ],
    optional: true,
  }),
  pointValueStatus,
  secondProcedureShare: share(
    ['第二个重要操作的比例', 'Share of the second significant procedure'],
    ['按权重从高到低，第一个全额。', 'Heaviest first; the first is paid in full.'],
  ),
  furtherProcedureShare: share(
    ['其余重要操作的比例', 'Share of further significant procedures'],
    ['第三个及以后。', 'The third and later ones.'],
  ),
  consolidation: selectField(
    {
      title: ['同族合并', 'Consolidation'],
      help: [
        '同一合并族的重要操作只支付权重最高的一个。',
        'Of the significant procedures of one family only the heaviest is paid.',
      ],
    },
    [
      ['FAMILY', '合并', 'Consolidated'],
      ['NONE', '不合并', 'Not consolidated'],
    ],
  ),
  medicalWithProcedure: selectField(
    {
      title: ['有重要操作时的门诊诊疗', 'Medical visit beside a procedure'],
      help: ['有重要操作时诊疗组是否另付。', 'Whether the medical visit is paid beside a significant procedure.'],
    },
    [
      ['PACKAGED', '包含在操作内', 'Inside the procedure'],
      ['PAID', '另付', 'Paid'],
    ],
  ),
  packagedAncillary: selectField(
    {
      title: ['打包清单内的辅助服务', 'Ancillaries on the packaging list'],
      help: ['方案打包清单中的辅助服务是否另付。', 'Whether ancillaries on the scheme’s packaging list are paid.'],
    },
    [
      ['PACKAGED', '包含在内', 'Inside'],
      ['PAID', '另付', 'Paid'],
    ],
  ),
  repeatAncillaryShare: share(
    ['重复辅助服务的比例', 'Share of repeated ancillaries'],
    ['同一辅助组的第二次及以后。', 'The second and later of one ancillary group.'],
  ),
  passThroughShare: share(
    ['除外药品耗材的比例', 'Share of pass-through drugs and materials'],
    ['按费用支付的比例，1 为全额。', 'Share of their charge that is paid; 1 is the whole.'],
  ),
  unlistedShare: share(
    ['目录外收费的比例', 'Share of charges that no group knows'],
    [
      '方案没有收录的收费项目按费用支付的比例，0 为不支付。',
      'Share of the charge of lines that the scheme does not list; 0: not paid.',
    ],
  ),
  ceiling: selectField(
    {
      title: ['封顶', 'Ceiling'],
      help: ['应付总额是否以实际费用封顶。', 'Whether the allowed amount ends at the actual charge.'],
    },
    [
      ['NONE', '不封顶', 'None'],
      ['CHARGE', '不高于实际费用', 'The actual charge'],
    ],
  ),
  ungroupedMode: exceptionalCases.ungroupedMode,
  ungroupedShare: exceptionalCases.ungroupedShare,
  ...fundShare,
});
export type ApgParameters = z.infer<typeof parameters>;

/**
 * APG (门诊按病组付费): each group of the visit at weight × share × conversion factor; families consolidated, further procedures and repeats discounted,
 * packaged groups inside, pass-through lines at their charge. Every line is rounded; the lines sum to the standard.
 * @source docs/spec/payment.md, APG
 */
export const apg = definePaymentMethod({
  id: 'apg',
  title: { zh: 'APG 门诊病组法', en: 'APG for outpatient visits' },
  about: {
    zh: '应付 = Σ 权重 × 比例 × 转换系数 + 除外项目费用。',
    en: 'Allowed = Σ weight × share × conversion factor + pass-through charges.',
  },
  parameters,
  pay: (given, input, rounding) => payable((known, steps) => price(given, input, rounding, known, steps)),
});

function price(
  given: ApgParameters,
  input: PaymentInput,
  rounding: Rounding,
  known: Known,
  steps: FormulaStep[],
): PaymentOutcome {
  const ledger = new Ledger(rounding, steps);
  known.provisional = given.pointValueStatus === 'provisional';
  const charge = totalCharge(input);
  const grouping = groupedCase(input);
  if (grouping.status !== 'grouped') return ungrouped(given, input, ledger, charge);
  if (grouping.apg === undefined) throw new NotPayable('noApg', 'grouping.apg');

  const { lines, points, standard } = payLines(given, grouping.apg, ledger, known);
  known.lines = lines;
  known.points = ledger.pointsText(points);
  known.standard = ledger.moneyText(standard);
  const allowed =
    given.ceiling === 'CHARGE' && standard.greaterThan(charge)
      ? ledger.money('PAYMENT_STEP_CEILING', 'charge', { charge }, charge)
      : ledger.money('PAYMENT_STEP_ALLOWED', 'standard', { standard }, standard);
  if (!standard.isZero()) known.ratio = formatFixed(charge.dividedBy(standard), 4);
  return settled({ ...known, caseType: 'NORMAL' }, given, input, ledger, allowed, charge, standard);
}

function ungrouped(given: ApgParameters, input: PaymentInput, ledger: Ledger, charge: Decimal): PaymentOutcome {
  const part = shareOfCharge(given.ungroupedMode, given.ungroupedShare);
  const allowed = ledger.money(
    'PAYMENT_STEP_SHARE_OF_CHARGE',
    'charge × share',
    { charge, share: part },
    charge.times(part),
  );
  return settled({ caseType: 'UNGROUPED' }, given, input, ledger, allowed, charge);
}

function settled(
  known: Known,
  given: ApgParameters,
  input: PaymentInput,
  ledger: Ledger,
  allowed: Decimal,
  charge: Decimal,
  standard?: Decimal,
): PaymentOutcome {
  const fundPay = fundPart(given, allowed, standard, input, ledger);
  return {
    ...known,
    status: 'paid',
    amount: ledger.moneyText(allowed),
    ...(fundPay === undefined ? {} : { fundPay: ledger.moneyText(fundPay) }),
    balance: ledger.moneyText(balanceOf(allowed, charge, ledger)),
    provisional: given.pointValueStatus === 'provisional',
    steps: ledger.steps,
  };
}
