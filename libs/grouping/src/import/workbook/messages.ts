import { defineMessages } from '@caseloom/core';

/** What the import of a workbook noticed, each at its cell. */
export const workbookMessages = defineMessages({
  SCHEME_MAPPING_INVALID: {
    zh: '列映射无效：{problem}',
    en: 'The mapping is not valid: {problem}',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_MORE: {
    zh: '{about} 还有 {count} 处，未逐一列出。',
    en: '{count} more of {about} are not listed one by one.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_MISSING: {
    zh: '没有工作表“{sheet}”（{role}）。现有：{sheets}',
    en: 'There is no sheet "{sheet}" ({role}). There are: {sheets}',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_COLUMN_MISSING: {
    zh: '没有表头为“{header}”的列（{field}）。现有：{headers}',
    en: 'No column has the header "{header}" ({field}). There are: {headers}',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_UNUSED: {
    zh: '工作表“{sheet}”未读取（{rows} 行）。原因：{reason}',
    en: 'Sheet "{sheet}" was not read ({rows} rows). Reason: {reason}',
    hintZh: '提示：在列映射中为它指定用途，或列入 unused。',
    hintEn: 'Hint: give it a role in the mapping, or list it under unused.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_HIDDEN: {
    zh: '工作表“{sheet}”是隐藏的（已读取：{read}）。',
    en: 'Sheet "{sheet}" is hidden (read: {read}).',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_CUT: {
    zh: '文件超过读取上限，后面的内容没有读取。',
    en: 'The file is longer than the limit; what follows was not read.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_COLUMN_UNUSED: { zh: '列“{header}”未使用。', en: 'Column "{header}" is not used.', owner: 'packAuthor' },
  SCHEME_SHEET_COLUMN_UNNAMED: {
    zh: '该列没有表头，但有内容“{found}”，未使用。',
    en: 'The column has no header but holds "{found}"; it is not used.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_HEADER_REPEATED: {
    zh: '重复的表头行，已跳过。',
    en: 'The header stands here again; passed over.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_ROW_UNREAD: {
    zh: '该行没有可用的“{missing}”，未读取。',
    en: 'The row has no usable "{missing}" and was not read.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_TIDIED: {
    zh: '已整理空格、全角或大小写，读作“{text}”。',
    en: 'Blanks, width or letter case were tidied: read as "{text}".',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_CODE_NUMBER: {
    zh: '编码是数值“{text}”，可能丢失了末位的零；可能是：{choices}',
    en: 'The code is the number "{text}" and may have lost zeros; it could be: {choices}',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_CODE_RESTORED: {
    zh: '数值“{text}”已还原为编码“{code}”。',
    en: 'The number "{text}" was made the code "{code}" again.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_NUMBER_AS_CODE: {
    zh: '编码“{text}”是数值单元格，应为文本。',
    en: 'The code "{text}" is a number; it should be text.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_CODE_SHAPE: {
    zh: '编码“{code}”的小数点不在应有的位置，永远不会匹配，未导入。',
    en: 'Code "{code}" does not have its point in the right place; it can never match and was left out.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_CODE_RANGE: {
    zh: '“{code}”是编码范围，无法展开，未导入。',
    en: '"{code}" is a range of codes; what lies in it is not known, so it was left out.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_CODE_UNKNOWN: {
    zh: '编码“{code}”{name} 不在编码表中。',
    en: 'Code "{code}" {name} is in no code table.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_CODE_REPEATED: {
    zh: '编码“{code}”在“{list}”中重复。',
    en: 'Code "{code}" stands in "{list}" before.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_NAMES_DIFFER: {
    zh: '编码“{code}”此处名称为“{name}”，在 {at} 为“{before}”。',
    en: 'Code "{code}" is called "{name}" here and "{before}" at {at}.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_ENTRY_DIFFERS: {
    zh: '“{code}”前面为“{before}”，此处为“{found}”；以前者为准。',
    en: '"{code}" was "{before}" before and is "{found}" here; the first counts.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_COMPLICATION_DIFFERS: {
    zh: '并发症“{code}”前面的排除表为“{before}”，此处为“{found}”；以后者为准。',
    en: 'Complication "{code}" had the exclusion table "{before}" before and has "{found}" here; the last counts.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_LEVEL: {
    zh: '级别“{found}”不是 MCC 或 CC。',
    en: 'Level "{found}" is neither MCC nor CC.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_VALUE: {
    zh: '“{field}”的值“{found}”无效。',
    en: '"{found}" is no value of "{field}".',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_FLAG: {
    zh: '“{field}”的值“{found}”不是 1、0 或 -1，按 -1 处理。',
    en: '"{found}" of "{field}" is none of 1, 0, -1; taken as -1.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_RULE_NONE: {
    zh: '“{field}”为“{text}”，按无条件处理。',
    en: '"{field}" is "{text}"; taken as no condition.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_RULE_REFUSED: {
    zh: '规则“{text}”在第 {character} 个字符处为“{found}”，应为：{expected}。',
    en: 'Rule "{text}": at character {character} stands "{found}"; expected: {expected}.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_NO_RULES: { zh: '没有读到任何分组规则。', en: 'No grouping rules were found.', owner: 'packAuthor' },
  SCHEME_SHEET_CODE_NOT_IN_CATALOGUE: {
    zh: '“{code}”（{level}）不在目录表中。',
    en: '"{code}" ({level}) is not in its catalogue sheet.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_CATALOGUE_UNUSED: {
    zh: '没有任何规则通向“{code}”（{level}）。',
    en: 'No rule leads to "{code}" ({level}).',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_PARENT_DIFFERS: {
    zh: '“{code}”在规则表中属于“{found}”，在目录表中属于“{stated}”。',
    en: '"{code}" belongs to "{found}" in the rules and to "{stated}" in the catalogue.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_DIVISION_DIFFERS: {
    zh: '“{drg}”的 mcc,cc 为 {columns}，按末位应为 {expected}。',
    en: '"{drg}" has mcc,cc {columns}; its last digit says {expected}.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_DIVISION_NEVER: {
    zh: '“{drg}”的 mcc,cc 为 {columns}，任何病例都不符合。',
    en: '"{drg}" has mcc,cc {columns}, which no stay can meet.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_DIVISION_INCOMPLETE: {
    zh: '{adrg} 只分为 {drgs}，缺少：{missing}。',
    en: '{adrg} is divided into {drgs} only; {missing} is missing.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_LIST_EMPTY: {
    zh: '规则引用的列表“{list}”（{test}）没有任何编码，永远不成立。',
    en: 'The rule names list "{list}" ({test}), which has no codes; it never holds.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_LIST_UNUSED: {
    zh: '没有任何规则使用列表“{list}”。',
    en: 'No rule names list "{list}".',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_LIST_SHARED: {
    zh: '列表“{list}”的行属于多个 MDC：{mdcs}。',
    en: 'The rows of list "{list}" name several MDCs: {mdcs}.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_DIAGNOSES_SHARED: {
    zh: '{of} 个诊断中有 {count} 个属于多个 MDC，例如 {codes}。',
    en: '{count} of {of} diagnoses belong to several MDCs, for example {codes}.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_CLASS_DIFFERS: {
    zh: '分类“{list}”与 {mdc} 的字母不同。',
    en: 'Class "{list}" has another letter than its {mdc}.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_ROUTE_UNKNOWN: { zh: '“{mdc}”不是 MDC。', en: '"{mdc}" is no MDC.', owner: 'packAuthor' },
  SCHEME_SHEET_ROUTE_COLUMNS: {
    zh: '通向 {mdc} 的行除 mdc_rule 外还有条件，也已采用。',
    en: 'The row that leads to {mdc} has conditions beside mdc_rule; they count too.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_MDC_EMPTY: { zh: '{mdc} 没有任何规则行。', en: '{mdc} has no rows of rules.', owner: 'packAuthor' },
  SCHEME_SHEET_ROW_NEVER: {
    zh: '“{drg}”的条件“{rule}”恒不成立，任何病例都不会入组。',
    en: 'The condition "{rule}" of "{drg}" can never hold; no stay gets there.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_ROW_UNREACHABLE: {
    zh: '“{drg}”不可到达：{mdc} 中前面的 {by} 已接收所有这样的病例。',
    en: '"{drg}" cannot be reached: earlier rows of {mdc} take all such stays: {by}.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_BOTH_SEVERITIES: {
    zh: '“{code}”同时在 MCC 和 CC 中。',
    en: '"{code}" stands in MCC and in CC.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_TABLE_MISSING: {
    zh: '没有排除表“{table}”，按空表处理。',
    en: 'There is no exclusion table "{table}"; taken as empty.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_TABLE_UNUSED: {
    zh: '没有任何并发症使用排除表“{table}”。',
    en: 'No complication names the exclusion table "{table}".',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_WEIGHT_REPEATED: {
    zh: '“{drg}”的权重重复，以前者为准。',
    en: '"{drg}" has a weight before; the first counts.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_WEIGHT_UNKNOWN: {
    zh: '“{drg}”有权重但不是本方案的 DRG，未导入。',
    en: '"{drg}" has a weight but is no DRG of the scheme; left out.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_ASSUMED_MONTH: {
    zh: '新生儿月龄按每月 30 天由日龄换算。',
    en: 'Months of a newborn are counted from days of age, thirty to a month.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_ASSUMED_RULES: {
    zh: '没有规则表：{adrgs} 个 ADRG 的条件由诊断和手术列表推定（手术：{procedures}）。',
    en: 'There is no sheet of rules: the conditions of {adrgs} ADRGs were made from their lists (procedures: {procedures}).',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_ASSUMED_DIVISION: {
    zh: '{adrg} 分为 {drgs}，按末位推定伴随并发症的划分。',
    en: '{adrg} is divided into {drgs}; who belongs where was taken from the last digits.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_ADRG_NO_LISTS: {
    zh: '{adrg} 没有诊断或手术列表，任何病例都不会入组。',
    en: '{adrg} has no list of diagnoses or procedures; no stay gets there.',
    owner: 'packAuthor',
  },
  SCHEME_SHEET_ADRG_NO_DRGS: {
    zh: '{adrg} 没有 DRG，以自身编码为组。',
    en: '{adrg} has no DRGs; its own code is the group.',
    owner: 'packAuthor',
  },
});
