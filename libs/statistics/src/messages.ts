import { defineMessages } from '@caseloom/core';

export const statisticsMessages = defineMessages({
  MODEL_NUMBER_TEXT: { zh: '“{value}”不是数字。', en: '"{value}" is no number.', owner: 'packAuthor' },
  MODEL_TABLE_MISSING: {
    zh: '方法为“{method}”的模型需要表“{table}”。',
    en: 'A model of method {method} needs the table {table}.',
    owner: 'packAuthor',
  },
  MODEL_ACCEPTANCE_MISSING: {
    zh: '模型的状态是“已接受”，但没有写明测得的精确率。',
    en: 'The model is accepted, but no measured precision stands in it.',
    owner: 'packAuthor',
    hintZh: '先在影子运行中抽样判断，再由质控接受。',
    hintEn: 'Judge samples of its shadow findings first; quality control then accepts it.',
  },
  MODEL_ACCEPTANCE_BELOW: {
    zh: '测得的精确率 {precision} 低于接受门槛 {threshold}。',
    en: 'The measured precision {precision} is below the threshold {threshold}.',
    owner: 'packAuthor',
  },
});
