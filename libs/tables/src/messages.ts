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
});
