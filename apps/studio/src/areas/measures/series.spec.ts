import { describe, expect, it } from '@jest/globals';
import {
  byMonth,
  drawn,
  firstMeasure,
  filterOf,
  lastYear,
  questionOf,
  standingOf,
  trendOf,
  withFilter,
  worstFirst,
  type MeasureValue,
} from './series.ts';

const value = (key: string, text: string | undefined, cases = 100, small = false): MeasureValue => ({
  measure: 'CMI',
  key,
  label: key,
  numerator: '1',
  cases,
  state: 'ok',
  small,
  ...(text === undefined ? {} : { value: text }),
});

describe('figures of the dashboard', () => {
  it.each([
    ['finance', 'lose'],
    ['risk', 'lose'],
    ['efficiency', 'why'],
    ['data quality', 'act'],
    ['something new', 'why'],
  ])('puts %s under the question “%s”', (domain, question) => {
    expect(questionOf({ domain })).toBe(question);
  });

  it.each([
    ['higher', '1.10', '1.00', { difference: '0.1000', direction: 'up', good: true }],
    ['lower', '1.10', '1.00', { difference: '0.1000', direction: 'up', good: false }],
    ['context', '0.9', '1.00', { difference: '0.1000', direction: 'down' }],
    ['higher', '1.0', '1.00', { difference: '0.0000', direction: 'same' }],
  ])('a measure that should be %s going to %s from %s', (direction, last, before, trend) => {
    expect(trendOf({ direction, decimals: 4 }, last, before)).toEqual(trend);
  });

  it('tells no trend without both values', () => {
    expect(trendOf({ direction: 'higher', decimals: 2 }, '1', undefined)).toBeUndefined();
    expect(trendOf({ direction: 'higher', decimals: 2 }, undefined, '1')).toBeUndefined();
  });

  it('keeps months without a value as gaps, in order', () => {
    expect(
      byMonth([value('2026-02', '1.2'), value('2026-01', '1.1')], ['2026-03', '2026-01', '2026-02'], 'CMI'),
    ).toEqual([
      { month: '2026-01', value: '1.1' },
      { month: '2026-02', value: '1.2' },
      { month: '2026-03', value: undefined },
    ]);
  });

  it('lists the worst first, small numbers after the others, and what has no value last', () => {
    const rows = [
      value('none', undefined),
      value('small', '0.1', 3, true),
      value('good', '1.5'),
      value('bad', '0.5'),
      value('badder', '0.5', 900),
    ];
    expect(worstFirst(rows, 'higher').map((one) => one.key)).toEqual(['badder', 'bad', 'good', 'small', 'none']);
    expect(worstFirst(rows, 'lower').map((one) => one.key)).toEqual(['good', 'badder', 'bad', 'small', 'none']);
  });

  it('draws numbers and gaps', () => {
    expect([drawn('1234.5'), drawn('-0.1234567'), drawn(undefined), drawn('x')]).toEqual([
      1234.5,
      -0.123457,
      undefined,
      undefined,
    ]);
  });

  it('keeps the filter in the address', () => {
    const search = new URLSearchParams('from=2026-01&to=2026-06&department=0301&measure=CMI');
    expect(filterOf(search)).toEqual({ from: '2026-01', to: '2026-06', department: '0301' });
    expect(withFilter(search, 'department', undefined).toString()).toBe('from=2026-01&to=2026-06&measure=CMI');
    expect(filterOf(withFilter(search, 'group', 'GB23'))).toMatchObject({ group: 'GB23' });
  });

  it.each([
    [['2026-03', '2025-01'], { from: '2025-04', to: '2026-03' }],
    [['2026-12'], { from: '2026-01', to: '2026-12' }],
    [[], undefined],
  ])('takes the year that ends with the last of %j', (months, year) => {
    expect(lastYear(months)).toEqual(year);
  });

  const yuan = { zh: '元', en: 'yuan' };
  const share = { zh: '%', en: '%' };
  it.each([
    [{ direction: 'higher', unit: share, warnBelow: '98' }, '97', 'warn', 'beyond'],
    [{ direction: 'higher', unit: share, target: '95', warnBelow: '90' }, '94', 'ok', 'offTarget'],
    [{ direction: 'lower', unit: share, target: '8.0' }, '8.00', 'ok', 'onTarget'],
    [{ direction: 'lower', unit: share, warnAbove: '30' }, '24', 'ok', 'within'],
    [{ direction: 'higher', unit: yuan }, '-860.25', 'ok', 'loss'],
    [{ direction: 'higher', unit: yuan }, '0', 'ok', 'surplus'],
    [{ direction: 'context', unit: yuan }, '16061.01', 'ok', 'plain'],
    [{ direction: 'context', unit: share, target: '5' }, '3', 'ok', 'plain'],
    [{ direction: 'higher', unit: share }, undefined, 'none', 'none'],
  ] as const)('%j at %s (%s) is %s', (measure, text, state, standing) => {
    expect(standingOf(measure, { state, ...(text === undefined ? {} : { value: text }) })).toBe(standing);
  });

  it('says nothing of a measure without a value', () => {
    expect(standingOf({ direction: 'higher', unit: share }, undefined)).toBe('none');
  });

  it('opens with the money', () => {
    const measure = (id: string, domain: string) => ({ id, domain }) as never;
    expect(firstMeasure([measure('CMI', 'capacity'), measure('DRUG', 'cost'), measure('BALANCE', 'finance')])?.id).toBe(
      'BALANCE',
    );
    expect(firstMeasure([measure('CMI', 'capacity')])?.id).toBe('CMI');
    expect(firstMeasure([])).toBeUndefined();
  });
});
