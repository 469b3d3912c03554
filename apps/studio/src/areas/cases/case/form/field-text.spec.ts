import { describe, expect, it } from '@jest/globals';
import { complaint, shownText, typedValue } from './field-text.ts';

describe('text in a field', () => {
  it.each([
    ['datetime', '2026-11-21 10:00', '2026-11-21T10:00'],
    ['datetime', '2026-11-21 1', '2026-11-21T1'],
    ['datetime', '2026-11-21', '2026-11-21'],
    ['datetime', 'gestern', 'gestern'],
    ['integer', '7', 7],
    ['integer', '7x', '7x'],
    ['decimal', '12000.50', '12000.50'],
    ['string', '', undefined],
    ['string', ' 空格 ', ' 空格 '],
  ])('of type %s %j becomes %j in the record', (type, text, value) => {
    expect(typedValue(type, text)).toBe(value);
  });

  it('shows moments with a blank and nothing for what is absent', () => {
    expect(shownText('datetime', '2026-11-21T10:00:00')).toBe('2026-11-21 10:00');
    expect(shownText('datetime', '2026-11-21T10:00:07')).toBe('2026-11-21 10:00:07');
    expect(shownText('string', undefined)).toBe('');
    expect(shownText('integer', 7)).toBe('7');
  });

  it.each([
    [{ type: 'date' }, '2026-02-30', 'date'],
    [{ type: 'date' }, '2026-02-28', undefined],
    [{ type: 'datetime' }, '2026-02-28T25:00', 'datetime'],
    [{ type: 'datetime' }, '2026-02-28T10:00', undefined],
    [{ type: 'integer' }, '7.5', 'integer'],
    [{ type: 'decimal' }, '1,200', 'decimal'],
    [{ type: 'decimal' }, '1200.00', undefined],
    [{ type: 'string', maxLength: 3 }, '四个字的', 'length'],
    [{ type: 'integer' }, undefined, undefined],
  ])('%j with %j complains of %s', (field, value, what) => {
    expect(complaint(field, value)).toBe(what);
  });
});
