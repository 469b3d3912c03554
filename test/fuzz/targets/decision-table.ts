import { Budget, BudgetExceeded } from '@caseloom/core';
import { toFeel } from '@caseloom/expression';
import { compileTable, tablesKind, type DecisionTable } from '@caseloom/tables';
import fc from 'fast-check';
import { damaged, json, text } from '../hostile.ts';
import { must, type Target } from '../target.ts';

const title = { zh: '样本', en: 'Specimen' };
const POLICIES = ['unique', 'any', 'priority', 'first', 'ruleOrder', 'outputOrder', 'collect'];
const CELLS = [
  '-',
  '',
  '< 5',
  '[1..3]',
  '"a","b"',
  'not(2)',
  '? in [1,2]',
  'x',
  'null',
  'date("2026-05-01")',
  '> y',
  'y + 1',
];
const test = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...CELLS) }, { weight: 1, arbitrary: text });
const answer = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('1', '"a"', 'x * 2', 'null', '[x]', 'y') },
  { weight: 1, arbitrary: text },
);

/** Tables of any hit policy, cells hostile; and one that was damaged. */
const built = fc
  .record({
    hitPolicy: fc.constantFrom(...POLICIES),
    aggregation: fc.option(fc.constantFrom('sum', 'min', 'max', 'count'), { nil: undefined }),
    rules: fc.array(fc.record({ inputs: fc.tuple(test, test), outputs: fc.tuple(answer) }), { maxLength: 6 }),
  })
  .map(({ rules, ...one }) => ({
    title,
    ...one,
    data: [{ name: 'x', type: 'number' }, { name: 'y' }],
    inputs: [
      { id: 'x', expression: 'x' },
      { id: 'y', expression: 'y' },
    ],
    outputs: [{ id: 'z', values: ['"a"', '1'] }],
    rules: rules.map((rule, index) => ({ id: `r${index}`, ...rule })),
  }));
const tables = built.chain((one) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant<unknown>(one) }, { weight: 1, arbitrary: damaged(one) }),
);
const value = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<unknown>(1, 2, '2', 'a', null, '2026-05-01', 1e308) },
  { weight: 1, arbitrary: json },
);

export const decisionTable: Target = {
  id: 'decision-table',
  sentence: '[P8] [P15] decision tables decide, run out of budget, or are refused where they are wrong',
  longRuns: 80_000,
  inputs: fc.tuple(tables, value, value).map(([table, x, y]) => JSON.stringify({ table, x, y })),
  run(input) {
    const { table, ...facts } = JSON.parse(input) as { table: unknown; x: unknown; y: unknown };
    const parsed = tablesKind.schema.safeParse(table);
    if (!parsed.success) return must(parsed.error.issues.length > 0, 'a table was refused without a word');
    const compiled = compileTable({ kind: 'tables', id: 't', value: parsed.data as DecisionTable, tables: {} });
    if (!compiled.ok) return must(compiled.issues.length > 0, 'a table was refused without a word');
    try {
      compiled.value.evaluate(
        (name) => toFeel(Object.hasOwn(facts, name) ? facts[name as 'x'] : undefined),
        new Budget({ steps: 50_000 }),
      );
    } catch (error) {
      if (!(error instanceof BudgetExceeded)) throw error;
    }
  },
};
