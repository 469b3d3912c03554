import { describe, expect, it } from '@jest/globals';
import { CLOSED, opened, searched, shut, withWayTo } from './opening.ts';

describe('how far a tree is opened', () => {
  it('[SCH-1] opens and closes a node once', () => {
    const open = opened(opened(CLOSED, 'MDCA'), 'MDCA');
    expect(open).toEqual({ ...CLOSED, open: ['MDCA'] });
    expect(shut(open, 'MDCA')).toEqual({ ...CLOSED, closed: ['MDCA'] });
    expect(opened(shut(open, 'MDCA'), 'MDCA')).toEqual(open);
  });

  it('[SCH-1] keeps the way to a node open, but for what was closed by hand', () => {
    expect(withWayTo(CLOSED, 'MDCA/AA1/AA19').open).toEqual(['MDCA', 'MDCA/AA1']);
    expect(withWayTo(shut(CLOSED, 'MDCA'), 'MDCA/AA1/AA19').open).toEqual(['MDCA/AA1']);
  });

  it('[SCH-2] opens all ways again when something else is looked for', () => {
    expect(searched(shut(opened(CLOSED, 'MDCB'), 'MDCA'), 'hc')).toEqual({ ...CLOSED, q: 'hc', open: ['MDCB'] });
  });
});
