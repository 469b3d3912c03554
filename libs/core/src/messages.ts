import { defineMessages } from './issue.ts';

export const coreMessages = defineMessages({
  BUDGET_EXCEEDED: {
    zh: '计算超出预算：{limit} 上限 {value}。',
    en: 'The evaluation went over its budget: {limit} is limited to {value}.',
    owner: 'packAuthor',
  },
  CSV_QUOTE_UNCLOSED: { zh: '引号没有结束。', en: 'A quote is never closed.', owner: 'dataProvider' },
  CSV_QUOTE_AFTER: { zh: '结束引号之后还有文字。', en: 'Text follows a closing quote.', owner: 'dataProvider' },
  CSV_ROW_TOO_LONG: { zh: '这一行太长。', en: 'The row is too long.', owner: 'dataProvider' },
  CSV_QUOTE_STRAY: { zh: '单元格中间出现引号。', en: 'A quote stands inside an unquoted cell.', owner: 'dataProvider' },
});
