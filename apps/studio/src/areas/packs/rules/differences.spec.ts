import { describe, expect, it } from '@jest/globals';
import { differences } from './differences.ts';

describe('differences of two values', () => {
  it('names the members that changed, came or went, and takes lists whole', () => {
    const before = { id: 'a', event: { params: { severity: 'warn', title: { zh: '甲' } } }, list: [1, 2] };
    const after = { id: 'a', event: { params: { severity: 'block', title: { zh: '甲' } } }, list: [1, 3], extra: null };
    expect(differences(before, after)).toEqual([
      { path: 'event.params.severity', before: 'warn', after: 'block' },
      { path: 'list', before: [1, 2], after: [1, 3] },
      { path: 'extra', before: undefined, after: null },
    ]);
  });
});
