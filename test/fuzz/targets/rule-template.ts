import { compilePack, evaluateCase, kinds } from '@caseloom/engine';
import { parsePack, resolvePack, type Artifact } from '@caseloom/pack';
import { exportReferenceRules, type RuleSet } from '@caseloom/rules';
import { formatCsv } from '@caseloom/core';
import fc from 'fast-check';
import { damaged, damagedText, text } from '../hostile.ts';
import { DOCUMENTS, filesOf, RECORD, RULES, TABLES } from '../specimen.ts';
import { must, type Target } from '../target.ts';

const columns = [
  { name: 'codes', type: 'list', codes: 'icd10' },
  { name: 'needs', type: 'list', optional: true },
  { name: 'most', type: 'number', optional: true },
  { name: 'when', type: 'date', optional: true },
  { name: 'is', type: 'flag', optional: true },
  { name: 'pattern', type: 'text', optional: true },
  { name: 'severity', type: 'severity' },
];
const item = (operator: string, value: unknown): object => ({ fact: 'item', path: 'code', operator, value });
const SET = {
  ...RULES,
  template: {
    columns,
    rule: {
      forEach: 'op',
      appliesWhen: {
        all: [item('codeIn', '{{codes}}'), { fact: 'fee', path: 'total', operator: 'lessThan', value: '{{most}}' }],
      },
      conditions: {
        any: [
          { fact: 'dx', path: 'other', operator: 'some', value: { conditions: { all: [item('in', '{{needs}}')] } } },
          { fact: 'stay', path: 'admitAt', operator: 'dateNotAfter', value: '{{when}}' },
          { fact: 'op', operator: 'isPresent', value: '{{is}}' },
          { fact: 'patient', path: 'name', operator: 'matches', value: '^{{pattern}}$' },
          { fact: 'fee', operator: 'satisfies', value: 'fee.total > {{most}}' },
        ],
      },
      event: {
        type: 'finding',
        params: {
          severity: '{{severity}}',
          field: 'op[].code',
          title: { zh: '{{id}}', en: '{{id}}' },
          validFrom: '{{when}}',
        },
      },
    },
  },
};
const HEADER = ['id', ...columns.map(({ name }) => name)];
const GOOD = ['r1', '51.2;47.0', 'K80', '100', '2026-01-01', '是', '.*', 'warn'];

const cell = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(...GOOD, '', ';', '；、|', '1e9', '{{id}}', '{{codes}}', 'A00-Z99', '(a+)+$'),
  },
  { weight: 2, arbitrary: text },
);
/** Rows of the right width with any cells, and tables damaged as text. */
const rows = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(fc.array(cell, { minLength: GOOD.length, maxLength: GOOD.length }), { minLength: 1, maxLength: 5 })
      .map((list) => formatCsv([HEADER, ...list])),
  },
  { weight: 1, arbitrary: damagedText(formatCsv([HEADER, GOOD])) },
);
const set = fc.oneof({ weight: 2, arbitrary: fc.constant<unknown>(SET) }, { weight: 3, arbitrary: damaged(SET) });

export const ruleTemplate: Target = {
  id: 'rule-template',
  sentence: '[P8] [P15] templates and their rows become rules, or are refused where they are wrong',
  longRuns: 50_000,
  inputs: fc.tuple(set, rows).map(([one, table]) => JSON.stringify({ set: JSON.stringify(one), rows: table })),
  run(input) {
    const given = JSON.parse(input) as { set: string; rows: string };
    const files = new Map([
      ...filesOf(DOCUMENTS, TABLES),
      ['rules/main.json', given.set] as const,
      ['rules/main.rows.csv', given.rows] as const,
    ]);
    const pack = parsePack(files, kinds);
    if (!pack.ok) return must(pack.issues.length > 0, 'a pack was refused without a word');
    const resolved = resolvePack([pack.value], kinds);
    if (!resolved.ok) return must(resolved.issues.length > 0, 'a pack was refused without a word');
    const compiled = compilePack(resolved.value);
    const { counts } = evaluateCase(
      RECORD,
      { conduct: compiled, policy: compiled },
      { asOf: '2026-05-08', steps: 200_000 },
    );
    must(counts.rules === compiled.rules.size, 'a rule gave no answer');
    const { value, tables } = resolved.value.artifacts.get('rules')!.get('main') as Artifact<RuleSet>;
    const documents = value.rules.length + (value.template === undefined ? 0 : (tables['rows']?.rows.length ?? 0));
    must(exportReferenceRules(value, tables).length === documents, 'a row became no document');
  },
};
