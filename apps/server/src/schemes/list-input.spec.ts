import { describe, expect, it } from '@jest/globals';
import { listInput } from './list-input.ts';

const frontPage = { sex: '1', ageYears: 40, diagnoses: ['K80.100', 'I10.x00'], procedures: ['51.2300'] };

describe('a stay as its settlement list tells it', () => {
  it('[SCH-9] has the diagnosis marked as principal first, none of Chinese medicine, and the procedures of the list', () => {
    const settlement = {
      dx: [
        { type: '1', code: 'I10.x00', principalFlag: '0' },
        { type: '2', code: 'BNG030' },
        { type: '1', code: 'K81.000', principalFlag: '1' },
        { type: '1' },
      ],
      op: [{ code: '51.2200' }, {}],
    };
    expect(listInput(frontPage, settlement)).toEqual({
      ...frontPage,
      diagnoses: ['K81.000', 'I10.x00'],
      procedures: ['51.2200'],
    });
  });

  it.each([undefined, {}, { dx: [] }, { dx: [{ type: '3', code: 'ZXG010' }] }])(
    '[SCH-9] is not told by a list without diagnoses: %j',
    (settlement) => {
      expect(listInput(frontPage, settlement)).toBeUndefined();
    },
  );

  it('[SCH-9] begins with the first diagnosis where none is marked', () => {
    expect(listInput(frontPage, { dx: [{ code: 'A' }, { code: 'B' }] })?.diagnoses).toEqual(['A', 'B']);
  });
});
