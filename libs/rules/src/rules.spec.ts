import { Budget, CaseloomError, type RuleOutcome } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import { isFieldOrGroup } from '@caseloom/record';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { compileRules } from './compile-rules.ts';
import { exportReferenceRules, importReferenceRules } from './import-export.ts';
import { rulesMessages } from './messages.ts';
import { rulesKind } from './rules.kind.ts';
import type { CompiledRules, Condition, Rule, RuleEnvironment, RuleSet } from './types.ts';

const environment: RuleEnvironment = {
  codeSet: (name) => (name === 'sex' ? new Set(['1', '2']) : undefined),
  codeTable: () => undefined,
  parameter: (name) => (name === 'sla.coding' ? '5' : undefined),
  hasField: (fact, path) =>
    fact === 'history' || isFieldOrGroup(path === '' || path.startsWith('[') ? fact + path : `${fact}.${path}`),
};
const title = { zh: '测试', en: 'Test' };
const rule = (
  id: string,
  conditions: Condition,
  more: Partial<Rule> & { params?: Record<string, unknown> } = {},
): Rule => {
  const { params, ...rest } = more;
  return { id, conditions, event: { type: 'finding', params: { severity: 'error', ...params } }, ...rest };
};
const set = (rules: readonly Rule[], more: Partial<RuleSet> = {}): RuleSet => ({
  title,
  missing: 'unknown',
  rules,
  ...more,
});
const artifact = (value: RuleSet, id = 's'): Artifact<RuleSet> => ({ kind: 'rules', id, value, tables: {} });
const compile = (...sets: RuleSet[]) =>
  compileRules(
    sets.map((one, index) => artifact(one, `s${index}`)),
    environment,
  );
const documentsOf = (rules: CompiledRules) => [...rules.ids()].map((id) => rules.get(id)!.rule);
const male = { fact: 'patient', path: 'sex', operator: 'equal', value: '1' };
const run = (
  sets: RuleSet[],
  facts: Record<string, unknown>,
  options: { asOf?: string; phase?: 'validate' | 'group' | 'pay'; budget?: Budget } = {},
) => {
  const { value, issues } = compile(...sets);
  expect(issues.filter((one) => one.severity === 'error')).toEqual([]);
  const all = { phase: 'validate' as const, asOf: '2026-05-01', budget: new Budget(), ...options };
  const answer = value.evaluate(facts, all);
  const outcomes = [...value.ids()].map(
    (id) => value.outcome(id, facts, { asOf: all.asOf, budget: new Budget() }).outcome,
  );
  return { ...answer, outcomes };
};

describe('outcomes', () => {
  const when = { all: [{ fact: 'stay', path: 'disposition', operator: 'equal', value: '5' }] };
  const asserted = { all: [male] };
  it.each<[string, Record<string, unknown>, RuleOutcome]>([
    ['fires when it applies and the conditions hold', { stay: { disposition: '5' }, patient: { sex: '1' } }, 'fired'],
    ['does not fire when the conditions are false', { stay: { disposition: '5' }, patient: { sex: '2' } }, 'notFired'],
    ['does not apply when appliesWhen is false, whatever is missing', { stay: { disposition: '1' } }, 'notApplicable'],
    ['cannot be told when a condition cannot', { stay: { disposition: '5' }, patient: {} }, 'notEvaluable'],
    ['cannot be told when appliesWhen cannot', { stay: {}, patient: { sex: '1' } }, 'notEvaluable'],
    [
      'does not fire when the conditions are false even if appliesWhen cannot be told',
      { stay: {}, patient: { sex: '2' } },
      'notFired',
    ],
  ])('%s', (_sentence, facts, outcome) => {
    const { counts, outcomes, results } = run([set([rule('r', asserted, { appliesWhen: when })])], facts);
    expect(outcomes).toEqual([outcome]);
    expect(counts).toEqual({
      rules: 1,
      fired: outcome === 'fired' ? 1 : 0,
      failed: 0,
      notEvaluable: outcome === 'notEvaluable' ? 1 : 0,
    });
    expect(results.length).toBe(outcome === 'fired' || outcome === 'notEvaluable' ? 1 : 0);
  });

  it('[P22] tells earlier stays by their dates, in findings and in explanations', () => {
    const conditions = { fact: 'history', operator: 'isPresent', value: true };
    const history = [
      { dischargeDate: '2026-03-01', patient: { name: '张三' }, dx: { principal: { code: 'I50.900' } } },
    ];
    const { value } = compile(set([rule('r', conditions)]));
    const options = { asOf: '2026-05-01', budget: new Budget() };
    const dates = [{ dischargeDate: '2026-03-01' }];
    expect(value.evaluate({ history }, { ...options, phase: 'validate' }).results[0]).toMatchObject({
      outcome: 'fired',
      read: [{ path: 'history', value: dates }],
    });
    expect(value.explain('r', { history }, options).instances[0]!.conditions).toMatchObject({ read: dates });
  });

  it('names the first missing field, and forgets those that did not matter', () => {
    const conditions = {
      all: [
        { any: [{ fact: 'patient', path: 'marital', operator: 'equal', value: '1' }, male] },
        { fact: 'stay', path: 'los', operator: 'greaterThan', value: 1 },
      ],
    };
    const { results } = run([set([rule('r', conditions)])], { patient: { sex: '1' }, stay: {} });
    expect(results[0]).toMatchObject({ outcome: 'notEvaluable', missing: { path: 'stay.los', reason: 'missing' } });
  });

  it('tells an ill-typed field from a missing one', () => {
    const { results } = run(
      [set([rule('r', { all: [{ fact: 'stay', path: 'los', operator: 'lessThan', value: 3 }] })])],
      { stay: { los: 'three' } },
    );
    expect(results[0]).toMatchObject({ missing: { path: 'stay.los', reason: 'type' } });
  });

  it('shows what it read when it fires, in the order read', () => {
    const conditions = {
      all: [
        { any: [{ fact: 'patient', path: 'marital', operator: 'equal', value: '9' }, male] },
        {
          fact: 'op',
          operator: 'some',
          value: { conditions: { all: [{ fact: 'item', path: 'level', operator: 'equal', value: '4' }] } },
        },
      ],
    };
    const { results } = run([set([rule('r', conditions, { params: { field: 'patient.sex' } })])], {
      patient: { sex: '1', marital: '1' },
      op: [{ level: '3' }, { level: '4' }],
    });
    expect(results[0]).toMatchObject({
      path: 'patient.sex',
      read: [
        { path: 'patient.sex', value: '1' },
        { path: 'op[1].level', value: '4' },
      ],
    });
  });
});

describe('forEach', () => {
  const each = rule(
    'r',
    { all: [{ fact: 'item', path: 'level', operator: 'isEmpty', value: true }] },
    { forEach: 'op', params: { field: 'op[].level' } },
  );
  it('runs once per item and points at the item', () => {
    const { results, counts } = run([set([each])], { op: [{ level: '1' }, {}, { code: '51.2300' }] });
    expect(results.map((one) => one.path)).toEqual(['op[1].level', 'op[2].level']);
    expect(counts).toMatchObject({ rules: 1, fired: 1 });
  });
  it('does not apply where the list is empty and cannot be told where it is missing', () => {
    expect(run([set([each])], { op: [] }).outcomes).toEqual(['notApplicable']);
    expect(run([set([each])], {}).results[0]).toMatchObject({
      outcome: 'notEvaluable',
      missing: { path: 'op', reason: 'missing' },
    });
  });
  it('names the record field behind an item of all diagnoses', () => {
    const diagnosis = rule(
      'r',
      { all: [{ fact: 'item', path: 'code', operator: 'codeIn', value: ['O00-O99'] }] },
      { forEach: 'diagnoses', params: { field: 'diagnoses[].code' } },
    );
    const { results } = run([set([diagnosis])], {
      diagnoses: [{ code: 'O80.000' }, { code: 'I10.x00' }, { code: 'O24.400' }],
    });
    expect(results.map((one) => one.path)).toEqual(['dx.principal.code', 'dx.other[1].code']);
    expect(results[1]!.read).toEqual([{ path: 'dx.other[1].code', value: 'O24.400' }]);
  });
  it('lets an expression read the item', () => {
    const { results } = run(
      [
        set([
          rule(
            'r',
            { all: [{ fact: 'item', operator: 'satisfies', value: 'item.date > stay.dischargeAt' }] },
            { forEach: 'op' },
          ),
        ]),
      ],
      { stay: { dischargeAt: '2026-05-02T08:00' }, op: [{ date: '2026-05-01' }, { date: '2026-05-03' }] },
    );
    expect(results).toMatchObject([{ outcome: 'fired', path: 'op[1]' }]);
  });
});

describe('order, dates and phases', () => {
  it('orders by priority, severity, id', () => {
    const rules = [
      rule('b', { all: [male] }, { params: { severity: 'warn' } }),
      rule('c', { all: [male] }, { params: { severity: 'block' } }),
      rule('a', { all: [male] }, { params: { severity: 'warn' } }),
      rule('d', { all: [male] }, { priority: 9, params: { severity: 'info' } }),
    ];
    const shuffled = [rules[2]!, rules[0]!, rules[3]!, rules[1]!];
    for (const order of [rules, shuffled])
      expect(run([set(order)], { patient: { sex: '1' } }).results.map((one) => one.ruleId)).toEqual([
        'd',
        'c',
        'a',
        'b',
      ]);
  });
  it.each([
    ['2025-12-31', 'notApplicable'],
    ['2026-01-01', 'fired'],
    ['2026-12-31', 'fired'],
    ['2027-01-01', 'notApplicable'],
  ] as const)('[P14] on %s a rule valid in 2026 is %s', (asOf, outcome) => {
    expect(
      run(
        [set([rule('r', { all: [male] }, { params: { validFrom: '2026-01-01', validTo: '2026-12-31' } })])],
        { patient: { sex: '1' } },
        { asOf },
      ).outcomes,
    ).toEqual([outcome]);
  });
  it('runs a rule after what it reads', () => {
    const { value } = compile(
      set([
        rule('v', { all: [male] }),
        rule('g', { all: [{ fact: 'grouping', path: 'mdc', operator: 'equal', value: 'MDCP' }] }),
        rule(
          'p',
          { all: [male] },
          { appliesWhen: { all: [{ fact: 'payment', path: 'caseType', operator: 'equal', value: 'LOW' }] } },
        ),
        rule('f', { all: [{ fact: 'stay', operator: 'satisfies', value: 'stay.los > grouping.meanLosDays' }] }),
      ]),
    );
    expect(Object.fromEntries([...value.ids()].map((id) => [id, value.get(id)!.phase]))).toEqual({
      v: 'validate',
      g: 'group',
      p: 'pay',
      f: 'group',
    });
  });
  it('lists what a rule reads', () => {
    const { value } = compile(
      set([
        rule('r', {
          all: [
            {
              fact: 'op',
              operator: 'some',
              value: { conditions: { all: [{ fact: 'item', path: 'level', operator: 'equal', value: '4' }] } },
            },
            { fact: 'stay', operator: 'satisfies', value: 'count(op[attr = "手术"]) > 1' },
          ],
        }),
      ]),
    );
    expect(value.get('r')!.reads).toEqual(['op', 'op[].attr', 'op[].level', 'stay']);
  });
});

describe('[P8] a rule harms only itself', () => {
  const heavy = rule('heavy', {
    all: [{ fact: 'stay', operator: 'satisfies', value: 'count(for a in 1..1000, b in 1..1000 return a) > 0' }],
  });
  it('fails alone when it goes over its budget; the others run', () => {
    const { results, counts } = run([set([heavy, rule('light', { all: [male] })])], {
      patient: { sex: '1' },
      stay: {},
    });
    expect(results.map((one) => [one.ruleId, one.outcome])).toEqual([
      ['heavy', 'failed'],
      ['light', 'fired'],
    ]);
    expect(results[0]!.error).toMatchObject({
      code: 'RULE_FAILED',
      args: { rule: 'heavy' },
      cause: { code: 'BUDGET_EXCEEDED' },
    });
    expect(counts).toMatchObject({ failed: 1, fired: 1 });
  });
  it('fails what is left when the whole run is over its budget', () => {
    const many = Array.from({ length: 5 }, (_, index) => rule(`r${index}`, { all: [male] }));
    const { results } = run([set(many)], { patient: { sex: '1' } }, { budget: new Budget({ steps: 3 }) });
    expect(results.map((one) => one.outcome)).toEqual(['fired', 'fired', 'fired', 'failed', 'failed']);
  });
  it('gives the same answer again: nothing is kept between runs', () => {
    const { value } = compile(set([rule('r', { all: [male] })]));
    const facts = Object.freeze({ patient: Object.freeze({ sex: '1' }) });
    const once = () => value.evaluate(facts, { phase: 'validate', asOf: '2026-05-01', budget: new Budget() });
    expect(once()).toEqual(once());
  });
});

describe('located errors', () => {
  const bad = (condition: unknown, more: Partial<Rule> = {}) =>
    compile(
      set([rule('r', { all: [condition as Condition] }, more)], { conditions: { loop: { condition: 'loop' } } }),
    ).issues.map((one) => [one.code, one.path]);
  const at = 'rules/s0.json#rules[0].conditions.all[0]';
  it.each<[unknown, string, string]>([
    [{ fact: 'patient', path: 'sex', operator: 'equals', value: '1' }, 'RULE_OPERATOR_UNKNOWN', `${at}.operator`],
    [{ fact: 'patient', path: 'sexx', operator: 'equal', value: '1' }, 'RULE_FIELD_UNKNOWN', at],
    [{ fact: 'patientt', operator: 'isEmpty', value: true }, 'RULE_FIELD_UNKNOWN', at],
    [{ fact: 'op', path: '$.op[*].code', operator: 'equal', value: '1' }, 'RULE_PATH_INVALID', `${at}.path`],
    [{ fact: 'op', path: '$..code', operator: 'equal', value: '1' }, 'RULE_PATH_INVALID', `${at}.path`],
    [{ fact: 'op', path: '$.x[?(@.a)]', operator: 'equal', value: '1' }, 'RULE_PATH_INVALID', `${at}.path`],
    [{ fact: 'patient', path: 'sex', operator: 'inSet', value: 'gender' }, 'RULE_SET_UNKNOWN', `${at}.value`],
    [{ fact: 'dx', path: 'principal.code', operator: 'inTable', value: 'icd-10' }, 'RULE_TABLE_UNKNOWN', `${at}.value`],
    [{ fact: 'patient', path: 'sex', operator: 'in', value: '12' }, 'RULE_VALUE_INVALID', `${at}.value`],
    [{ fact: 'fee', path: 'total', operator: 'multipleOf', value: '' }, 'RULE_VALUE_INVALID', `${at}.value`],
    [{ fact: 'fee', path: 'total', operator: 'multipleOf', value: '0.0' }, 'RULE_VALUE_INVALID', `${at}.value`],
    [
      { fact: 'dx', path: 'principal.code', operator: 'codeIn', value: ['C00-C97', 'C99-C50'] },
      'RULE_CODE_RANGE_INVALID',
      `${at}.value[1]`,
    ],
    [{ fact: 'patient', path: 'zip', operator: 'matches', value: '(' }, 'RULE_PATTERN_INVALID', `${at}.value`],
    [{ fact: 'stay', operator: 'satisfies', value: 'stay.loss > 1' }, 'RULE_EXPRESSION_INVALID', `${at}.value`],
    [{ fact: 'item', path: 'code', operator: 'equal', value: '1' }, 'RULE_ITEM_OUTSIDE', `${at}.fact`],
    [
      {
        fact: 'op',
        operator: 'some',
        value: { conditions: { all: [{ fact: 'item', path: 'levell', operator: 'equal', value: '1' }] } },
      },
      'RULE_FIELD_UNKNOWN',
      `${at}.value.conditions.all[0]`,
    ],
    [
      { fact: 'clin', path: 'blood', operator: 'anyPresent', value: ['redCells', 'plazma'] },
      'RULE_FIELD_UNKNOWN',
      `${at}.value[1]`,
    ],
    [{ fact: 'op', operator: 'countOf', value: { fact: 'stay', path: 'opCount' } }, 'RULE_VALUE_FACT', `${at}.value`],
    [{ condition: 'nobody' }, 'RULE_CONDITION_UNKNOWN', `${at}.condition`],
    [{ condition: 'loop' }, 'RULE_CONDITION_CYCLE', `${at}.condition`],
    [
      {
        fact: 'workflow',
        path: 'codedAt',
        operator: 'withinDays',
        value: { after: { fact: 'workflow', path: 'archivedAt' }, limit: { parameter: 'sla.none' } },
      },
      'RULE_PARAMETER_UNKNOWN',
      `${at}.value.limit`,
    ],
    [{ fact: 'patient', path: 'idNo', operator: 'hasMapping', value: 'nowhere' }, 'RULE_MAP_UNKNOWN', `${at}.value`],
  ])('%j', (condition, code, path) => {
    expect(bad(condition)).toEqual([[code, path]]);
    expect(Object.hasOwn(rulesMessages, code)).toBe(true);
  });
  it('carries the place in an expression', () => {
    const { issues } = compile(
      set([rule('r', { all: [{ fact: 'stay', operator: 'satisfies', value: 'stay.loss > 1' }] })]),
    );
    expect(issues[0]).toMatchObject({ span: { from: 0, to: 9 }, cause: { code: 'EXPRESSION_FIELD_UNKNOWN' } });
  });
  it('leaves a broken rule out and keeps the others', () => {
    const { value, issues } = compile(
      set([rule('bad', { all: [{ ...male, operator: 'is' }] }), rule('good', { all: [male] })]),
    );
    expect([issues.length, [...value.ids()]]).toEqual([1, ['good']]);
  });
  it('refuses two rules of one id, a rule without severity, and dates that end before they begin', () => {
    const { issues } = compile(
      set([rule('a', { all: [male] })]),
      set([
        rule('a', { all: [male] }),
        { id: 'b', conditions: { all: [male] }, event: { type: 'x', params: {} as never } },
        rule('c', { all: [male] }, { params: { validFrom: '2026-02-01', validTo: '2026-01-01' } }),
      ]),
    );
    expect(issues.map((one) => [one.code, one.path])).toEqual([
      ['RULE_ID_DUPLICATE', 'rules/s1.json#rules[0].id'],
      ['RULE_SEVERITY_MISSING', 'rules/s1.json#rules[1].event.params'],
      ['RULE_DATES_INVALID', 'rules/s1.json#rules[2].event.params'],
    ]);
  });
  it('ends endless conditions', () => {
    let deep: Condition = { all: [male] };
    for (let level = 0; level < 100; level++) deep = { not: deep };
    expect(compile(set([rule('r', deep)])).issues.map((one) => one.code)).toEqual(['RULE_CONDITION_DEEP']);
  });
});

describe('explain', () => {
  const shared = set(
    [
      rule('r', {
        all: [
          { condition: 'isMale' },
          {
            not: {
              fact: 'op',
              operator: 'some',
              value: { conditions: { all: [{ fact: 'item', path: 'level', operator: 'equal', value: '4' }] } },
            },
          },
          { fact: 'stay', path: 'los', operator: 'greaterThan', value: 3 },
        ],
      }),
    ],
    { conditions: { isMale: { all: [male] } } },
  );
  const explain = (facts: Record<string, unknown>) =>
    compile(shared).value.explain('r', facts, { asOf: '2026-05-01', budget: new Budget() });
  it('tells the whole tree with values and the first failing condition', () => {
    const told = explain({ patient: { sex: '1' }, op: [{ level: '4' }], stay: { los: 9 } });
    expect(told.outcome).toBe('notFired');
    const [instance] = told.instances;
    expect(instance!.conditions).toMatchObject({
      kind: 'all',
      result: false,
      children: [
        {
          kind: 'all',
          label: 'isMale',
          result: true,
          children: [{ kind: 'test', path: 'patient.sex', operator: 'equal', expected: '1', read: '1', result: true }],
        },
        {
          kind: 'not',
          result: false,
          children: [{ kind: 'test', path: 'op', result: true, children: [{ label: 'op[0]', result: true }] }],
        },
        { result: true, read: 9 },
      ],
    });
    expect(instance!.firstReason).toMatchObject({ path: 'op', operator: 'some' });
  });
  it('tells what is missing', () => {
    const [instance] = explain({ patient: { sex: '1' }, op: [], stay: {} }).instances;
    expect(instance).toMatchObject({
      outcome: 'notEvaluable',
      firstReason: { path: 'stay.los', missing: { path: 'stay.los', reason: 'missing' } },
    });
  });
  it('knows no other rule', () => {
    expect(() => compile(shared).value.explain('x', {}, { asOf: '2026-05-01', budget: new Budget() })).toThrow(
      CaseloomError,
    );
  });
});

describe('json-rules-engine documents', () => {
  const file = [
    {
      conditions: {
        any: [
          { fact: 'age', operator: 'greaterThanInclusive', value: 60, path: '$.years[0]' },
          { not: { fact: 'sex', operator: 'not:in', value: ['1'] } },
        ],
      },
      event: { type: 'old', params: { anything: [1, { a: null }] } },
      name: 'elderly',
      priority: 5,
    },
    {
      conditions: {
        all: [
          { all: [], priority: 2 },
          { fact: 'x', operator: 'notEqual', value: { fact: 'y', path: 'a.b' }, params: { p: 1 } },
        ],
      },
      event: { type: 'differ' },
    },
    {
      conditions: { all: [{ fact: 'z', operator: 'contains', value: 'q' }] },
      event: { type: 'again' },
      name: 'elderly',
    },
  ];
  it('come in and go out exactly as they are', () => {
    const imported = importReferenceRules(file, { title, severity: 'warn' });
    if (!imported.ok) throw new Error(JSON.stringify(imported.issues));
    expect(imported.value.rules.map((one) => one.id)).toEqual(['elderly', 'rule-2', 'elderly-2']);
    expect(exportReferenceRules(imported.value)).toEqual(file);
    expect(rulesKind.schema.safeParse(imported.value).success).toBe(true);
    expect(compile(imported.value).issues.filter((one) => one.severity === 'error')).toEqual([]);
  });
  it('gives rules without event params an empty group of them, and leaves the document as it came', () => {
    const file = [{ conditions: { all: [male] }, event: { type: 'finding' } }];
    const imported = importReferenceRules(file, { title, severity: 'warn' });
    if (!imported.ok) throw new Error('not imported');
    expect(documentsOf(compile(imported.value).value).map((one) => one.event.params)).toEqual([{}]);
    expect(exportReferenceRules(imported.value)).toEqual(file);
  });

  it.each<[unknown, string, string]>([
    [{}, 'RULES_IMPORT_NOT_AN_ARRAY', ''],
    [[{ event: { type: 'x' } }], 'RULES_IMPORT_INVALID', '[0].conditions'],
    [
      [{ conditions: { fact: 'a', operator: 'equal', value: 1 }, event: { type: 'x' } }],
      'RULES_IMPORT_INVALID',
      '[0].conditions',
    ],
    [[file[0], { ...file[1], priority: 0 }], 'RULES_IMPORT_INVALID', '[1].priority'],
  ])('say what is wrong in %j', (json, code, path) => {
    expect(importReferenceRules(json, { title, severity: 'warn' }).issues.map((one) => [one.code, one.path])).toEqual([
      [code, path],
    ]);
  });
  it("keep the library's answers for missing facts, texts as numbers and empty lists", () => {
    const test = (condition: Condition, facts: Record<string, unknown>) =>
      run([set([rule('r', condition)], { missing: 'reference' })], facts).counts.fired;
    expect(test({ all: [{ fact: 'a', operator: 'notEqual', value: '1' }] }, {})).toBe(1);
    expect(test({ all: [{ fact: 'a', operator: 'greaterThan', value: 3 }] }, { a: '5' })).toBe(1);
    expect(test({ any: [] }, {})).toBe(1);
    expect(test({ all: [{ fact: 'a', operator: 'equal', value: 5 }] }, { a: '5' })).toBe(0);
  });
  it('list what would differ if missing values were unknown', () => {
    const imported = importReferenceRules(file, { title, severity: 'warn' });
    if (!imported.ok) throw new Error('unreadable');
    const issues = rulesKind.check!(artifact(imported.value), { artifacts: () => [] });
    expect(issues.map((one) => [one.code, one.severity, one.path, one.args['rule']])).toEqual([
      ['RULE_DIFFERS_UNDER_UNKNOWN', 'info', 'rules[0].conditions.any[1].not', 'elderly'],
      ['RULE_DIFFERS_UNDER_UNKNOWN', 'info', 'rules[1].conditions.all[1]', 'rule-2'],
      ['RULE_DIFFERS_UNDER_UNKNOWN', 'info', 'rules[2].conditions.all[0]', 'elderly-2'],
    ]);
  });
  it("take the library's operators only, and none of our extensions", () => {
    const { issues } = compile(
      set(
        [
          rule(
            'r',
            {
              all: [
                { fact: 'a', operator: 'codeIn', value: ['A00'] },
                { fact: 'a', operator: 'nope', value: 1 },
              ],
            },
            { forEach: 'op' },
          ),
        ],
        { missing: 'reference' },
      ),
    );
    expect(issues.filter((one) => one.severity === 'error').map((one) => one.code)).toEqual([
      'RULE_EXTENSION_NOT_REFERENCE',
      'RULE_OPERATOR_NOT_REFERENCE',
      'RULE_OPERATOR_UNKNOWN',
    ]);
    expect(issues.filter((one) => one.severity === 'warning').map((one) => one.code)).toEqual([
      'RULE_FIELD_UNKNOWN',
      'RULE_FIELD_UNKNOWN',
    ]);
  });
});

describe('the kind', () => {
  it('has a closed, recursive schema', () => {
    const value = set([rule('r', { all: [{ not: { any: [male] } }, { condition: 'x' }] })]);
    expect(rulesKind.schema.safeParse(value).success).toBe(true);
    expect(rulesKind.schema.safeParse({ ...value, more: 1 }).success).toBe(false);
    expect(rulesKind.schema.safeParse(set([rule('r', { all: [{ ...male, oprator: 'x' } as never] })])).success).toBe(
      false,
    );
  });
  it('tells editors the operators and the shape of their values', () => {
    const schema = z.toJSONSchema(rulesKind.schema, { io: 'input', unrepresentable: 'any' });
    const text = JSON.stringify(schema);
    expect(text).toContain('"codeIn"');
    expect(text).toContain('编码属于范围');
    // Every reference leads somewhere inside the schema, and a value of a test is any JSON, not a condition.
    const referred = [...text.matchAll(/"\$ref":"#\/\$defs\/(\w+)"/g)].map((match) => match[1]!);
    expect(referred.filter((name) => !Object.hasOwn(schema.$defs!, name))).toEqual([]);
    const test = (schema.$defs!['__schema0']!.anyOf as { properties: Record<string, { $ref?: string }> }[]).find(
      (one) => 'operator' in one.properties,
    )!;
    expect(test.properties['value']!.$ref).not.toBe('#/$defs/__schema0');
  });
});
