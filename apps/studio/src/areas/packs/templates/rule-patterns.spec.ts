import { rulesKind, ruleOfRow, type Rule } from '@caseloom/rules';
import { describe, expect, it } from '@jest/globals';
import { rulePatterns } from './rule-patterns.ts';
import { templateOfRule } from './template-of-rule.ts';

const title = { zh: '表', en: 'Table' };
const context = { artifacts: () => [] };

describe('patterns of rule tables', () => {
  it.each(Object.entries(rulePatterns))('%s is a sound template', (_, template) => {
    const value = { title, missing: 'unknown' as const, template, rules: [] };
    expect(rulesKind.schema.safeParse(value).error?.issues ?? []).toEqual([]);
    const row = Object.fromEntries([['id', 'R1'], ...template.columns.map(({ name, type }) => [name, SAMPLE[type]])]);
    const tables = { rows: { columns: Object.keys(row), rows: [row] } };
    expect(
      rulesKind.check!({ kind: 'rules', id: 't', value, tables }, context).filter((one) => one.severity === 'error'),
    ).toEqual([]);
  });

  it('makes a template of a rule and has the rule again from its row', () => {
    const rule: Rule = {
      id: 'X-1',
      forEach: 'op',
      appliesWhen: { all: [{ fact: 'patient', path: 'ageYears', operator: 'lessThan', value: 18 }] },
      conditions: {
        all: [
          { fact: 'item', path: 'code', operator: 'codeIn', value: ['51.2', '51.3'] },
          { fact: 'dx', path: 'principal.code', operator: 'codeIn', value: ['K80'] },
          { fact: 'stay', path: 'dischargeWay', operator: 'isEmpty', value: false },
        ],
      },
      event: { type: 'finding', params: { severity: 'warn', title: { zh: '胆囊', en: '胆囊' } } },
    };
    const { template, row } = templateOfRule(rule);
    expect(template.columns.map(({ name, type, codes }) => [name, type, codes])).toEqual([
      ['code', 'list', 'icd9cm3'],
      ['code2', 'list', 'icd10'],
      ['ageYears', 'number', undefined],
      ['severity', 'severity', undefined],
      ['title', 'text', undefined],
    ]);
    expect(row).toEqual({
      id: 'X-1',
      code: '51.2; 51.3',
      code2: 'K80',
      ageYears: '18',
      severity: 'warn',
      title: '胆囊',
    });
    expect(ruleOfRow(template, row)).toEqual(rule);
  });
});

const SAMPLE = { text: 'A', list: 'K80;K81', number: '1', flag: '1', severity: 'warn', date: '2026-01-01' };
