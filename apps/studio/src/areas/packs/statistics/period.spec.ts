import { describe, expect, it } from '@jest/globals';
import { filterOf, lastDays, withValue } from './period.ts';

describe('the address of the rule outcomes', () => {
  it('keeps filters, and leaves out days that are none', () => {
    expect(filterOf(new URLSearchParams('from=2026-02-30&to=2026-03-01&q=&role=physician&other=1'))).toEqual({
      to: '2026-03-01',
      role: 'physician',
    });
  });

  it('begins on the first page with another filter, not with another rule', () => {
    const search = new URLSearchParams('page=3&q=x');
    expect(withValue(search, { q: undefined }).toString()).toBe('');
    expect(withValue(search, { rule: 'A' }).toString()).toBe('page=3&q=x&rule=A');
  });

  it('counts the last days with today among them', () => {
    expect(lastDays('2026-03-01', 30)).toEqual({ from: '2026-01-31', to: '2026-03-01' });
  });
});
