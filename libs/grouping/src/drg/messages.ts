import { defineMessages } from '@caseloom/core';

/** What is said of DRG schemes, their conditions and tables. */
export const drgMessages = defineMessages({
  GROUPING_CONDITION_EMPTY: {
    zh: '条件为空。',
    en: 'The condition is empty.',
    hintZh: '提示：无条件请写 true。',
    hintEn: 'Hint: write true for "no condition".',
    owner: 'packAuthor',
  },
  GROUPING_CONDITION_CHARACTER: {
    zh: '第 {column} 个字符“{found}”不属于条件语法。',
    en: 'Character {column}, "{found}", is no part of the notation.',
    owner: 'packAuthor',
  },
  GROUPING_CONDITION_UNCLOSED: {
    zh: '第 {column} 个字符处的“{found}”没有结束。',
    en: 'The "{found}" at character {column} is never closed.',
    owner: 'packAuthor',
  },
  GROUPING_CONDITION_EXPECTED: {
    zh: '第 {column} 个字符处为“{found}”，应为：{expected}。',
    en: 'At character {column} stands "{found}"; expected: {expected}.',
    owner: 'packAuthor',
  },
  GROUPING_CONDITION_TERM_UNKNOWN: {
    zh: '未知的条件项“{found}”（第 {column} 个字符）。',
    en: 'Unknown term "{found}" at character {column}.',
    hintZh: '提示：可用 {expected}。',
    hintEn: 'Hint: known are {expected}.',
    owner: 'packAuthor',
  },
  GROUPING_CONDITION_NUMBER: {
    zh: '“{found}”不是数字（第 {column} 个字符）。',
    en: '"{found}" at character {column} is no number.',
    owner: 'packAuthor',
  },
  GROUPING_CONDITION_DEPTH: {
    zh: '括号嵌套超过 {expected} 层。',
    en: 'Parentheses nest deeper than {expected}.',
    owner: 'packAuthor',
  },
  GROUPING_LIST_UNKNOWN: {
    zh: '条件引用了不存在的编码列表“{list}”。',
    en: 'The condition names a code list that does not exist: "{list}".',
    owner: 'packAuthor',
  },
  GROUPING_LIST_UNUSED: {
    zh: '{count} 个编码列表没有被任何条件使用：{lists}',
    en: '{count} code lists are read by no condition: {lists}',
    owner: 'packAuthor',
  },
  GROUPING_TABLE_MISSING: {
    zh: '分组方案缺少表“{table}”。',
    en: 'The scheme lacks its table "{table}".',
    owner: 'packAuthor',
  },
  GROUPING_MDC_UNKNOWN: { zh: 'MDC 表中没有“{mdc}”。', en: 'The MDC table has no "{mdc}".', owner: 'packAuthor' },
  GROUPING_RULE_UNKNOWN: {
    zh: 'ADRG 表中没有规则“{rule}”。',
    en: 'The ADRG table has no rule "{rule}".',
    owner: 'packAuthor',
  },
  GROUPING_RULE_KIND: {
    zh: '规则类型“{kind}”无效，应为 group 或 ambiguous。',
    en: 'Rule kind "{kind}" is neither group nor ambiguous.',
    owner: 'packAuthor',
  },
  GROUPING_NO_GROUP: {
    zh: 'no_group“{value}”无效，应为 next、keep 或 stop。',
    en: 'no_group "{value}" is none of next, keep, stop.',
    owner: 'packAuthor',
  },
  GROUPING_KEY_REPEATED: {
    zh: '第 {row} 行与第 {first} 行的编码相同：{key}。',
    en: 'Row {row} has the code of row {first}: {key}.',
    hintZh: '提示：同一 ADRG 的多条入组规则编码为 ADRG_1、ADRG_2 …',
    hintEn: 'Hint: several entry rules of one ADRG are called ADRG_1, ADRG_2 …',
    owner: 'packAuthor',
  },
  GROUPING_KEY_MISSING: {
    zh: '第 {row} 行缺少 {column}。',
    en: 'Row {row} has no {column}.',
    owner: 'packAuthor',
  },
  GROUPING_RULE_EMPTY: {
    zh: '规则 {rule} 没有 DRG，也没有自己的结果。',
    en: 'Rule {rule} has no DRG and no result of its own.',
    owner: 'packAuthor',
  },
  GROUPING_MDC_EMPTY: { zh: '{mdc} 没有任何规则。', en: '{mdc} has no rules.', owner: 'packAuthor' },
  GROUPING_UNREACHABLE: {
    zh: '不可到达：{by} 已无条件接收。',
    en: 'Cannot be reached: {by} takes everything before it.',
    owner: 'packAuthor',
  },
  GROUPING_NEVER: {
    zh: '条件恒不成立，任何病例都不会进入。',
    en: 'The condition can never hold; no case gets here.',
    owner: 'packAuthor',
  },
  GROUPING_ANSWER_SHAPE: {
    zh: '组码“{answer}”不是以字母开头的 3 至 5 位编码。',
    en: 'Group code "{answer}" is not a letter followed by two to four characters.',
    owner: 'packAuthor',
  },
  GROUPING_ANSWER_MDC: {
    zh: '组码“{answer}”与所在的 {mdc} 字母不同，报告的 MDC 以组码为准。',
    en: 'Group code "{answer}" has another letter than its {mdc}; the reported MDC follows the code.',
    owner: 'packAuthor',
  },
  GROUPING_AMBIGUOUS_SHAPE: {
    zh: '歧义结果“{answer}”不是“字母+QY”。',
    en: 'Ambiguous answer "{answer}" is not a letter and QY.',
    owner: 'packAuthor',
  },
  GROUPING_AMBIGUOUS_DIFFERS: {
    zh: '方案声明的歧义规则为“{stated}”，表中为“{found}”。',
    en: 'The scheme states the ambiguous rule "{stated}", its table has "{found}".',
    owner: 'packAuthor',
  },
  GROUPING_EXCLUSION_IDLE: {
    zh: '{count} 个排除组没有任何 CC/MCC 使用：{groups}',
    en: '{count} exclusion groups belong to no CC or MCC: {groups}',
    owner: 'packAuthor',
  },
  GROUPING_LIST_EXCLUDED: {
    zh: '列表“{list}”中的编码全部不参与分组，该列表永远不会匹配。',
    en: 'Every code of list "{list}" is left out before grouping; it can never match.',
    owner: 'packAuthor',
  },
  GROUPING_ATTRIBUTE_UNKNOWN_DRG: {
    zh: '病组属性表中的“{drg}”不是本方案的 DRG。',
    en: 'The attribute table names "{drg}", which is no DRG of the scheme.',
    owner: 'packAuthor',
  },
  GROUPING_YES_NO: {
    zh: '“{value}”应为 yes 或 no。',
    en: '"{value}" is neither yes nor no.',
    owner: 'packAuthor',
  },
  GROUPING_WEIGHT_UNKNOWN_DRG: {
    zh: '权重表中的“{drg}”不是本方案的 DRG。',
    en: 'The weight table names "{drg}", which is no DRG of the scheme.',
    owner: 'packAuthor',
  },
  GROUPING_WEIGHT_MISSING: { zh: 'DRG {drg} 没有权重。', en: 'DRG {drg} has no weight.', owner: 'packAuthor' },
  GROUPING_NUMBER: { zh: '“{value}”不是数值。', en: '"{value}" is no decimal number.', owner: 'packAuthor' },
});
