import { defineMessages } from '@caseloom/core';

/** Issues of policies, and the names of the steps of a calculation. */
export const paymentMessages = defineMessages({
  PAYMENT_METHOD_UNKNOWN: {
    zh: '未知的支付方法“{method}”。',
    en: 'Unknown payment method "{method}".',
    hintZh: '提示：可用 {known}。',
    hintEn: 'Hint: known are {known}.',
    owner: 'packAuthor',
  },
  PAYMENT_POLICY_TIE: {
    zh: '支付政策“{first}”与“{second}”适用范围同样具体且时间重叠，无法选择。',
    en: 'Payment policies "{first}" and "{second}" are equally specific and overlap in time; neither can be chosen.',
    owner: 'packAuthor',
  },
  PAYMENT_DATES_REVERSED: {
    zh: '终止日期 {to} 早于开始日期 {from}。',
    en: 'The last date {to} lies before the first {from}.',
    owner: 'packAuthor',
  },
  PAYMENT_BAND_OPEN: {
    zh: '第 {row} 行：只有最后一行可以、也必须不填上限。',
    en: 'Row {row}: the last row, and only it, has no upper bound.',
    owner: 'packAuthor',
  },
  PAYMENT_BAND_ORDER: {
    zh: '第 {row} 行上限 {value} 没有大于上一行的 {before}。',
    en: 'Row {row}: bound {value} is not above the one before, {before}.',
    owner: 'packAuthor',
  },
  PAYMENT_SHARE_RANGE: {
    zh: '比例 {value} 不在 0 至 1 之间。',
    en: 'Share {value} is not between 0 and 1.',
    owner: 'packAuthor',
  },
  PAYMENT_FUND_RATIO_MISSING: {
    zh: '该基金支付口径需要填写基金支付比例。',
    en: 'This way of computing the fund’s part needs a fund ratio.',
    owner: 'packAuthor',
  },
  PAYMENT_IMPORT_FILE_MISSING: {
    zh: '缺少文件 {file}，或其中没有数据。',
    en: 'File {file} is missing or empty.',
    owner: 'packAuthor',
  },
  PAYMENT_IMPORT_NOT_BUILT: {
    zh: '本版本尚不支持结算规则“{option}”。',
    en: 'The settlement rule "{option}" is not in this version.',
    owner: 'packAuthor',
  },
  PAYMENT_IMPORT_INVALID: {
    zh: '结算参数无效：{problem}',
    en: 'Settlement parameters are not valid: {problem}',
    owner: 'packAuthor',
  },
  PAYMENT_STEP_BY_ITEM: { zh: '按项目支付', en: 'Paid by item' },
  PAYMENT_STEP_STANDARD: { zh: '支付标准', en: 'Standard' },
  PAYMENT_STEP_RATIO: { zh: '费用与标准（均费）之比', en: 'Charge against standard (mean)' },
  PAYMENT_STEP_CASE_TYPE: { zh: '病例类型', en: 'Case type' },
  PAYMENT_STEP_EXCESS: { zh: '高倍率超出部分', en: 'Excess above the high limit' },
  PAYMENT_STEP_ALLOWED: { zh: '应付总额', en: 'Allowed amount' },
  PAYMENT_STEP_SHARE_OF_CHARGE: { zh: '按费用比例支付', en: 'Share of the charge' },
  PAYMENT_STEP_BASE_POINTS: { zh: '基准点数', en: 'Base points' },
  PAYMENT_STEP_NORMAL_POINTS: { zh: '正常病例点数', en: 'Points of a normal case' },
  PAYMENT_STEP_LOW_POINTS: { zh: '低倍率病例点数', en: 'Points of a low outlier' },
  PAYMENT_STEP_EXTRA_POINTS: { zh: '高倍率追加点数', en: 'Extra points of a high outlier' },
  PAYMENT_STEP_CASE_POINTS: { zh: '病例点数', en: 'Points of the case' },
  PAYMENT_STEP_POINTS_OF_CHARGE: { zh: '按费用折算点数', en: 'Points of the charge' },
  PAYMENT_STEP_DEVIATION: { zh: '偏差系数', en: 'Deviation factor' },
  PAYMENT_STEP_SETTLED_SCORE: { zh: '结算分值', en: 'Settled score' },
  PAYMENT_STEP_ZERO_SCORE: { zh: '零分值病种按实际费用', en: 'Score 0: paid at the actual charge' },
  PAYMENT_STEP_AMOUNT: { zh: '应付总额（点数 × 点值）', en: 'Allowed amount (points × point value)' },
  PAYMENT_STEP_ELIGIBLE: { zh: '基金支付基数', en: 'Base of the fund’s part' },
  PAYMENT_STEP_FUND: { zh: '基金应付', en: 'Paid by the fund' },
  PAYMENT_STEP_FUND_UNKNOWN: {
    zh: '缺少个人支付金额，基金应付未计算',
    en: 'The patient’s part is missing; the fund’s part is not computed',
  },
  PAYMENT_STEP_BALANCE: { zh: '结余（应付总额 − 费用）', en: 'Balance (allowed − charge)' },
});

/** Why a case is not payable, in words. */
export const notPayableReasons: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  noCharge: { zh: '缺少总费用', en: 'The total charge is missing' },
  noGrouping: { zh: '尚未分组', en: 'The case is not grouped' },
  groupingInvalid: { zh: '分组校验未通过', en: 'The record did not pass the grouper’s intake check' },
  noWeight: { zh: '该组没有权重', en: 'The group has no weight' },
  noGroupMean: { zh: '该组没有均费', en: 'The group has no mean charge' },
  noStayDays: { zh: '缺少住院天数', en: 'The length of stay is missing' },
  noDipGroup: { zh: '没有 DIP 病种', en: 'There is no DIP group' },
  noScore: { zh: '病种没有分值', en: 'The group has no score' },
  noBasicFactor: { zh: '基层病种没有系数', en: 'The basic group has no factor' },
  noHospitalRow: { zh: '政策中没有该医院的参数', en: 'The policy has no parameters for this hospital' },
  noPointValue: { zh: '尚无点值，只有点数', en: 'There is no point value yet, points only' },
  noFundRatio: { zh: '政策没有基金支付比例', en: 'The policy has no fund ratio' },
  noPolicy: { zh: '没有适用的支付政策', en: 'No payment policy applies' },
  noDischargeDate: { zh: '缺少出院日期', en: 'The discharge date is missing' },
  policyTie: { zh: '多个支付政策同样适用', en: 'Several payment policies apply equally' },
};
