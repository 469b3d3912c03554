import { z } from 'zod';
import { dateField, decimalField, rowsField, selectField, textField } from '../../parameters/field.ts';
import { exceptionalCases, fundShare, pointValue, pointValueStatus } from '../shared-parameters.ts';
import { deviationBands } from './bands.ts';

const averageFactorWords = {
  title: ['均费系数', 'Average factor'],
  unit: '元/分',
  help: [
    '分值乘以该系数即病种估计均费，分组时选择最接近费用的病种。',
    'Score times this factor is the estimated mean charge; grouping picks the group nearest to the charge.',
  ],
} as const;
const averageFactorBasic = decimalField({
  title: ['基层病种均费系数', 'Average factor, basic groups'],
  unit: '元/分',
  help: ['基层病种使用；空则与均费系数相同。', 'For basic groups; empty: the same factor.'],
  optional: true,
});
const hospitalCoefficientWords = {
  title: ['医院系数', 'Hospital coefficient'],
  help: [
    '医疗机构系数；结算参数行没有该值时使用这里的值。',
    'Coefficient of the hospital; where a settlement row has none, this one counts.',
  ],
} as const;

/** One attempt of the lookup: a settlement row must carry exactly these cells. */
const lookupStep = z.strictObject({
  month: selectField(
    {
      title: ['月份', 'Month'],
      help: ['按结算月份的行，或不分月份的行。', 'The row of the settlement month, or the row of every month.'],
    },
    [
      ['SETTLEMENT_MONTH', '结算月份', 'Settlement month'],
      ['NONE', '不分月份', 'No month'],
    ],
  ),
  insuredArea: selectField(
    {
      title: ['参保地', 'Insured area'],
      help: ['按参保地的行，或不分参保地的行。', 'The row of the insured area, or the row of every area.'],
    },
    [
      ['AREA', '参保地', 'Insured area'],
      ['NONE', '不分参保地', 'No area'],
    ],
  ),
});

/** Parameters of the method. What differs by hospital, month or insured area stands in the policy's table `settlement`. */
export const dipParameters = z.strictObject({
  pointValue,
  pointValueStatus,
  hospitalCoefficient: decimalField({ ...hospitalCoefficientWords, optional: true }),
  averageFactor: decimalField({ ...averageFactorWords, optional: true }),
  averageFactorBasic,
  settlementLookup: rowsField(
    {
      title: ['结算参数行的查找', 'Lookup of the settlement row'],
      help: [
        '逐行尝试，第一条找到的结算参数行生效；不填时用该医院不分月份、不分参保地的行。',
        'Tried in order, the first settlement row found counts; empty: the row of the hospital without month and area.',
      ],
      optional: true,
    },
    lookupStep,
  ),
  localAreaPrefix: textField({
    title: ['本地参保地前缀', 'Prefix of local areas'],
    help: [
      '参保地为空或以此开头的按本地查找。',
      'An insured area that is blank or starts with this is local in the lookup.',
    ],
    optional: true,
  }),
  localAreaKey: textField({
    title: ['本地的参保地键', 'Area of local patients'],
    help: ['本地患者在结算参数表中的参保地；空为不填。', 'What local patients’ rows carry as area; empty: nothing.'],
    optional: true,
  }),
  remoteAreaKey: textField({
    title: ['异地的参保地键', 'Area of all others'],
    help: [
      '异地患者共用的参保地；空则按各自参保地。',
      'The one area of all other patients; empty: each by its own area.',
    ],
    optional: true,
  }),
  remoteAreaKeyFrom: dateField({
    title: ['异地键起用日期', 'One area for all others from'],
    help: [
      '结算日期自此日起（含）使用异地键；空为一直使用。',
      'From this settlement date on, inclusive; empty: always.',
    ],
    optional: true,
  }),
  hospitals: rowsField(
    {
      title: ['各医院参数', 'Parameters by hospital'],
      help: [
        '按医疗机构代码替换上面的参数；填写后，不在表中的医院不结算。医院较多或按月份变化时请改用结算参数表。',
        'Replace the parameters above for each hospital; once there are rows, a hospital without one is not settled. Many hospitals, or rows by month, belong in the settlement table.',
      ],
      optional: true,
    },
    z.strictObject({
      hospitalCode: textField({
        title: ['医疗机构代码', 'Hospital code'],
        help: ['组织机构代码。', 'Institution code.'],
      }),
      hospitalCoefficient: decimalField(hospitalCoefficientWords),
      averageFactor: decimalField(averageFactorWords),
      averageFactorBasic,
      pointValue,
    }),
  ),
  bands: deviationBands,
  basicGroupCoefficient: selectField(
    {
      title: ['基层病种的医院系数', 'Coefficient of basic groups'],
      help: ['基层病种同病同分值。', 'Same disease, same score in every hospital.'],
    },
    [
      ['ONE', '1', '1'],
      ['GROUP_FACTOR', '病种自带系数', 'The group’s own factor'],
      ['HOSPITAL', '医院系数', 'The hospital coefficient'],
    ],
  ),
  zeroScore: selectField(
    { title: ['分值为 0 的病种', 'Groups of score 0'], help: ['如何支付。', 'How they are paid.'] },
    [
      ['ACTUAL_CHARGE', '按实际费用', 'Actual charge'],
      ['ZERO', '不支付', 'Nothing'],
    ],
  ),
  ...exceptionalCases,
  ...fundShare,
});

export type DipParameters = z.infer<typeof dipParameters>;
export type LookupStep = z.infer<typeof lookupStep>;
