import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Budget } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import { describe, expect, it } from '@jest/globals';
import { compileRules } from '../compile-rules.ts';
import type { CodeTable, RuleEnvironment, RuleSet } from '../types.ts';
import { operators } from './index.ts';

interface Case {
  readonly operand?: unknown;
  readonly value: unknown;
  readonly answer: boolean | null;
  readonly reason?: string;
  /** Fact `facts` beside the operand. */
  readonly facts?: Record<string, unknown>;
  /** Further facts. */
  readonly case?: Record<string, unknown>;
}

const here = new URL('./', import.meta.url);
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();
const casesOf = (id: string): Case[] =>
  JSON.parse(readFileSync(new URL(`${id}/${id}.cases.json`, here), 'utf8')) as Case[];

const table = (system: string, sample: boolean, rows: Record<string, Record<string, string>>): CodeTable => {
  const map = new Map(Object.entries(rows));
  return { system, sample, rows: map, size: map.size, has: (code) => map.has(code), get: (code) => map.get(code) };
};
const tables: Record<string, CodeTable> = {
  icd10: table('icd10', true, {
    'I10.x00': { code: 'I10.x00', zh: '特发性(原发性)高血压', chronic: 'yes' },
    'K80.100': { code: 'K80.100', zh: '胆囊结石伴胆囊炎' },
  }),
  full: table('full', false, { '1': { code: '1' } }),
};
const environment: RuleEnvironment = {
  codeSet: (name) =>
    ({ sex: new Set(['1', '2', '0', '9']), sampleSet: { has: (code: string) => code === '1', size: 1, sample: true } })[
      name
    ],
  codeTable: (system) => tables[system],
  parameter: () => undefined,
  hasField: () => true,
  map: (name) => (name === 'toInsurance' ? new Map([['I10.x00', 'I10.x01']]) : undefined),
  names: new Map([
    ['facts', 'any'],
    ['operand', 'any'],
  ]),
};

function answer(operator: string, one: Case): { answer: boolean | null; reason?: string } {
  const set: RuleSet = {
    title: { zh: '', en: '' },
    missing: 'unknown',
    rules: [
      {
        id: 'r',
        conditions: { all: [{ fact: 'operand', operator, value: one.value }] },
        event: { type: 'finding', params: { severity: 'info' } },
      },
    ],
  };
  const { value, issues } = compileRules(
    [{ kind: 'rules', id: 's', value: set, tables: {} } satisfies Artifact<RuleSet>],
    environment,
  );
  expect(issues).toEqual([]);
  const facts = { operand: one.operand, facts: one.facts ?? {}, ...one.case };
  const options = { asOf: '2026-05-01', budget: new Budget() };
  const { counts, results } = value.evaluate(facts, { ...options, phase: 'validate' });
  const { outcome } = value.outcome('r', facts, options);
  expect([outcome === 'fired', outcome === 'failed']).toEqual([counts.fired === 1, false]);
  const reason = results[0]?.missing?.reason;
  return {
    answer: outcome === 'fired' ? true : outcome === 'notFired' ? false : null,
    ...(reason === undefined ? {} : { reason }),
  };
}

describe.each([...operators.keys()])('operator %s', (id) => {
  it.each(casesOf(id).map((one) => [JSON.stringify(one.operand ?? null), JSON.stringify(one.value), one] as const))(
    'of %s with %s',
    (_operand, _value, one) => {
      expect(answer(id, one)).toEqual({
        answer: one.answer,
        ...(one.reason === undefined ? {} : { reason: one.reason }),
      });
    },
  );
});

describe('the family of operators', () => {
  it('has a folder, a registry line, cases and a page for each, in alphabetical order', () => {
    expect([...operators.keys()]).toEqual(folders);
    for (const id of folders) {
      expect(existsSync(new URL(`${id}/${id}.operator.ts`, here))).toBe(true);
      expect(readFileSync(new URL(`${id}/${id}.md`, here), 'utf8')).toMatch(new RegExp(`^# \`${id}\``));
      const answers = new Set(casesOf(id).map((one) => one.answer));
      expect([id, answers.has(true), answers.has(false)]).toEqual([id, true, true]);
      if (operators.get(id)!.answersMissing !== true) expect([id, answers.has(null)]).toEqual([id, true]);
    }
  });
  it('names each in both languages', () => {
    for (const operator of operators.values())
      expect([operator.title.zh, operator.title.en].every((text) => text.length > 1)).toBe(true);
  });
});

describe('docs/spec/rules.md', () => {
  it('lists every operator, and none that is not there', () => {
    const page = readFileSync(new URL('../../../../docs/spec/rules.md', here), 'utf8');
    const listed = [...page.matchAll(/^\| \[`(\w+)`\]\(\.\.\/\.\.\/libs\/rules\/src\/operators\/\1\/\1\.md\)/gm)].map(
      (match) => match[1],
    );
    expect(listed).toEqual([...operators.keys()]);
  });
});
