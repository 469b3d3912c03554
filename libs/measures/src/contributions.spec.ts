import { describe, expect, it } from '@jest/globals';
import { compileMeasures } from './compile.ts';
import { contributions } from './contributions.ts';
import { aggregate, measureValue } from './aggregate.ts';
import type { MeasureDefinition } from './types.ts';

const text = { zh: '指标', en: 'Measure' };
const base: Omit<MeasureDefinition, 'numerator'> = {
  id: 'M',
  title: text,
  domain: 'efficiency',
  unit: text,
  decimals: 2,
  direction: 'context',
  formulaText: text,
};
const compiled = (definition: Partial<MeasureDefinition>) => {
  const value = {
    title: text,
    measures: [{ ...base, numerator: { aggregate: 'count', expression: 'true' }, ...definition } as MeasureDefinition],
  };
  const result = compileMeasures([{ kind: 'measures', id: 'kpis', value, tables: {} }]);
  expect(result.issues).toEqual([]);
  return result.value;
};
const facts = (given: Readonly<Record<string, unknown>>) =>
  Object.assign(Object.create(null) as Record<string, unknown>, given);

const weight: Partial<MeasureDefinition> = {
  population: 'grouping.status = "grouped"',
  numerator: { aggregate: 'sum', expression: 'grouping.weight' },
  denominator: { aggregate: 'count', expression: 'true' },
};
const share: Partial<MeasureDefinition> = {
  numerator: { aggregate: 'sum', expression: 'fee.westernDrug + fee.patentTcm' },
  denominator: { aggregate: 'sum', expression: 'fee.total' },
  scale: '100',
};

describe('[MEASURE-1] what one case adds', () => {
  it.each<[string, Partial<MeasureDefinition>, Record<string, unknown>, unknown[]]>([
    [
      'a sum takes the number, exactly',
      weight,
      { grouping: { status: 'grouped', weight: '1.2345' } },
      [{ measure: 'M', numerator: '1.2345', denominator: '1' }],
    ],
    ['outside the population: nothing', weight, { grouping: { status: 'ambiguous', weight: '1.2' } }, []],
    ['a population that cannot be said: nothing', weight, {}, []],
    ['an unknown numerator: in neither sum', weight, { grouping: { status: 'grouped' } }, []],
    [
      'an unknown part of a sum: in neither sum, never a zero',
      share,
      { fee: { westernDrug: '10.10', total: '100' } },
      [],
    ],
    ['an unknown denominator: in neither sum', share, { fee: { westernDrug: '10.10', patentTcm: '0.20' } }, []],
    [
      'decimals add exactly',
      share,
      { fee: { westernDrug: '10.10', patentTcm: '0.20', total: '100.00' } },
      [{ measure: 'M', numerator: '10.3', denominator: '100' }],
    ],
    [
      'a count of true is 1',
      { numerator: { aggregate: 'count', expression: 'losDays > 30' } },
      { losDays: 31 },
      [{ measure: 'M', numerator: '1' }],
    ],
    [
      'a count of false is 0: the case takes part',
      { numerator: { aggregate: 'count', expression: 'losDays > 30' } },
      { losDays: 30 },
      [{ measure: 'M', numerator: '0' }],
    ],
    ['a count of unknown: nothing', { numerator: { aggregate: 'count', expression: 'losDays > 30' } }, {}, []],
    [
      'a text is named, for counting it once',
      { numerator: { aggregate: 'countDistinct', expression: 'grouping.drg' } },
      { grouping: { drg: 'FM19' } },
      [{ measure: 'M', numerator: '1', distinct: 'FM19' }],
    ],
    [
      'no text: nothing',
      { numerator: { aggregate: 'countDistinct', expression: 'grouping.drg' } },
      { grouping: {} },
      [],
    ],
    [
      'findings are counted by severity',
      { numerator: { aggregate: 'count', expression: 'findings.block + findings.error = 0' } },
      { findings: { block: 0, error: 0, warn: 3, info: 1 } },
      [{ measure: 'M', numerator: '1' }],
    ],
  ])('%s', (_, definition, given, expected) => {
    expect(contributions(compiled(definition), facts(given))).toEqual(expected);
  });

  it('[MEASURE-2] merges: the sums of two halves are the sums of the whole', () => {
    const [measure] = compiled({ ...share, id: 'DRUG' });
    const cases = [
      ['1.10', '0.20', '10'],
      ['0.10', '0.20', '0.7'],
      ['3', '0', '9.99'],
      ['2.05', '1', '4.01'],
    ].map(([westernDrug, patentTcm, total]) => facts({ fee: { westernDrug, patentTcm, total } }));
    const all = cases.flatMap((one) => contributions([measure!], one));
    const whole = aggregate(measure!.definition, all);
    const halves = [all.slice(0, 2), all.slice(2)].map((half) => aggregate(measure!.definition, half));
    expect(whole).toEqual({ numerator: '7.65', denominator: '24.7', cases: 4 });
    // 7.65 ÷ 24.70 × 100 = 30.971659…
    expect(measureValue(measure!.definition, whole)).toBe('30.97');
    expect(halves).toEqual([
      { numerator: '1.6', denominator: '10.7', cases: 2 },
      { numerator: '6.05', denominator: '14', cases: 2 },
    ]);
  });
});
