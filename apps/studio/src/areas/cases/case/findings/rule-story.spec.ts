import { describe, expect, it } from '@jest/globals';
import type { ConditionExplanation } from '@caseloom/rules';
import { fullPath, itemOf, storyOf, type StoryWords } from './rule-story.ts';

const words: StoryWords = {
  field: (path) =>
    ({
      'dx.principal.code': '主要诊断编码',
      'op[1].code': '手术编码',
      'patient.sex': '性别',
      'stay.admitAt': '入院时间',
      'stay.dischargeAt': '出院时间',
    })[path] ?? path,
  operator: (id) => ({ codeIn: '属于', equal: '等于', greaterThan: '晚于' })[id] ?? id,
  value: (path, value) => (path === 'patient.sex' ? `${String(value)} 男` : String(value)),
};
const sex: ConditionExplanation = {
  kind: 'test',
  result: false,
  fact: 'patient',
  path: 'patient.sex',
  operator: 'equal',
  expected: '1',
  read: '2',
};
const code: ConditionExplanation = {
  kind: 'test',
  result: true,
  fact: 'dx',
  path: 'dx.principal.code',
  operator: 'codeIn',
  expected: ['K80', 'K81'],
  read: 'K80.100',
};

describe('why a rule answered as it did', () => {
  it('is told line by line with the values read, and names the line that decided', () => {
    const lines = storyOf(
      {
        kind: 'all',
        result: false,
        children: [code, { kind: 'any', result: false, label: '男性', children: [sex, sex] }],
      },
      words,
      undefined,
      sex,
    );
    expect(
      lines.map(
        (line) =>
          `${'  '.repeat(line.depth)}${line.kind} ${String(line.result)} ${line.text} ← ${line.read ?? ''}${line.decides ? ' !' : ''}`,
      ),
    ).toEqual([
      'all false  ← ',
      '  test true 主要诊断编码 属于 K80、K81 ← K80.100',
      '  any false 男性 ← ',
      '    test false 性别 等于 1 男 ← 2 男 !',
      '    test false 性别 等于 1 男 ← 2 男 !',
    ]);
  });

  it('does not waste a line on a group of one', () => {
    expect(storyOf({ kind: 'all', result: true, children: [code] }, words, undefined)).toHaveLength(1);
    expect(storyOf({ kind: 'not', result: false, children: [code] }, words, undefined)).toHaveLength(2);
  });

  it('names another field where a test compares with one', () => {
    const test: ConditionExplanation = {
      kind: 'test',
      result: true,
      fact: 'stay',
      path: 'stay.dischargeAt',
      operator: 'greaterThan',
      expected: { fact: 'stay', path: 'admitAt' },
      read: 'x',
    };
    expect(storyOf(test, words, undefined)[0]?.text).toBe('出院时间 晚于 入院时间');
  });

  it('tells the items of a list below the test over it, those that made the answer first', () => {
    const child = (result: boolean, index: number): ConditionExplanation => ({
      kind: 'test',
      result,
      fact: 'item',
      path: `op[${index}].code`,
      operator: 'equal',
      expected: 'x',
      read: `c${index}`,
    });
    const lines = storyOf(
      {
        kind: 'test',
        result: true,
        fact: 'op',
        path: 'op',
        operator: 'some',
        expected: { conditions: {} },
        read: [{}, {}],
        children: [child(false, 0), child(true, 1)],
      },
      words,
      undefined,
    );
    expect(lines.map((line) => `${line.depth} ${line.text} ${line.read ?? ''}`)).toEqual([
      '0 op some ',
      '1 手术编码 等于 x c1',
      '1 op[0].code 等于 x c0',
    ]);
  });

  it('puts the parts of a compound expectation in words', () => {
    const test: ConditionExplanation = {
      kind: 'test',
      result: true,
      fact: 'fee',
      path: 'fee.total',
      operator: 'sumEquals',
      expected: { of: [{ fact: 'patient', path: 'sex' }, { fact: 'x' }], tolerance: '0.01' },
      read: '1',
    };
    expect(storyOf(test, words, undefined)[0]?.text).toBe('fee.total sumEquals of 性别、x，tolerance 0.01');
  });

  it('says what is missing', () => {
    const test: ConditionExplanation = {
      kind: 'test',
      result: undefined,
      fact: 'patient',
      path: 'patient.sex',
      operator: 'equal',
      expected: '1',
      missing: { path: 'patient.sex', reason: 'missing' },
    };
    expect(storyOf(test, words, undefined)[0]).toMatchObject({
      result: undefined,
      missing: { path: 'patient.sex', reason: 'missing' },
    });
  });

  it('cuts long lists and says how long they are', () => {
    const test: ConditionExplanation = { ...code, expected: Array.from({ length: 30 }, (_none, index) => `K${index}`) };
    expect(storyOf(test, words, undefined)[0]?.text).toBe('主要诊断编码 属于 K0、K1、K2、K3、K4、K5、K6、K7 …（30）');
  });
});

describe('the item of a rule that runs once per item', () => {
  it.each([
    ['op[1].level', 'op', 'op[1]'],
    ['op[0]', 'op', 'op[0]'],
    ['op', 'op', 'op'],
    ['patient.sex', undefined, undefined],
  ])('of a finding at %s is %s', (path, forEach, item) => {
    expect(itemOf({ path }, forEach)).toBe(item);
  });

  it.each([
    [{ fact: 'item', path: 'code' }, 'op[1]', 'op[1].code'],

    [{ fact: 'dx', path: '$.principal.code' }, undefined, 'dx.principal.code'],
    [{ fact: 'op', path: '[0].code' }, undefined, 'op[0].code'],
    [{ fact: 'losDays' }, undefined, 'losDays'],
  ])('%j reads %s', (test, item, path) => {
    expect(fullPath(test, item)).toBe(path);
  });
});
