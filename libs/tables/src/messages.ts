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
  TABLE_NAME_DUPLICATE: { zh: '名称“{name}”重复。', en: 'The name “{name}” is used twice.', owner: 'packAuthor' },
  TABLE_NOT_UNIQUE: {
    zh: '命中策略为 unique，却有多行命中：{rows}。',
    en: 'The hit policy is unique, yet several rows match: {rows}.',
    owner: 'packAuthor',
  },
});
