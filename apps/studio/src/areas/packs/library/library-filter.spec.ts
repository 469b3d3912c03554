import { describe, expect, it } from '@jest/globals';
import { toggled, viewFromSearch, viewToSearch, withoutEmpty } from './library-filter.ts';

describe('what the address says of the library', () => {
  it.each([
    [{ filter: {}, sort: 'id' as const }, ''],
    [{ filter: { q: 'K80 性别' }, sort: 'hits' as const }, 'drawer=checks'],
    [
      {
        filter: { choices: { severity: ['block'] }, status: ['disabled' as const], hits: { min: 3 } },
        sort: 'severity' as const,
      },
      '',
    ],
  ])('is read as it was written: %j', (view, before) => {
    const search = viewToSearch(new URLSearchParams(before), view);
    expect(viewFromSearch(search)).toEqual(view);
    expect(search.get('drawer')).toBe(before === '' ? null : 'checks');
  });

  it.each(['filter=%7Bq', 'filter=[]', 'filter=null', 'sort=backwards', ''])(
    'shows all where it is broken: %s',
    (text) => {
      expect(viewFromSearch(new URLSearchParams(text))).toEqual({ filter: {}, sort: 'id' });
    },
  );

  it('leaves out what asks for nothing', () => {
    expect(withoutEmpty({ q: '', choices: { severity: [], set: ['a'] }, hits: {} })).toEqual({
      choices: { set: ['a'] },
    });
  });

  it('chooses and takes back', () => {
    const once = toggled({}, 'severity', 'block');
    expect(once).toEqual({ choices: { severity: ['block'] } });
    expect(withoutEmpty(toggled(once, 'severity', 'block'))).toEqual({});
    expect(toggled({}, 'status', 'disabled')).toEqual({ status: ['disabled'] });
  });
});
