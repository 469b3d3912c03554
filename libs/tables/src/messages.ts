import { defineMessages } from '@caseloom/core';

export const tablesMessages = defineMessages({
  TABLE_CELL_INVALID: {
    zh: '第 {row} 行“{column}”列的单元格无效。',
    en: 'Row {row}, column “{column}”: the cell is not valid.',
    owner: 'packAuthor',
  },
  TABLE_EXPRESSION_INVALID: {
    zh: '输入“{input}”的表达式无效。',
    en: 'The expression of input “{input}” is not valid.',
    owner: 'packAuthor',
  },
  TABLE_VALUES_INVALID: {
    zh: '允许值“{value}”无法读取。',
    en: 'The allowed value “{value}” cannot be read.',
    owner: 'packAuthor',
  },
  TABLE_ROW_WIDTH: {
    zh: '第 {row} 行有 {cells} 个单元格，应为 {columns} 个。',
    en: 'Row {row} has {cells} cells instead of {columns}.',
    owner: 'packAuthor',
  },
  TABLE_AGGREGATION: {
    zh: '只有命中策略 collect 且只有一个输出时才能汇总。',
    en: 'Only a table with hit policy collect and one output can aggregate.',
    owner: 'packAuthor',
  },
  TABLE_PRIORITY_VALUES: {
    zh: '命中策略 {hitPolicy} 需要至少一个输出列按重要性列出允许值。',
    en: 'Hit policy {hitPolicy} needs the allowed values of at least one output, the most important first.',
    owner: 'packAuthor',
  },
  TABLE_NAME_DUPLICATE: { zh: '名称“{name}”重复。', en: 'The name “{name}” is used twice.', owner: 'packAuthor' },
  TABLE_NAME_RESERVED: {
    zh: '行文件中“{name}”列另有含义，请换一个列标识。',
    en: 'In a file of rows the column “{name}” means something else; choose another id.',
    owner: 'packAuthor',
  },
  TABLE_NOT_UNIQUE: {
    zh: '命中策略为 unique，却有多行命中：{rows}。',
    en: 'The hit policy is unique, yet several rows match: {rows}.',
    owner: 'packAuthor',
  },
  TABLE_NOT_ANY: {
    zh: '命中策略为 any，命中的各行结果却不相同：{rows}。',
    en: 'The hit policy is any, yet the matching rows answer differently: {rows}.',
    owner: 'packAuthor',
  },
  TABLE_INPUT_NOT_ALLOWED: {
    zh: '输入“{input}”的值不在允许值之内：{values}。',
    en: 'The value of input “{input}” is none of the allowed ones: {values}.',
    owner: 'dataProvider',
  },
  TABLE_OUTPUT_NOT_ALLOWED: {
    zh: '行 {row} 在“{column}”列给出的值不在允许值之内，无法排序。',
    en: 'Row {row} answers a value in “{column}” that is none of the allowed ones, so it cannot be ordered.',
    owner: 'packAuthor',
  },
  DECISION_EXPRESSION_INVALID: {
    zh: '表达式无效。',
    en: 'The expression is not valid.',
    owner: 'packAuthor',
  },
  DECISION_TYPE_UNKNOWN: {
    zh: '没有名为“{type}”的类型，按任意类型处理。',
    en: 'There is no type called “{type}”; it counts as any.',
    owner: 'packAuthor',
  },
  DECISION_MODEL_UNKNOWN: {
    zh: '没有名为“{model}”的决策模型。',
    en: 'There is no decision model “{model}”.',
    owner: 'packAuthor',
  },
  DECISION_REQUIRED_UNKNOWN: {
    zh: '所需的决策“{id}”不存在。',
    en: 'The required decision “{id}” does not exist.',
    owner: 'packAuthor',
  },
  DECISION_NAME_TWICE: {
    zh: '名称“{name}”有两个来源。',
    en: 'The name “{name}” comes from two places.',
    owner: 'packAuthor',
  },
  DECISION_CYCLE: {
    zh: '决策互相依赖：{cycle}。',
    en: 'Decisions require one another in a circle: {cycle}.',
    owner: 'packAuthor',
  },
  DECISION_UNKNOWN: {
    zh: '没有名为“{name}”的决策。现有：{known}。',
    en: 'There is no decision “{name}”. There are: {known}.',
    owner: 'packAuthor',
  },
  DECISION_AMBIGUOUS: {
    zh: '有多个决策名为“{name}”，请用标识或“模型/名称”指明：{ids}。',
    en: 'Several decisions are called “{name}”; ask by id or by “model/name”: {ids}.',
    owner: 'packAuthor',
  },
  DECISION_DATA_TYPE: {
    zh: '值不是类型 {type}，按空值处理。',
    en: 'The value is no {type}; it counts as null.',
    owner: 'dataProvider',
  },
  DECISION_VALUE_NOT_ALLOWED: {
    zh: '值不在允许值之内（{values}），按空值处理。',
    en: 'The value is none of the allowed ones ({values}); it counts as null.',
    owner: 'dataProvider',
  },
  SHEET_LINE_UNKNOWN: {
    zh: '表头行“{line}”不认识，可用：{known}。',
    en: 'The header line “{line}” is not known. There are: {known}.',
    owner: 'packAuthor',
  },
  SHEET_ROWS_MISSING: {
    zh: '没有以“rows”（行）开头的行，规则行从它之后开始。',
    en: 'No line begins with “rows”, after which the rows come.',
    owner: 'packAuthor',
  },
  SHEET_ROLE_UNKNOWN: {
    zh: '列的角色“{role}”应为 input、output 或 note。',
    en: 'The role of a column is input, output or note, not “{role}”.',
    owner: 'packAuthor',
  },
  SHEET_NO_OUTPUT: {
    zh: '至少需要一个输入列和一个输出列。',
    en: 'There is no column for the answer, or none for a condition.',
    owner: 'packAuthor',
  },
  SHEET_HIT_POLICY: {
    zh: '不认识的命中策略“{policy}”，可用：U A P F R O C C+ C< C> C#。',
    en: 'The hit policy “{policy}” is not known. There are: U A P F R O C C+ C< C> C#.',
    owner: 'packAuthor',
  },
  SHEET_ROW_TWICE: {
    zh: '行标识“{id}”在第 {first} 行已经用过。',
    en: 'The row id “{id}” was used on line {first}.',
    owner: 'packAuthor',
  },
  SHEET_COLUMN_TWICE: {
    zh: '列名“{column}”重复。',
    en: 'The column “{column}” stands there twice.',
    owner: 'packAuthor',
  },
  SHEET_COLUMN_UNKNOWN: {
    zh: '没有名为“{column}”的列。现有：{known}。',
    en: 'There is no column “{column}”. There are: {known}.',
    owner: 'packAuthor',
  },
});
