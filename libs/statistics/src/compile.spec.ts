import type { Artifact } from '@caseloom/pack';
import { describe, expect, it } from '@jest/globals';
import { backTest } from './back-test.ts';
import { compileModels } from './compile.ts';
import { boundsTable, companionsTable, modelsKind } from './kind.ts';
import { observationOf } from './observation.ts';
import type { Companion, ModelState, StatisticalModel } from './types.ts';

const population = { cases: 58, from: '2026-01-01', to: '2026-06-30', learnedOn: '2026-07-01', by: '周质控' };
const model = (
  id: string,
  method: StatisticalModel['method'],
  state: ModelState,
  tables: Artifact['tables'],
): Artifact<StatisticalModel> => ({
  kind: 'models',
  id,
  tables,
  value: { title: { zh: '模型', en: 'Model' }, method, state, parameters: { minimumCases: 30 }, population },
});
const bounds = boundsTable([
  {
    level: 'drg',
    key: 'GB23',
    measure: 'losDays',
    n: 58,
    p25: '5.00',
    median: '7.00',
    p75: '9.00',
    low: '1.54',
    high: '29.16',
  },
  {
    level: 'adrg',
    key: 'GB2',
    measure: 'charge',
    n: 90,
    p25: '8000.00',
    median: '9000.00',
    p75: '10000.00',
    low: '3555.56',
    high: '22500.00',
  },
]);
const companion: Companion = {
  when: 'procedure',
  code: '51.2',
  expects: 'diagnosis',
  with: ['K80', 'K81'],
  names: ['胆囊结石', '胆囊炎'],
  n: 120,
  together: 118,
  others: 130,
  lift: '7.50',
};
const companions = (rows: readonly Companion[]) => ({ companions: companionsTable(rows) });
const stay = (more: Record<string, unknown> = {}) =>
  observationOf({
    grouping: { status: 'grouped', drg: 'GB23', adrg: 'GB2', mdc: 'MDCG' },
    losDays: 7,
    fee: { total: '9000.00' },
    diagnoses: [{ code: 'K80.100', name: '胆囊结石' }],
    procedures: [{ code: '51.2300', name: '腹腔镜下胆囊切除术' }],
    ...more,
  });

describe('models look at a case', () => {
  const outliers = compileModels([model('outliers', 'outliers', 'shadow', { bounds })]);

  it('[STAT-4] and tell an outlier with the numbers of its group', () => {
    const [hit] = outliers.evaluate(stay({ losDays: 31 }));
    expect(hit).toMatchObject({
      model: 'outliers',
      row: 'drg GB23 losDays',
      path: 'stay.dischargeAt',
      numbers: { cases: '58', median: '7', low: '2', high: '29', value: '31' },
    });
    expect(hit!.message.zh).toBe('本院 GB23 组 58 例住院中位数 7 天，常见 2–29 天；本例 31 天。');
    expect(hit!.message.en).toContain('this one: 31 days');
  });

  it.each([
    ['within the fences', {}, []],
    ['at the fence', { losDays: 29 }, []],
    ['of a group without a row, by the level above', { fee: { total: '3000' } }, ['adrg GB2 charge']],
    ['that was not grouped', { losDays: 31, grouping: { status: 'ungrouped', drg: '0000' } }, []],
    ['whose stay is unknown', { losDays: undefined, fee: {} }, []],
  ])('[STAT-4] that is %s', (_what, more, rows) => {
    expect(outliers.evaluate(stay(more)).map((one) => one.row)).toEqual(rows);
  });

  const together = compileModels([model('together', 'companions', 'accepted', companions([companion]))]);

  it('[STAT-4] and tell a code without what usually stands beside it, at that code', () => {
    expect(together.evaluate(stay())).toEqual([]);
    const [hit] = together.evaluate(stay({ diagnoses: [{ code: 'I10.x00' }] }));
    expect(hit).toMatchObject({
      path: 'op[0].code',
      numbers: { cases: '120', together: '118', share: '98.3', lift: '7.50' },
    });
    expect(hit!.message.zh).toContain('120 例中，118 例（98.3%）同时有诊断 K80 胆囊结石、K81 胆囊炎');
  });

  it('[STAT-4] and say once what several rows call for, by the surest', () => {
    const weaker = { ...companion, code: '51.1', together: 100 };
    const both = compileModels([model('together', 'companions', 'shadow', companions([weaker, companion]))]);
    const hits = both.evaluate(stay({ diagnoses: [], procedures: [{ code: '51.1000' }, { code: '51.2300' }] }));
    expect(hits.map((one) => one.row)).toEqual(['procedure 51.2 diagnosis K80']);
  });

  it('[STAT-5] say nothing once they are retired', () => {
    expect(compileModels([model('together', 'companions', 'retired', companions([companion]))]).size).toBe(0);
  });

  it('[STAT-6] are tested on what first came, and on what was corrected since', () => {
    const wrong = stay({ diagnoses: [{ code: 'I10.x00' }] });
    const tested = backTest(
      together,
      [
        { first: wrong, now: stay() },
        { first: wrong, now: wrong },
        { first: stay(), now: stay() },
      ],
      { from: '2026-07-01', to: '2026-07-31' },
    );
    expect(tested.get('together')).toEqual({
      from: '2026-07-01',
      to: '2026-07-31',
      cases: 3,
      findings: 2,
      corrected: 1,
    });
  });
});

describe('an artifact of kind models', () => {
  const told = (artifact: Artifact<StatisticalModel>) =>
    modelsKind.check!(artifact, { artifacts: () => [] }).map((one) => `${one.code} ${one.path}`);
  const accepted = (precision: string, threshold: string): Artifact<StatisticalModel> => {
    const one = model('m', 'outliers', 'accepted', { bounds });
    const acceptance = { judged: 50, right: 45, precision, threshold, by: '周质控', on: '2026-08-01' };
    return { ...one, value: { ...one.value, acceptance } };
  };

  it.each<[string, Artifact<StatisticalModel>, string[]]>([
    ['is sound in the shadow', model('m', 'outliers', 'shadow', { bounds }), []],
    ['lacks its table', model('m', 'companions', 'shadow', { bounds }), ['MODEL_TABLE_MISSING ']],
    [
      'is accepted without a measured precision',
      model('m', 'outliers', 'accepted', { bounds }),
      ['MODEL_ACCEPTANCE_MISSING acceptance'],
    ],
    ['is accepted below its threshold', accepted('0.7900', '0.80'), ['MODEL_ACCEPTANCE_BELOW acceptance']],
    ['is accepted at its threshold', accepted('0.8000', '0.80'), []],
    [
      'has a number that is none',
      model('m', 'outliers', 'shadow', {
        bounds: { ...bounds, rows: [{ ...bounds.rows[0], median: 'sieben' }] } as never,
      }),
      ['MODEL_NUMBER_TEXT bounds.csv:2:median'],
    ],
  ])('[STAT-5] %s', (_what, artifact, expected) => {
    expect(told(artifact)).toEqual(expected);
  });
});
