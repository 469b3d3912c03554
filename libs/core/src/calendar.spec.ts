import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  dateFromDayNumber,
  dayNumber,
  daysBetween,
  fullYears,
  isDate,
  isDateTime,
  minuteNumber,
  minutesBetween,
  monthOf,
} from './calendar.ts';

describe('calendar texts', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11016],
    ['2026-05-01', 20574],
    ['2026-05-01T09:00:00', 20574],
  ])('%s is day %d', (text, day) => {
    expect(dayNumber(text)).toBe(day);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '26-01-01',
    '2026-01-01 09:00',
    '',
    'x',
    '2026-01-01x',
  ])('"%s" is no date', (text) => {
    expect([dayNumber(text), isDate(text)]).toEqual([undefined, false]);
  });

  it.each<[string, boolean]>([
    ['2026-05-01', true],
    ['2026-05-01T09', true],
    ['2026-05-01T09:30', true],
    ['2026-05-01T09:30:59.123', true],
    ['2026-05-01T24:00', false],
    ['2026-05-01T09:60', false],
    ['2026-05-01T09:30Z', false],
    ['2026-05-01T', false],
    ['2026-02-30T09:00', false],
  ])('"%s" is a moment: %s', (text, expected) => {
    expect(isDateTime(text)).toBe(expected);
  });

  it('goes from days to dates and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) =>
        expect(dayNumber(dateFromDayNumber(day))).toBe(day),
      ),
    );
  });

  it('agrees with the platform’s calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (day) => {
        expect(dateFromDayNumber(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });

  it.each([
    ['2026-05-01', 1, '2026-05-02'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
  ])('%s + %d days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
  });

  it.each<[string, string, number | undefined]>([
    ['2026-05-01T23:59', '2026-05-02T00:01', 1],
    ['2026-05-02', '2026-05-01', -1],
    ['2026-05-01', 'soon', undefined],
  ])('from %s to %s are %s days', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  it.each<[string, string, number | undefined]>([
    ['2026-05-01T09:00:00', '2026-05-01T10:30:59', 90],
    ['2026-05-01', '2026-05-02', 1440],
    ['2026-05-01T09:00', 'x', undefined],
  ])('from %s to %s are %s minutes', (from, to, minutes) => {
    expect(minutesBetween(from, to)).toBe(minutes);
  });

  it.each<[string, string, number | undefined]>([
    ['1966-05-01', '2026-05-01', 60],
    ['1966-05-02', '2026-05-01', 59],
    ['2000-02-29', '2025-02-28', 24],
    ['2000-02-29', '2025-03-01', 25],
    ['2026-05-02', '2026-05-01', -1],
    ['2026-02-30', '2026-05-01', undefined],
  ])('born %s is on %s %s years old', (birth, at, years) => {
    expect(fullYears(birth, at)).toBe(years);
  });

  it('[P14] texts sort as the moments they name', () => {
    const moment = fc
      .tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 1439 }))
      .map(([day, minute]) => {
        const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
        return `${dateFromDayNumber(day)}T${clock}:00`;
      });
    fc.assert(fc.property(moment, moment, (a, b) => expect(a < b).toBe(minuteNumber(a)! < minuteNumber(b)!)));
  });

  it('knows the month', () => {
    expect(monthOf('2026-05-08T10:00:00')).toBe('2026-05');
  });
});
