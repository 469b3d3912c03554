import { defineMessages } from '@caseloom/core';

/** Why two groupers answer differently; `a` and `b` are the answers of the two sides, in that order. */
export const sideBySideMessages = defineMessages({
  SIDE_BY_SIDE_INTAKE: { zh: '入组前检查不同：{a} 对 {b}。', en: 'The intake check differs: {a} against {b}.' },
  SIDE_BY_SIDE_STATUS: { zh: '结果状态不同：{a} 对 {b}。', en: 'One side has no group: {a} against {b}.' },
  SIDE_BY_SIDE_EXCLUDED_CODE: {
    zh: '编码 {code} 仅被{by}排除在分组之外。',
    en: 'Code {code} is left out before grouping by {by} only.',
  },
  SIDE_BY_SIDE_CODE_UNKNOWN: { zh: '{to}的任何表都没有编码 {code}。', en: 'No table of {to} names code {code}.' },
  SIDE_BY_SIDE_MDC: {
    zh: '{at} 的入组列表 {list} 只在{in}中包含 {code}。',
    en: 'Entry of {at}: only in {in} does list {list} hold {code}.',
  },
  SIDE_BY_SIDE_ADRG: {
    zh: '{at} 的列表 {list} 只在{in}中包含 {code}。',
    en: 'Entry of {at}: only in {in} does list {list} hold {code}.',
  },
  SIDE_BY_SIDE_OPERATING: { zh: '{code} 只在{in}中是手术。', en: '{code} is an operation in {in} only.' },
  SIDE_BY_SIDE_CONDITION: {
    zh: '{at} 的条件改变：只在{in}中成立。',
    en: 'The condition of {at} is another; it holds in {in} only.',
  },
  SIDE_BY_SIDE_SEVERITY: {
    zh: '{at} 要求的并发症只在{in}中成立。',
    en: '{at} asks for a complication that only {in} counts.',
  },
  SIDE_BY_SIDE_GROUP_ONLY: { zh: '{adrg} 只在{in}中存在。', en: '{adrg} exists in {in} only.' },
  SIDE_BY_SIDE_ORDER: {
    zh: '{a} 和 {b} 都符合，两个方案的先后顺序不同。',
    en: 'Both {a} and {b} hold; the one takes {a} first, the other {b}.',
  },
  SIDE_BY_SIDE_COMPLICATION: {
    zh: '{code} 作为 {level}：{a} 对 {b}。',
    en: '{code} as a {level}: {a} against {b}.',
  },
  SIDE_BY_SIDE_SPLIT: {
    zh: '{at} 的细分不同：{a} 对 {b}。',
    en: '{at} is split differently: {a} against {b}.',
  },
  SIDE_BY_SIDE_RENAMED: { zh: '同一组改了编码：{a} 对 {b}。', en: 'One group under two codes: {a} against {b}.' },
  SIDE_BY_SIDE_WEIGHT_MISSING: { zh: '{group} 在{in}中没有权重。', en: '{group} has no weight in {in}.' },
  SIDE_BY_SIDE_CATALOGUE: { zh: '目录不同：{a} 对 {b}。', en: 'Other catalogues: {a} against {b}.' },
  SIDE_BY_SIDE_KIND: { zh: '操作类型不同：{a} 对 {b}。', en: 'Other kinds of operation: {a} against {b}.' },
  SIDE_BY_SIDE_MATCHED: {
    zh: '匹配的手术操作不同：{a} 对 {b}。',
    en: 'Other procedures matched: {a} against {b}.',
  },
  SIDE_BY_SIDE_PRINCIPAL: { zh: '主要诊断不同（{how}）。', en: 'The principal diagnosis differs ({how}).' },
  SIDE_BY_SIDE_SECONDARY: {
    zh: '其他诊断 {code} 不一致（缺于{missing}）。',
    en: 'Secondary diagnoses differ: {code} (missing in {missing}).',
  },
  SIDE_BY_SIDE_FIRST_PROCEDURE: { zh: '主要手术操作不同（{how}）。', en: 'The principal procedure differs ({how}).' },
  SIDE_BY_SIDE_PROCEDURE: {
    zh: '手术操作 {code} 不一致（缺于{missing}）。',
    en: 'Procedures differ: {code} (missing in {missing}).',
  },
  SIDE_BY_SIDE_FIELD: { zh: '{field} 不同。', en: '{field} differs.' },
  SIDE_BY_SIDE_FIELDS: { zh: '几项共同造成：{fields}。', en: 'Several together: {fields}.' },
  SIDE_BY_SIDE_OTHER: { zh: '其他原因。', en: 'Another cause.' },
});
