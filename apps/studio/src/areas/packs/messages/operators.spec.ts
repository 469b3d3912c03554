import { operators } from '@caseloom/rules';
import { describe, expect, it } from '@jest/globals';
import { operatorAbout } from './operators.ts';

describe('what operators ask, in one line', () => {
  it('is said of every operator, in both languages, and of no other', () => {
    expect(Object.keys(operatorAbout).toSorted()).toEqual([...operators.keys()].toSorted());
    expect(Object.values(operatorAbout).filter(({ zh, en }) => zh === '' || en === '')).toEqual([]);
  });
});
