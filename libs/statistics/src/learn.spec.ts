import { decimal } from '@caseloom/core';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { learnBounds } from './learn-bounds.ts';
import { learnCompanions } from './learn-companions.ts';
import { learnModels, MODELS } from './learn.ts';
import type { Observation } from './observation.ts';
import { fences, quartiles, shrunk } from './quantiles.ts';

const seen = (codes: readonly string[], path: string) => codes.map((code) => ({ code, path }));
const observation = (more: {
  drg?: string;
  losDays?: number;
  charge?: string;
  diagnosis?: string[];
  procedure?: string[];
  item?: string[];
}): Observation => ({
  groups: more.drg ? { drg: more.drg, adrg: more.drg.slice(0, 3), mdc: `MDC${more.drg[0]}` } : {},
  ...(more.losDays ? { losDays: more.losDays } : {}),
  ...(more.charge ? { charge: more.charge } : {}),
  diagnosis: seen(more.diagnosis ?? [], 'dx'),
  procedure: seen(more.procedure ?? [], 'op'),
  item: seen(more.item ?? [], 'charges'),
});
const times = (n: number, make: (index: number) => Observation) => Array.from({ length: n }, (_, index) => make(index));
const texts = (values: readonly number[]) => values.map((one) => decimal(one));
const told = ({ p25, median, p75 }: ReturnType<typeof quartiles>) => [p25, median, p75].map(String);

describe('quartiles and fences', () => {
  it.each([
    [[5], ['5', '5', '5']],
    [
      [1, 2],
      ['1.25', '1.5', '1.75'],
    ],
    [
      [1, 2, 3, 4, 5],
      ['2', '3', '4'],
    ],
    [
      [2, 4, 4, 10],
      ['3.5', '4', '5.5'],
    ],
  ])('[STAT-1] of %j are %j', (values, expected) => {
    expect(told(quartiles(texts(values)))).toEqual(expected);
  });

  it('[STAT-1] lie at p25 ÷ (p75 ÷ p25)² and p75 × (p75 ÷ p25)², exactly', () => {
    const [p25, median, p75] = texts([5, 7, 10]);
    expect(fences({ p25: p25!, median: median!, p75: p75! }, 2)).toEqual({ low: '1.25', high: '40.00' });
    // All alike: taken as half as far again apart.
    expect(fences({ p25: median!, median: median!, p75: median! }, 2)).toEqual({ low: '3.11', high: '15.75' });
  });

  it('[STAT-1] are drawn towards the level above, which counts as so many cases', () => {
    const own = quartiles(texts([10]));
    const parent = quartiles(texts([4]));
    expect(told(shrunk(own, 10, parent, 20))).toEqual(['6', '6', '6']);
    expect(shrunk(own, 10, undefined, 20)).toBe(own);
  });
});

describe('bounds per group', () => {
  const cases = [
    ...times(10, (index) => observation({ drg: 'GB23', losDays: 5 + index })),
    ...times(3, () => observation({ drg: 'GB29', losDays: 30 })),
    observation({ losDays: 99 }),
  ];

  it('[STAT-1] have a row for groups and ADRGs with enough cases, never for an MDC or a case without group', () => {
    const rows = learnBounds(cases, { minimumCases: 10, spread: 2 });
    expect(rows.map((one) => [one.level, one.key, one.measure, one.n, one.median])).toEqual([
      ['adrg', 'GB2', 'losDays', 13, '11.00'],
      ['drg', 'GB23', 'losDays', 10, '9.50'],
    ]);
  });
});

describe('codes that stand together', () => {
  // 40 cases with procedure 51.2: 30 with K80, 9 with K81, one with neither; 160 others.
  const cases = [
    ...times(30, () => observation({ procedure: ['51.2'], diagnosis: ['K80', 'I10'] })),
    ...times(9, () => observation({ procedure: ['51.2'], diagnosis: ['K81'] })),
    observation({ procedure: ['51.2'], diagnosis: ['I10'] }),
    ...times(160, () => observation({ procedure: ['99.2'], diagnosis: ['C34', 'I10'] })),
  ];
  const parameters = { minimumCases: 30, minimumConfidence: '0.90', minimumLift: '3' };

  it('[STAT-2] are found as alternatives with exact counts; what stands everywhere explains nothing', () => {
    const rows = learnCompanions(cases, [['procedure', 'diagnosis']], parameters);
    expect(rows).toEqual([
      {
        when: 'procedure',
        code: '51.2',
        expects: 'diagnosis',
        with: ['K80', 'K81'],
        names: ['K80', 'K81'],
        n: 40,
        together: 39,
        others: 39,
        lift: '5.00',
      },
    ]);
  });

  it('[STAT-2] are each named where each nearly always stands there', () => {
    const both = [
      ...times(40, () => observation({ item: ['vent'], procedure: ['96.0', '96.7'] })),
      ...times(160, () => observation({ item: ['bed'], procedure: ['99.2'] })),
    ];
    const rows = learnCompanions(both, [['item', 'procedure']], parameters);
    expect(rows.map((one) => [one.code, one.with])).toEqual([
      ['vent', ['96.0']],
      ['vent', ['96.7']],
    ]);
  });

  it.each([
    ['too few cases', { ...parameters, minimumCases: 41 }],
    ['too seldom together', { ...parameters, minimumConfidence: '0.99' }],
    ['hardly more often than by chance', { ...parameters, minimumLift: '6' }],
  ])('[STAT-2] are no companions: %s', (_why, asked) => {
    expect(learnCompanions(cases, [['procedure', 'diagnosis']], asked)).toEqual([]);
  });
});

describe('learning', () => {
  const population = { cases: 0, from: '2026-01-01', to: '2026-06-30', learnedOn: '2026-07-01', by: '周质控' };
  const codes = (pool: readonly string[]) => fc.uniqueArray(fc.constantFrom(...pool), { maxLength: 3 });
  const anyCase = fc
    .record({
      drg: fc.constantFrom('GB23', 'GB29', 'FM1A'),
      losDays: fc.integer({ min: 1, max: 40 }),
      charge: fc.integer({ min: 100, max: 90_000 }).map((yuan) => `${yuan}.00`),
      diagnosis: codes(['K80', 'K81', 'I10', 'J96']),
      procedure: codes(['51.2', '96.7', '99.2']),
      item: codes(['a', 'b', 'c']),
    })
    .map(observation);

  it('[STAT-3] gives the same bytes from the same cases in any order', () => {
    const small = Object.fromEntries(
      Object.keys(MODELS).map((id) => [id, { minimumCases: 2, minimumConfidence: '0.50', minimumLift: '1' }]),
    );
    fc.assert(
      fc.property(fc.array(anyCase, { minLength: 5, maxLength: 30 }), fc.nat(), (cases, turn) => {
        const at = turn % cases.length;
        const shuffled = [...cases.slice(at), ...cases.slice(0, at)].reverse();
        expect(learnModels(shuffled, population, small)).toEqual(learnModels(cases, population, small));
      }),
      { numRuns: 60 },
    );
  });
});
