import { describe, expect, it } from '@jest/globals';
import { aggregate, measureState, measureValue } from './aggregate.ts';
import { MeasureTally } from './tally.ts';
import type { MeasureDefinition } from './types.ts';

const text = { zh: '指标', en: 'measure' };
const rate: MeasureDefinition = {
  id: 'RATE',
  title: text,
  domain: 'quality',
  numerator: { aggregate: 'count', expression: 'true' },
  denominator: { aggregate: 'count', expression: 'true' },
  scale: '100',
  unit: text,
  decimals: 2,
  direction: 'higher',
  formulaText: text,
  warnBelow: '66.67',
  warnAbove: '90',
};

describe('measure values', () => {
  it('[P7] sums and divides exactly, rounding once at the end', () => {
    const sums = aggregate(
      rate,
      ['1', '0', '1'].map((numerator) => ({ measure: 'RATE', numerator, denominator: '1' })),
    );
    expect(sums).toEqual({ numerator: '2', denominator: '3', cases: 3 });
    expect(measureValue(rate, sums)).toBe('66.67');
  });

  it('counts a distinct text once', () => {
    const groups = {
      ...rate,
      numerator: { aggregate: 'countDistinct' as const, expression: 'grouping.drg' },
      denominator: undefined,
      scale: undefined,
      decimals: 0,
    };
    const { denominator: _denominator, scale: _scale, ...definition } = groups;
    const sums = aggregate(
      definition,
      ['GB19', 'GB19', 'FM19'].map((distinct) => ({ measure: 'RATE', numerator: '1', distinct })),
    );
    expect(measureValue(definition, sums)).toBe('2');
  });

  it('sums cases that come one after the other to the same', () => {
    const all = ['0.1', '0.2', '-3'].map((numerator) => ({ measure: 'RATE', numerator, denominator: '1' }));
    const tally = new MeasureTally(rate);
    for (const one of all) tally.add([{ measure: 'OTHER', numerator: '9' }, one]);
    expect(tally.sums()).toEqual(aggregate(rate, all));
    expect(tally.sums()).toEqual({ numerator: '-2.7', denominator: '3', cases: 3 });
  });

  it('[P7] takes sums of any length: a share of a share is no longer than its 34 digits, but its zeros are', () => {
    const numerator = `0.${'0'.repeat(70)}1`;
    const sums = aggregate(rate, [{ measure: 'RATE', numerator, denominator: numerator }]);
    expect(sums.numerator).toBe(numerator);
    expect(measureValue(rate, sums)).toBe('100.00');
  });

  it('has no value where the denominator is zero', () => {
    expect(measureValue(rate, { numerator: '0', denominator: '0' })).toBeUndefined();
  });

  it.each([
    ['66.67', 'ok'],
    ['66.66', 'warn'],
    ['90', 'ok'],
    ['90.01', 'warn'],
  ])('value %s is %s: a limit itself is fine', (value, state) => {
    expect(measureState(rate, value)).toBe(state);
  });
});
