import { kinds, compilePack, type CompiledPack } from '@caseloom/engine';
import { parsePack, resolvePack } from '@caseloom/pack';
import { describe, expect, it } from '@jest/globals';
import { compareWithReference } from './compare.ts';
import { runChild } from './run-child.ts';

const record = {
  patient: { sex: '1', ageYears: 60 },
  stay: { admitAt: '2026-05-01T09:00:00', dischargeAt: '2026-05-08T10:00:00', los: 7 },
  fee: { total: '12000.00', selfPaid: '3000' },
  dx: { principal: { code: 'K80.100x001', name: '胆囊结石' }, other: [{ code: 'I10.x00x002' }, { code: 'N40.x00' }] },
  op: [{ code: '51.2300', level: '3' }, { code: '81.5100' }],
};
const rule = (id: string, conditions: unknown, more: object = {}) => ({
  id,
  conditions,
  event: { type: 'finding', params: { severity: 'warn' } },
  ...more,
});
const test = (fact: string, path: string, operator: string, value: unknown) => ({
  fact,
  ...(path === '' ? {} : { path }),
  operator,
  value,
});
const item = (path: string, operator: string, value: unknown) => test('item', path, operator, value);

function packOf(
  sets: Record<string, object>,
  tables: Record<string, string> = {},
  sex: string[] = ['1', '2'],
): CompiledPack {
  const title = { zh: '测试', en: 'Test' };
  const files = new Map<string, string>([
    ['pack.json', JSON.stringify({ format: 1, id: 'p', version: '1.0.0', title, layer: 'nation' })],
    ['codes/sex.json', JSON.stringify({ title, system: 'valueSet', codes: sex.map((code) => ({ code })) })],
    [
      'tests/t.json',
      JSON.stringify({
        title,
        cases: [
          { id: 'one', asOf: '2026-05-08', record, expect: {} },
          { id: 'empty', asOf: '2026-05-08', record: {}, expect: {} },
        ],
      }),
    ],
    ...Object.entries(sets).map(([id, set]) => [`rules/${id}.json`, JSON.stringify({ title, ...set })] as const),
    ...Object.entries(tables),
  ]);
  const parsed = parsePack(files, kinds);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const resolved = resolvePack([parsed.value], kinds);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.issues));
  const compiled = compilePack(resolved.value);
  expect(compiled.issues.filter((one) => one.severity === 'error')).toEqual([]);
  return compiled;
}

describe('the second opinion', () => {
  it('agrees on rules that the library can express, items and FEEL included', async () => {
    const report = await compareWithReference(
      packOf({
        ours: {
          missing: 'unknown',
          rules: [
            rule('plain', {
              all: [test('patient', 'sex', 'equal', '1'), test('fee', 'total', 'greaterThan', '9999.99')],
            }),
            rule('set', { all: [test('patient', 'sex', 'inSet', 'sex')] }),
            rule('codes', {
              any: [
                test('dx', 'principal.code', 'codeIn', ['K80-K82']),
                test('dx', 'other', 'some', { conditions: { all: [item('code', 'codeIn', ['C00-D48'])] } }),
              ],
            }),
            rule('none', {
              all: [test('dx', 'other', 'none', { conditions: { all: [item('code', 'startsWith', 'N4')] } })],
            }),
            rule(
              'each',
              { all: [item('level', 'isEmpty', true)] },
              { forEach: 'op', appliesWhen: { all: [item('code', 'isPresent', true)] } },
            ),
            rule('feel', { all: [test('fee', '', 'satisfies', 'fee.selfPaid / fee.total = 0.25 and count(op) = 2')] }),
            rule('other', { not: test('fee', 'selfPaid', 'lessThanInclusive', { fact: 'fee', path: 'total' }) }),
          ],
        },
        theirs: {
          missing: 'reference',
          severity: 'info',
          rules: [
            rule('differs', { all: [test('patient', 'marital', 'notEqual', '1')] }),
            rule('throws', { all: [test('patient', 'sex', 'in', 5)] }),
          ],
        },
      }),
    );
    expect(report).toMatchObject({ different: [], notComparable: [] });
    expect([report.compared, report.equal, report.undecided]).toEqual([14, 14, 4]);
  }, 60_000);

  it('counts what the library has no words for, by rule and reason', async () => {
    const report = await compareWithReference(
      packOf({
        ours: {
          missing: 'unknown',
          rules: [
            rule('dates', { all: [test('stay', 'dischargeAt', 'dateNotBefore', { fact: 'stay', path: 'admitAt' })] }),
            rule('years', {
              all: [test('patient', '', 'satisfies', 'full years(patient.birthDate, stay.admitAt) > 1')],
            }),
          ],
        },
      }),
    );
    expect(report).toMatchObject({
      compared: 0,
      notComparable: [
        { rule: 'dates', why: 'dateNotBefore' },
        { rule: 'years', why: 'FEEL with functions of ours' },
      ],
    });
  }, 60_000);

  describe('of a template with many rows', () => {
    const needs = {
      missing: 'unknown',
      rules: [],
      template: {
        columns: [
          { name: 'codes', type: 'list' },
          { name: 'needs', type: 'list' },
        ],
        rule: {
          forEach: 'op',
          appliesWhen: item('code', 'codeIn', '{{codes}}'),
          conditions: { all: [{ not: test('dx', 'principal.code', 'codeIn', '{{needs}}') }] },
          event: { type: 'finding', params: { severity: 'warn' } },
        },
      },
    };
    // One row in a hundred is about a procedure of the case; half of those lack their diagnosis.
    const rows = Array.from({ length: 600 }, (_row, index) =>
      index % 100 === 0
        ? `r${index},51.2,${index % 200 === 0 ? 'K80-K82' : 'C16'}`
        : `r${index},${10 + (index % 40)}.99,K35`,
    );
    const pack = packOf({ needs }, { 'rules/needs.rows.csv': `id,codes,needs\n${rows.join('\n')}\n` });

    it('asks about all rows of a small pack', async () => {
      expect(await compareWithReference(pack)).toMatchObject({
        different: [],
        notComparable: [],
        compared: 1200,
        equal: 1200,
        rules: 600,
        asked: 600,
        passedOver: 0,
      });
    }, 60_000);
    it('asks in a large one about the rows that the case could fire, and counts the others', async () => {
      expect(await compareWithReference(pack, { allPairs: 100 })).toMatchObject({
        different: [],
        compared: 12,
        equal: 12,
        asked: 6,
        passedOver: 600 * 2 - 6,
      });
    }, 60_000);
    it('finds a row that should have fired and did not', async () => {
      const { rules } = pack;
      const silent: CompiledPack['rules'] = {
        ...rules,
        explain: (id, facts, options) => {
          const told = rules.explain(id, facts, options);
          return { ...told, instances: told.instances.map((one) => ({ ...one, outcome: 'notFired' })) };
        },
      };
      const { different } = await compareWithReference({ ...pack, rules: silent }, { allPairs: 100 });
      expect(different.map((one) => [one.rule, one.path])).toEqual(
        ['r100', 'r300', 'r500'].map((rule) => [rule, 'op[0]']),
      );
    }, 60_000);
  });

  it('names what differs', async () => {
    const pack = packOf({
      ours: { missing: 'unknown', rules: [rule('r', { all: [test('patient', 'sex', 'equal', '1')] })] },
    });
    const lying: CompiledPack = {
      ...pack,
      rules: {
        ...pack.rules,
        explain: (id, facts, options) => ({
          ...pack.rules.explain(id, facts, options),
          instances: [{ path: 'patient.sex', outcome: 'notFired', conditions: { kind: 'all', result: false } }],
        }),
      },
    };
    const report = await compareWithReference(lying);
    expect(report.different).toEqual([
      { case: 'tests/t.json#one', rule: 'r', path: 'patient.sex', ours: 'does not fire', reference: 'fires' },
    ]);
  }, 60_000);
});

describe('[P15] the child process', () => {
  const ask = (conditions: unknown, expressions: string[] = []) => ({
    cases: [{ a: { x: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' } }],
    questions: [{ case: 0, conditions, expressions }],
  });
  it('is ended when it takes too long', async () => {
    const slow = { all: [{ fact: 'a', path: 'x', operator: 'matches', value: '^(a+)+$' }] };
    await expect(runChild(ask(slow), { seconds: 2 })).rejects.toMatchObject({
      issues: [{ code: 'REFERENCE_TIMEOUT' }],
    });
  }, 30_000);
  it('is ended when it takes too much memory', async () => {
    await expect(
      runChild(ask({ all: [] }, ['for a in 1..100000, b in 1..100000 return "xxxxxxxxxxxxxxxxxxxxxxxxxxxx"']), {
        memoryMb: 64,
        seconds: 60,
      }),
    ).rejects.toMatchObject({ issues: [{ code: 'REFERENCE_STOPPED' }] });
  }, 70_000);
});
