import { describe, expect, it } from '@jest/globals';
import { axisOf, calendarRows, dayOf, percent, type Activation } from './calendar-rows.ts';

let count = 0;
const activation = (
  purpose: Activation['purpose'],
  validFrom: string,
  version: string,
  scope: Activation['scope'] = {},
): Activation => {
  count += 1;
  return {
    id: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
    purpose,
    scope,
    validFrom,
    pack: { packId: 'city', version, hash: 'a'.repeat(64), title: { zh: '市', en: 'City' }, layer: 'city' },
    by: 'L',
    at: `2026-01-01T00:00:${String(count).padStart(2, '0')}Z`,
    inForce: false,
  };
};
const told = (list: Activation[], today = '2026-06-15') =>
  calendarRows(list, today).map((row) => [
    row.purpose,
    row.stretches.map((one) => [one.activation.pack.version, one.from, one.until, one.state]),
  ]);

describe('the calendar of activations', () => {
  it('lasts each activation until the next of the same purpose and scope', () => {
    expect(
      told([
        activation('policy', '2026-07-01', '2.0.0'),
        activation('policy', '2025-01-01', '1.0.0'),
        activation('policy', '2026-01-01', '1.1.0'),
      ]),
    ).toEqual([
      [
        'policy',
        [
          ['1.0.0', '2025-01-01', '2026-01-01', 'past'],
          ['1.1.0', '2026-01-01', '2026-07-01', 'now'],
          ['2.0.0', '2026-07-01', undefined, 'coming'],
        ],
      ],
    ]);
  });

  it('counts the day of the change to the new one', () => {
    const list = [activation('policy', '2025-01-01', '1.0.0'), activation('policy', '2026-06-15', '2.0.0')];
    expect(told(list)[0]?.[1]).toEqual([
      ['1.0.0', '2025-01-01', '2026-06-15', 'past'],
      ['2.0.0', '2026-06-15', undefined, 'now'],
    ]);
  });

  it('lets the one recorded last win on the same date', () => {
    expect(told([activation('conduct', '2026-01-01', '1.0.0'), activation('conduct', '2026-01-01', '1.0.1')])).toEqual([
      ['conduct', [['1.0.1', '2026-01-01', undefined, 'now']]],
    ]);
  });

  it('keeps scopes apart, the general one first', () => {
    const rows = calendarRows(
      [
        activation('policy', '2026-01-01', '2.0.0', { insuranceType: '310' }),
        activation('policy', '2026-01-01', '1.0.0'),
        activation('conduct', '2026-01-01', '1.0.0'),
      ],
      '2026-06-15',
    );
    expect(rows.map((row) => [row.purpose, row.scope])).toEqual([
      ['conduct', {}],
      ['policy', {}],
      ['policy', { insuranceType: '310' }],
    ]);
  });

  it('draws an axis around every start and today, with ticks at the first of a month', () => {
    const rows = calendarRows(
      [activation('policy', '2025-01-01', '1.0.0'), activation('policy', '2026-07-01', '2.0.0')],
      '2026-06-15',
    );
    const axis = axisOf(rows, '2026-06-15');
    expect(percent(axis, dayOf('2026-07-01'))).toBeLessThan(100);
    expect(axis.ticks.map((tick) => tick.label)).toEqual([
      '2025-04',
      '2025-07',
      '2025-10',
      '2026-01',
      '2026-04',
      '2026-07',
      '2026-10',
    ]);
    expect(percent(axis, axis.from - 400)).toBe(0);
  });

  it.each(['1990-01-01', '2020-05-01', '2026-06-14'])('stays readable when the first start is %s', (first) => {
    const axis = axisOf(calendarRows([activation('policy', first, '1.0.0')], '2026-06-15'), '2026-06-15');
    expect(axis.ticks.length).toBeGreaterThan(1);
    expect(axis.ticks.length).toBeLessThanOrEqual(9);
    expect(axis.to - axis.from).toBeLessThan(900);
  });
});
