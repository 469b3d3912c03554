import { defineMessages } from '@caseloom/core';

export const rulesMessages = defineMessages({
  RULE_UNKNOWN: { zh: '没有规则“{rule}”。', en: 'There is no rule “{rule}”.', owner: 'packAuthor' },
  RULE_FAILED: {
    zh: '规则“{rule}”运行出错：{message}',
    en: 'Rule “{rule}” failed: {message}',
    hintZh: '其他规则照常运行。',
    hintEn: 'The other rules ran.',
    owner: 'packAuthor',
  },
  RULE_ID_DUPLICATE: {
    zh: '规则编号“{rule}”已在规则集“{set}”中使用。',
    en: 'Rule id “{rule}” is already used in rule set “{set}”.',
    owner: 'packAuthor',
  },
  RULE_SEVERITY_MISSING: {
    zh: '规则“{rule}”没有严重程度。',
    en: 'Rule “{rule}” has no severity.',
    hintZh: '请填写 event.params.severity，或规则集的 severity。',
    hintEn: 'Fill in event.params.severity, or the severity of the set.',
    owner: 'packAuthor',
  },
  RULE_DATES_INVALID: {
    zh: '规则“{rule}”的有效期无效：{from} 至 {to}。',
    en: 'Rule “{rule}” has no valid period: {from} to {to}.',
    owner: 'packAuthor',
  },
  RULE_OPERATOR_UNKNOWN: {
    zh: '未知的运算符“{operator}”。',
    en: 'Unknown operator “{operator}”.',
    hintZh: '可用的有：{known}。',
    hintEn: 'Known: {known}.',
    owner: 'packAuthor',
  },
  RULE_OPERATOR_NOT_REFERENCE: {
    zh: '“missing: reference”的规则集只能用 json-rules-engine 自带的运算符，“{operator}”不是。',
    en: 'A rule set with “missing: reference” may use the operators of json-rules-engine only; “{operator}” is none of them.',
    hintZh: '请把规则集改为 missing: unknown。',
    hintEn: 'Change the set to missing: unknown.',
    owner: 'packAuthor',
  },
  RULE_EXTENSION_NOT_REFERENCE: {
    zh: '“missing: reference”的规则集不能用“{key}”。',
    en: 'A rule set with “missing: reference” cannot use “{key}”.',
    owner: 'packAuthor',
  },
  RULE_VALUE_INVALID: {
    zh: '运算符“{operator}”的值无效：{reason}',
    en: 'The value of operator “{operator}” is not valid: {reason}',
    owner: 'packAuthor',
  },
  RULE_VALUE_FACT: {
    zh: '运算符“{operator}”的值不能取自另一个字段。',
    en: 'The value of operator “{operator}” cannot be read from another fact.',
    owner: 'packAuthor',
  },
  RULE_PATH_INVALID: {
    zh: '路径“{path}”不是属性路径。',
    en: '“{path}” is no property path.',
    hintZh: '可写 $.a.b[0] 或 a.b[0]；不支持筛选、通配符和脚本。',
    hintEn: 'Write $.a.b[0] or a.b[0]; filters, wildcards and scripts are not supported.',
    owner: 'packAuthor',
  },
  RULE_FIELD_UNKNOWN: { zh: '未知的字段“{field}”。', en: 'Unknown field “{field}”.', owner: 'packAuthor' },
  RULE_ITEM_OUTSIDE: {
    zh: '“item”只能在 forEach 的规则或列表条件中使用。',
    en: '“item” exists only in rules with forEach and inside list conditions.',
    owner: 'packAuthor',
  },
  RULE_SET_UNKNOWN: { zh: '未知的值域“{set}”。', en: 'Unknown value set “{set}”.', owner: 'packAuthor' },
  RULE_TABLE_UNKNOWN: { zh: '未知的代码表“{system}”。', en: 'Unknown code table “{system}”.', owner: 'packAuthor' },
  RULE_MAP_UNKNOWN: { zh: '未知的对照表“{map}”。', en: 'Unknown map “{map}”.', owner: 'packAuthor' },
  RULE_PARAMETER_UNKNOWN: {
    zh: '参数“{parameter}”没有值，也没有默认值。',
    en: 'Parameter “{parameter}” has neither a value nor a default.',
    owner: 'packAuthor',
  },
  RULE_PATTERN_INVALID: {
    zh: '正则表达式“{pattern}”无效：{reason}',
    en: 'The pattern “{pattern}” is not valid: {reason}',
    owner: 'packAuthor',
  },
  RULE_CODE_RANGE_INVALID: {
    zh: '“{range}”不是编码前缀或编码范围。',
    en: '“{range}” is neither a code prefix nor a code range.',
    owner: 'packAuthor',
  },
  RULE_EXPRESSION_INVALID: { zh: '表达式无效。', en: 'The expression is not valid.', owner: 'packAuthor' },
  RULE_CONDITION_UNKNOWN: {
    zh: '没有共用条件“{name}”。',
    en: 'There is no shared condition “{name}”.',
    hintZh: '已有的：{known}。',
    hintEn: 'Known: {known}.',
    owner: 'packAuthor',
  },
  RULE_CONDITION_CYCLE: {
    zh: '共用条件“{name}”引用了自己。',
    en: 'The shared condition “{name}” refers to itself.',
    owner: 'packAuthor',
  },
  RULE_CONDITION_DEEP: {
    zh: '条件嵌套超过 {limit} 层。',
    en: 'Conditions are nested more than {limit} levels deep.',
    owner: 'packAuthor',
  },
  RULE_DIFFERS_UNDER_UNKNOWN: {
    zh: '规则“{rule}”在缺失值按“未知”处理时结果会不同：{reason}',
    en: 'Rule “{rule}” would answer differently if missing values were unknown: {reason}',
    owner: 'packAuthor',
  },
  RULES_IMPORT_NOT_AN_ARRAY: {
    zh: '文件内容应为 json-rules-engine 规则的数组。',
    en: 'The file has to be an array of json-rules-engine rules.',
    owner: 'packAuthor',
  },
  RULES_IMPORT_INVALID: {
    zh: '规则第 {index} 条不是有效的 json-rules-engine 规则：{reason}',
    en: 'Rule no. {index} is no valid json-rules-engine rule: {reason}',
    owner: 'packAuthor',
  },
});
