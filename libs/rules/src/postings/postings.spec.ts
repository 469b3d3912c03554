import { Budget } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileRules } from '../compile-rules.ts';
import { openSharedRules } from '../shared-rules.ts';
import { compileRule, setCompiler } from '../compile-rule.ts';
import { evaluateRules } from '../evaluate-rules.ts';
import type { CompiledRules, Rule, RuleEnvironment, RulePhase, RuleResult, RuleSet } from '../types.ts';
import { record, records, rules } from '../../spec/random-rules.ts';

/** Rule and record pairs; the many are made of more records per set, for compiling takes longest. */
const [PAIRS, RECORDS_PER_SET] = process.env['CASELOOM_BUDGET'] === 'long' ? [1_000_000, 50] : [20_000, 10];
const RULES_PER_SET = 20;
/** Another sequence of rules and records: a whole number. */
const SEED = Number(process.env['CASELOOM_SEED'] ?? 20260501);

const environment: RuleEnvironment = {
  codeSet: (name) =>
    name === 'codes'
      ? new Set(['A01.1', '1', 'C50.9'])
      : name === 'some'
        ? { has: (code) => code === '2', size: 1, sample: true }
        : undefined,
  codeTable: () => undefined,
  parameter: () => undefined,
  hasField: () => true,
  names: new Map([
    ['a', 'any'],
    ['list', 'any'],
    ['item', 'any'],
  ]),
};

const artifact = (list: readonly Rule[]): Artifact<RuleSet> => ({
  kind: 'rules',
  id: 's',
  value: {
    title: { zh: '随机', en: 'Random' },
    missing: 'unknown',
    conditions: {
      shared: {
        any: [
          { fact: 'a', operator: 'equal', value: '1' },
          { fact: 'b', path: 'x', operator: 'isEmpty', value: true },
        ],
      },
    },
    rules: list,
  },
  tables: {},
});

/** One listed rule and `count` rows of a template. */
function withRows(count: number): Artifact<RuleSet> {
  const set = artifact([
    {
      id: 'one',
      conditions: { condition: 'shared' },
      event: { type: 'finding', params: { severity: 'error' } },
    },
  ]);
  const template = {
    columns: [{ name: 'codes', type: 'list' as const, optional: true }],
    rule: {
      conditions: {
        all: [
          { fact: 'a', operator: 'in', value: '{{codes}}' },
          { fact: 'b', operator: 'equal', value: '1' },
        ],
      },
      event: { type: 'finding', params: { severity: 'warn' as const } },
    },
  };
  const rows = Array.from({ length: count }, (_, index) => ({ id: `row-${index}`, codes: index === 0 ? '' : 'A;"B' }));
  return { ...set, value: { ...set.value, template }, tables: { rows: { columns: ['id', 'codes'], rows } } };
}

const indexed = () => new Budget({ steps: 100_000_000 });

const told = ({ ruleId, outcome, severity, path, read, missing, error }: RuleResult) => ({
  ruleId,
  outcome,
  severity,
  path,
  read,
  missing,
  error: error?.code,
});

function answers(compiled: CompiledRules, facts: Record<string, unknown>, phase: RulePhase) {
  const options = { phase, asOf: '2026-05-01' };
  const each = compiled.evaluate(facts, { ...options, notEvaluable: 'each', budget: indexed() });
  const fields = compiled.evaluate(facts, { ...options, notEvaluable: 'fields', budget: indexed() });
  return { each, fields };
}

/** Every rule's closures, one rule after the other in the order of the index. */
function closures(compiled: CompiledRules, set: RuleSet) {
  const compiler = setCompiler(set, environment);
  return [...compiled.ids()].map((id) => compileRule(compiled.get(id)!.rule, 's', compiler, environment, '', [])!);
}

const runs = Math.floor(PAIRS / RULES_PER_SET / RECORDS_PER_SET);
/** Of properties with one record for each set. */
const fewerRuns = Math.floor(PAIRS / 600);

describe('the rule index', () => {
  it(`answers as every rule's own closures do, for ${PAIRS} pairs of rule and record`, () => {
    const seen = { fired: 0, failed: 0, notEvaluable: 0 };
    fc.assert(
      fc.property(rules(RULES_PER_SET), records(RECORDS_PER_SET), (list, cases) => {
        const { value } = compileRules([artifact(list)], environment);
        const all = closures(value, artifact(list).value);
        for (const facts of cases)
          for (const phase of ['validate', 'group'] as const) {
            const { each, fields } = answers(value, facts, phase);
            const turn = all.filter((one) => one.phase === phase);
            const asked = evaluateRules(turn, facts, { asOf: '2026-05-01', budget: indexed() });
            expect(each.results.map(told)).toEqual(asked.results.map(told));
            expect(each.counts).toEqual(asked.counts);
            expect(each.missing).toEqual(asked.missing);
            const decided = (one: RuleResult) => one.outcome !== 'notEvaluable';
            expect(fields.results.map(told)).toEqual(asked.results.filter(decided).map(told));
            for (const key of ['fired', 'failed', 'notEvaluable'] as const) seen[key] += asked.counts[key] ?? 0;
          }
      }),
      { numRuns: runs, seed: SEED },
    );
    process.stdout.write(`index: ${JSON.stringify(seen)}\n`);
    // The generator reaches every answer, or the test would prove little.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(PAIRS / 200);
  }, 3_600_000);

  it('does not take an item for one of a long list because its text is named by no rule', () => {
    const long = (prefix: string) => Array.from({ length: 60 }, (_, index) => `${prefix}${index}`);
    const rule = (forEach: string): Rule => ({
      id: forEach,
      forEach,
      conditions: {
        all: [
          { fact: 'item', path: 'n', operator: 'equal', value: '1' },
          { fact: 'item', path: 'code', operator: 'in', value: long(forEach) },
        ],
      },
      event: { type: 'finding', params: { severity: 'warn' } },
    });
    const { value } = compileRules([artifact([rule('list'), rule('other')])], environment);
    const items = [{ n: '1', code: 'nobody' }];
    expect(answers(value, { list: items, other: items }, 'validate').fields.results).toEqual([]);
    const named = { list: [{ n: '1', code: 'list3' }], other: [{ n: '1', code: 'other59' }] };
    expect(answers(value, named, 'validate').fields.results.map(told)).toEqual(
      answers(value, named, 'validate').each.results.map(told),
    );
    expect(answers(value, named, 'validate').fields.counts.fired).toBe(2);
  });

  it('answers the same where another thread opens what was shared', () => {
    fc.assert(
      fc.property(rules(12), record, (list, facts) => {
        const { value } = compileRules([artifact(list)], environment);
        const opened = openSharedRules(structuredClone(value.share()), environment);
        expect([...opened.ids()]).toEqual([...value.ids()]);
        for (const phase of ['validate', 'group'] as const) {
          const [one, other] = [answers(opened, facts, phase), answers(value, facts, phase)];
          expect(one.each.results.map(told)).toEqual(other.each.results.map(told));
          expect(one.fields.missing).toEqual(other.fields.missing);
        }
      }),
      { numRuns: fewerRuns, seed: SEED + 2 },
    );
  }, 3_600_000);

  it('carries rules of rows to another thread by their cells', () => {
    const set = withRows(3);
    const { value, issues } = compileRules([set], environment);
    const shared = structuredClone(value.share());
    const opened = openSharedRules(shared, environment);
    expect(issues).toEqual([]);
    expect([...opened.ids()]).toEqual(['one', 'row-0', 'row-1', 'row-2']);
    for (const id of opened.ids()) expect(opened.get(id)!.rule).toEqual(value.get(id)!.rule);
    expect(opened.get('nobody')).toBeUndefined();
    // What is opened can be shared again, and edited.
    const again = openSharedRules(structuredClone(opened.share()), environment);
    expect(again.get('row-2')!.rule).toEqual(value.get('row-2')!.rule);
    expect([...opened.recompile({ set: 's', upsert: [], remove: ['row-1'] }).value.ids()]).toEqual([
      'one',
      'row-0',
      'row-2',
    ]);
  });

  it('answers after edits as if all rules were compiled anew', () => {
    fc.assert(
      fc.property(
        rules(12),
        rules(6),
        fc.array(fc.nat(11), { maxLength: 4 }),
        record,
        (list, edited, removed, facts) => {
          const remove = removed.map((index) => `r${index}`);
          const upsert = edited.filter((rule) => !remove.includes(rule.id));
          const { value: base } = compileRules([artifact(list)], environment);
          const { value: after } = base.recompile({ set: 's', upsert, remove });
          const changed = new Set([...remove, ...upsert.map((rule) => rule.id)]);
          const { value: anew } = compileRules(
            [artifact([...list.filter((rule) => !changed.has(rule.id)), ...upsert])],
            environment,
          );
          expect([...after.ids()]).toEqual([...anew.ids()]);
          for (const phase of ['validate', 'group'] as const) {
            const [one, other] = [answers(after, facts, phase), answers(anew, facts, phase)];
            expect(one.each.results.map(told)).toEqual(other.each.results.map(told));
            expect([one.each.counts, one.fields.counts]).toEqual([other.each.counts, other.fields.counts]);
            expect(one.fields.missing).toEqual(other.fields.missing);
            const opened = openSharedRules(structuredClone(after.share()), environment);
            expect([...opened.ids()]).toEqual([...after.ids()]);
            expect(answers(opened, facts, phase).each.results.map(told)).toEqual(one.each.results.map(told));
          }
          const once = () => ({ asOf: '2026-05-01', budget: new Budget(), limit: 5 });
          expect(after.notEvaluable(facts, once()).map(told)).toEqual(anew.notEvaluable(facts, once()).map(told));
        },
      ),
      { numRuns: fewerRuns, seed: SEED + 1 },
    );
  }, 3_600_000);
});
