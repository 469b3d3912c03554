import { describe, expect, it } from '@jest/globals';
import { readKnowledge } from '../knowledge.ts';
import type { SentenceWords } from './phrases.ts';
import { sentence } from './sentence.ts';

const knowledge = readKnowledge(
  [
    { path: 'patient.sex', zh: '性别', en: 'Sex', type: 'code', valueSet: 'sex' },
    { path: 'ageYears', zh: '年龄', en: 'Age', type: 'integer' },
    { path: 'op[].level', zh: '手术级别', en: 'Level', type: 'code' },
    { path: 'stay.admitAt', zh: '入院时间', en: 'Admission', type: 'datetime' },
  ],
  [
    { id: 'equal', title: { zh: '等于', en: 'equals' } },
    { id: 'greaterThan', title: { zh: '大于', en: 'is above' } },
    { id: 'isEmpty', title: { zh: '为空', en: 'is empty' } },
    { id: 'some', title: { zh: '至少一项满足', en: 'some item' } },
    { id: 'in', title: { zh: '属于', en: 'is one of' } },
  ],
  new Set(['equal']),
);
const words: SentenceWords = {
  local: (text) => text.zh,
  codeWord: (set, code) => (set === 'sex' && code === '1' ? '男' : undefined),
  word: (key) =>
    ({
      and: ' 且 ',
      or: ' 或 ',
      not: '不是',
      nothing: '从不',
      always: '总是',
      yes: '是',
      no: '否',
      item: '该项',
      open: '（',
      close: '）',
      comma: '、',
    })[key],
};
const male = { fact: 'patient', path: '$.sex', operator: 'equal', value: '1' };
const old = { fact: 'ageYears', operator: 'greaterThan', value: 60 };

describe('a condition as a sentence', () => {
  it.each<[unknown, string]>([
    [male, '性别 等于 1 男'],
    [{ all: [male, old] }, '性别 等于 1 男 且 年龄 大于 60'],
    [{ any: [{ all: [male, old] }, old] }, '（性别 等于 1 男 且 年龄 大于 60） 或 年龄 大于 60'],
    [{ not: male }, '不是（性别 等于 1 男）'],
    [{ all: [] }, '总是'],
    [{ all: [male, { fact: '', operator: '', value: '' }] }, '性别 等于 1 男 且 …'],
    [{ any: [] }, '从不'],
    [{ condition: 'isNewborn' }, '「isNewborn」'],
    [{ ...male, operator: 'isEmpty', value: true }, '性别 为空'],
    [{ ...male, operator: 'isEmpty', value: false }, '性别 为空 （否）'],
    [{ ...male, operator: 'in', value: ['1', '2'] }, '性别 属于 1 男、2'],
    [{ fact: 'ageYears', operator: 'equal', value: { fact: 'stay', path: 'admitAt' } }, '年龄 等于 入院时间'],
    [
      {
        fact: 'op',
        operator: 'some',
        value: { conditions: { fact: 'item', path: 'level', operator: 'equal', value: '4' } },
      },
      '手术及操作 至少一项满足 （手术级别 等于 4）',
    ],
    [{ fact: 'x', operator: 'resembles', value: 1 }, '{"fact":"x","operator":"resembles","value":1}'],
  ])('%j', (condition, text) => {
    expect(sentence(condition, knowledge, words)).toBe(text);
  });

  it('cuts long lists and says how long they are', () => {
    const codes = Array.from({ length: 30 }, (_, index) => `K${index}`);
    expect(sentence({ fact: 'code', operator: 'in', value: codes }, knowledge, words)).toBe(
      'code 属于 K0、K1、K2、K3、K4、K5、K6、K7…（30）',
    );
  });
});
