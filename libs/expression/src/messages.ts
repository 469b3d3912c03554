import { defineMessages } from '@caseloom/core';

export const expressionMessages = defineMessages({
  EXPRESSION_SYNTAX: {
    zh: '表达式在“{near}”处无法理解。',
    en: 'The expression cannot be read at “{near}”.',
    hintZh: '请检查括号、引号和运算符是否成对。',
    hintEn: 'Check brackets, quotes and operators.',
    owner: 'packAuthor',
  },
  EXPRESSION_EMPTY: { zh: '表达式为空。', en: 'The expression is empty.', owner: 'packAuthor' },
  EXPRESSION_TOO_LONG: {
    zh: '表达式有 {length} 个字符，上限 {limit}。',
    en: 'The expression has {length} characters; the limit is {limit}.',
    owner: 'packAuthor',
  },
  EXPRESSION_TOO_DEEP: {
    zh: '表达式嵌套超过 {limit} 层。',
    en: 'The expression is nested more than {limit} levels deep.',
    owner: 'packAuthor',
  },
  EXPRESSION_NAME_UNKNOWN: {
    zh: '未知的名称“{name}”。',
    en: 'Unknown name “{name}”.',
    hintZh: '可用的有：{known}。',
    hintEn: 'Known: {known}.',
    owner: 'packAuthor',
  },
  EXPRESSION_FIELD_UNKNOWN: {
    zh: '“{owner}”没有字段“{name}”。',
    en: '“{owner}” has no field “{name}”.',
    hintZh: '可用的有：{known}。',
    hintEn: 'Known: {known}.',
    owner: 'packAuthor',
  },
  EXPRESSION_FUNCTION_UNKNOWN: {
    zh: '未知的函数“{name}”。',
    en: 'Unknown function “{name}”.',
    hintZh: '可用的有：{known}。',
    hintEn: 'Known: {known}.',
    owner: 'packAuthor',
  },
  EXPRESSION_ARGUMENTS: {
    zh: '函数“{name}”的参数应为 {expected}，实际 {actual}。',
    en: 'Function “{name}” takes {expected}, not {actual}.',
    owner: 'packAuthor',
  },
  EXPRESSION_PARAMETER_UNKNOWN: {
    zh: '函数“{name}”没有参数“{parameter}”。',
    en: 'Function “{name}” has no parameter “{parameter}”.',
    owner: 'packAuthor',
  },
  EXPRESSION_TYPE: {
    zh: '运算“{operator}”不能用于 {left} 和 {right}。',
    en: 'Operator “{operator}” does not apply to {left} and {right}.',
    owner: 'packAuthor',
  },
  EXPRESSION_ARGUMENT_TYPE: {
    zh: '函数“{name}”的参数“{parameter}”应为 {expected}，实际为 {actual}。',
    en: 'Parameter “{parameter}” of “{name}” takes {expected}, not {actual}.',
    owner: 'packAuthor',
  },
  EXPRESSION_NOT_CALLABLE: {
    zh: '{type} 不是函数，不能调用。',
    en: '{type} is no function and cannot be called.',
    owner: 'packAuthor',
  },
  EXPRESSION_NO_CLOCK: {
    zh: '规则中没有时钟，不能使用 {name}()。',
    en: 'Expressions have no clock: {name}() cannot be asked.',
    hintZh: '请使用事实 asOf（本次运行的日期）。',
    hintEn: 'Use the fact asOf, the date the run is for.',
    owner: 'packAuthor',
  },
  EXPRESSION_CONDITION: {
    zh: '“{where}”需要真假条件，这里是 {type}。',
    en: '“{where}” needs something true or false; this is {type}.',
    owner: 'packAuthor',
  },
  EXPRESSION_TEST_NEVER: {
    zh: '被测值是 {input}，永远不会符合 {test}。',
    en: 'The value under test is {input} and can never match {test}.',
    owner: 'packAuthor',
  },
  EXPRESSION_TYPE_UNKNOWN: {
    zh: '未知的类型“{name}”。',
    en: 'Unknown type “{name}”.',
    hintZh: '可用的有：{known}。',
    hintEn: 'Known: {known}.',
    owner: 'packAuthor',
  },
  EXPRESSION_ENTRY_TWICE: {
    zh: '上下文中“{name}”出现了两次。',
    en: 'The context has “{name}” twice.',
    owner: 'packAuthor',
  },
  EXPRESSION_LITERAL: { zh: '“{text}”不是有效的{type}。', en: '“{text}” is no valid {type}.', owner: 'packAuthor' },
  EXPRESSION_PATTERN: {
    zh: '正则表达式“{pattern}”无效：{reason}',
    en: 'The pattern “{pattern}” is not valid: {reason}',
    owner: 'packAuthor',
  },
  EXPRESSION_PATTERN_NOT_LITERAL: {
    zh: '正则表达式必须是字符串常量。',
    en: 'A pattern has to be a string literal.',
    owner: 'packAuthor',
  },
  EXPRESSION_UNSUPPORTED: { zh: '不支持“{construct}”。', en: '“{construct}” is not supported.', owner: 'packAuthor' },
});
