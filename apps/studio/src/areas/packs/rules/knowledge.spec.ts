import { describe, expect, it } from '@jest/globals';
import { addressOf, canonical, fieldOf, operatorsFor, readKnowledge } from './knowledge.ts';

const fields = [
  { path: 'patient.sex', zh: '性别', en: 'Sex', type: 'code', valueSet: 'sex' },
  { path: 'op[].level', zh: '手术级别', en: 'Level', type: 'code' },
  { path: 'dx.other[].code', zh: '其他诊断', en: 'Other diagnosis', type: 'icd10' },
  { path: 'patient.newbornBirthWeight[]', zh: '出生体重', en: 'Birth weight', type: 'integer' },
  { path: 'losDays', zh: '住院天数', en: 'Stay', type: 'integer' },
];
const operators = [
  { id: 'equal', title: { zh: '等于', en: 'equals' }, operand: 'scalar', value: { type: 'string' } },
  { id: 'greaterThan', title: { zh: '大于', en: 'is above' }, operand: 'number', value: { type: 'number' } },
  { id: 'some', title: { zh: '有一个', en: 'some' }, operand: 'list', value: {} },
  { id: 'empty', operand: 'any' },
  'nonsense',
];
const knowledge = readKnowledge(fields, operators, new Set(['equal']));

describe('what the rule editor knows', () => {
  it.each([
    ['dx', '$.other[2].code', 'dx.other[].code'],
    ['op', '[0].level', 'op[].level'],
    ['losDays', undefined, 'losDays'],
    ['stay', '$', 'stay'],
  ])('reads %s %s as %s', (fact, path, address) => {
    expect(canonical(fact, path)).toBe(address);
  });

  it('finds the field of a test, also below the item of a list', () => {
    expect(fieldOf(knowledge, 'patient', '$.sex', undefined)?.title.zh).toBe('性别');
    expect(fieldOf(knowledge, 'item', 'level', 'op')?.title.zh).toBe('手术级别');
    expect(fieldOf(knowledge, 'item', 'level', undefined)).toBeUndefined();
    expect(fieldOf(knowledge, 'patient', 'newbornBirthWeight', undefined)?.title.zh).toBe('出生体重');
    expect(fieldOf(knowledge, 'item', undefined, 'patient.newbornBirthWeight')?.title.zh).toBe('出生体重');
  });

  it.each([
    ['op[].level', 'op', { fact: 'item', path: 'level' }],
    ['op[].level', undefined, { fact: 'op', path: '[].level' }],
    ['patient.sex', 'op', { fact: 'patient', path: 'sex' }],
    ['losDays', undefined, { fact: 'losDays' }],
  ])('writes %s inside %s as a test reads it', (path, item, address) => {
    expect(addressOf(path, item)).toEqual(address);
  });

  it('knows the lists, and operators with and without words', () => {
    expect(knowledge.lists).toEqual(['op']);
    expect([...knowledge.operators.keys()]).toEqual(['equal', 'greaterThan', 'some', 'empty']);
    expect(knowledge.operators.get('equal')?.compares).toBe(true);
    expect(knowledge.operators.get('empty')).toMatchObject({ title: { zh: 'empty', en: 'empty' }, compares: false });
  });

  it('offers the operators that fit', () => {
    const offered = (path: string, isList = false) =>
      operatorsFor(knowledge, knowledge.fields.get(path), isList).map((one) => one.id);
    expect(offered('patient.sex')).toEqual(['equal', 'empty']);
    expect(offered('losDays')).toEqual(['equal', 'greaterThan', 'empty']);
    expect(offered('op', true)).toEqual(['some', 'empty']);
    expect(offered('not.known')).toEqual(['equal', 'greaterThan', 'some', 'empty']);
  });
});
