import type { Condition, RuleTemplate, TemplateColumn } from '@caseloom/rules';

const text = (zh: string, en: string) => ({ zh, en });
const codes = (
  name: string,
  title: { zh: string; en: string },
  system: 'icd10' | 'icd9cm3',
  more: Partial<TemplateColumn> = {},
): TemplateColumn => ({
  name,
  title,
  type: 'list',
  codes: system,
  ...more,
});

/** Columns that every pattern has: how serious a finding is and what it says. */
const SAID: readonly TemplateColumn[] = [
  { name: 'severity', title: text('严重程度', 'Severity'), type: 'severity' },
  { name: 'title', title: text('名称', 'Title'), type: 'text' },
  { name: 'message', title: text('提示', 'Message'), type: 'text', optional: true },
];

const finding = (field: string) => ({
  type: 'finding',
  params: {
    severity: '{{severity}}' as never,
    title: { zh: '{{title}}', en: '{{title}}' },
    message: { zh: '{{title}} {{message}}', en: '{{title}} {{message}}' },
    field,
  },
});

const codeIn = (column: string): Condition => ({
  fact: 'item',
  path: 'code',
  operator: 'codeIn',
  value: `{{${column}}}`,
});
const someOf = (list: string, column: string): Condition => ({
  fact: list,
  operator: 'some',
  value: { conditions: { all: [codeIn(column)] } },
});

/** What rules that differ by their codes look like; a set made from one is a template with a table. */
export const rulePatterns = {
  procedureNeedsDiagnosis: {
    columns: [
      codes('codes', text('手术操作', 'Procedures'), 'icd9cm3'),
      codes('needs', text('须有诊断', 'Needs one of'), 'icd10'),
      ...SAID,
    ],
    rule: {
      forEach: 'op',
      appliesWhen: codeIn('codes'),
      conditions: { all: [{ not: someOf('diagnoses', 'needs') }] },
      event: finding('op[].code'),
    },
  },
  diagnosisBySex: {
    columns: [
      codes('codes', text('诊断', 'Diagnoses'), 'icd10'),
      { name: 'sex', title: text('不应出现的性别', 'Not for sex'), type: 'text', codes: 'sex' },
      ...SAID,
    ],
    rule: {
      forEach: 'diagnoses',
      appliesWhen: { all: [{ fact: 'patient', path: 'sex', operator: 'equal', value: '{{sex}}' }] },
      conditions: { all: [codeIn('codes')] },
      event: finding('diagnoses[].code'),
    },
  },
  diagnosisByAge: {
    columns: [
      codes('codes', text('诊断', 'Diagnoses'), 'icd10'),
      { name: 'yearsBelow', title: text('不应小于（岁）', 'Not below (years)'), type: 'number', optional: true },
      { name: 'yearsFrom', title: text('不应达到（岁）', 'Not from (years)'), type: 'number', optional: true },
      ...SAID,
    ],
    rule: {
      forEach: 'diagnoses',
      appliesWhen: {
        any: [
          { fact: 'ageYears', operator: 'lessThan', value: '{{yearsBelow}}' },
          { fact: 'ageYears', operator: 'greaterThanInclusive', value: '{{yearsFrom}}' },
        ],
      },
      conditions: { all: [codeIn('codes')] },
      event: finding('diagnoses[].code'),
    },
  },
  exclusiveCodes: {
    columns: [
      codes('codes', text('诊断', 'Diagnoses'), 'icd10'),
      codes('beside', text('不应同时有', 'Not beside'), 'icd10'),
      ...SAID,
    ],
    rule: {
      forEach: 'diagnoses',
      appliesWhen: { all: [someOf('diagnoses', 'beside')] },
      conditions: { all: [codeIn('codes')] },
      event: finding('diagnoses[].code'),
    },
  },
  itemNeedsProcedure: {
    columns: [
      { name: 'item', title: text('收费项目名称含', 'Charge item contains'), type: 'text' },
      codes('codes', text('须有手术操作', 'Needs one of'), 'icd9cm3'),
      ...SAID,
    ],
    rule: {
      appliesWhen: {
        all: [
          {
            fact: 'charges',
            operator: 'some',
            value: { conditions: { all: [{ fact: 'item', path: 'name', operator: 'contains', value: '{{item}}' }] } },
          },
        ],
      },
      conditions: { all: [{ not: someOf('op', 'codes') }] },
      event: finding('op'),
    },
  },
} as const satisfies Readonly<Record<string, RuleTemplate>>;
export type RulePatternId = keyof typeof rulePatterns;
