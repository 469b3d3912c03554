import { describe, expect, it } from '@jest/globals';
import { lifeCycleOf, newestFirst, versionAfter, type Draft } from './life-cycle.ts';

const all: Draft['actions'] = (['edit', 'submit', 'approve', 'reject', 'publish', 'discard', 'activate'] as const).map(
  (id) => ({ id, allowed: true }),
);

describe('the life cycle of a draft', () => {
  it.each<[Draft['state'], string]>([
    ['draft', 'submit'],
    ['rejected', 'submit'],
    ['submitted', 'approve'],
    ['approved', 'publish'],
    ['published', 'activate'],
  ])('offers one next step for %s: %s', (state, next) => {
    expect(lifeCycleOf({ state, actions: all }).next.id).toBe(next);
  });

  it('[P25] shows approval to the author as not allowed, with the reason', () => {
    const actions: Draft['actions'] = [{ id: 'approve', allowed: false, why: 'DRAFT_OWN' }];
    expect(lifeCycleOf({ state: 'submitted', actions }).next).toEqual({
      id: 'approve',
      allowed: false,
      why: 'DRAFT_OWN',
    });
  });

  it('allows nothing that the server did not name', () => {
    const none = lifeCycleOf({ state: 'draft', actions: [] });
    expect(none.next.allowed).toBe(false);
    expect(none.menu).toEqual([]);
    expect(none.mayEdit).toBe(false);
  });

  it('puts the rest into the menu, without the next step', () => {
    expect(lifeCycleOf({ state: 'submitted', actions: all }).menu.map((one) => one.id)).toEqual([
      'reject',
      'discard',
      'activate',
    ]);
    expect(lifeCycleOf({ state: 'published', actions: all }).menu.map((one) => one.id)).toEqual(['reject', 'discard']);
  });
});

describe('versions', () => {
  it.each([
    ['1.2.3', 'patch', '1.2.4'],
    ['1.2.3', 'minor', '1.3.0'],
    ['1.2.3', 'major', '2.0.0'],
    ['2.0.0-draft', 'patch', '2.0.1'],
    [undefined, 'patch', '0.1.0'],
  ] as const)('%s goes up by %s to %s', (from, step, to) => {
    expect(versionAfter(from, step)).toBe(to);
  });

  it('sorts by number, not by text, and a pre-release behind its release', () => {
    expect(['1.9.0', '1.10.0', '2.0.0-rc1', '2.0.0', '1.10.1'].toSorted(newestFirst)).toEqual([
      '2.0.0',
      '2.0.0-rc1',
      '1.10.1',
      '1.10.0',
      '1.9.0',
    ]);
  });
});
