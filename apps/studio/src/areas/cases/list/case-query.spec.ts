import { describe, expect, it } from '@jest/globals';
import { clearFilters, patchView, queryOf, readView } from './case-query.ts';

const view = (text: string) => readView(new URLSearchParams(text));

describe('the address of a case list', () => {
  it('is read as filters, order and page', () => {
    expect(queryOf(view('stage=coding&assignee=mine&q=M1001&sort=balance&order=desc&page=3&pageSize=100'))).toEqual({
      stage: 'coding',
      assignee: 'mine',
      q: 'M1001',
      sort: 'balance',
      order: 'desc',
      page: 3,
      pageSize: 100,
    });
  });

  it.each(['severity=awful', 'month=2026', 'conflicts=1', 'sort=name', 'page=0', 'page=x', 'pageSize=5000', 'q=%20'])(
    'drops what the contract would refuse: %s',
    (text) => {
      expect(view(text)).toEqual({ filter: {}, sort: 'due', order: 'asc', page: 1, pageSize: 50 });
    },
  );

  it('goes back to the first page when a filter changes, and keeps what is not its own', () => {
    expect(patchView(new URLSearchParams('stage=coding&page=4&import=1'), { department: '03' }).toString()).toBe(
      'stage=coding&import=1&department=03',
    );
  });

  it('turns pages without touching the filters', () => {
    expect(patchView(new URLSearchParams('stage=coding'), { page: 2 }).toString()).toBe('stage=coding&page=2');
    expect(patchView(new URLSearchParams('stage=coding&page=2'), { page: 1 }).toString()).toBe('stage=coding');
  });

  it('clears every filter at once and keeps the order', () => {
    expect(clearFilters(new URLSearchParams('stage=coding&q=x&sort=balance&rule=A01-001')).toString()).toBe(
      'sort=balance',
    );
  });
});
