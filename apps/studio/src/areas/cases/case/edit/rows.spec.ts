import { describe, expect, it } from '@jest/globals';
import type { CaseRecord } from '@caseloom/record';
import { diagnosisRows, listRows, moveRow, removeRow } from './rows.ts';

const record: CaseRecord = {
  dx: {
    outpatient: { code: 'R10.400' },
    principal: { code: 'K80.100' },
    other: [{ code: 'I10.x00' }, { code: 'E11.900' }],
  },
};

describe('diagnoses as one table', () => {
  it('has the principal diagnosis as its first row', () => {
    expect(diagnosisRows.read(record).map((row) => row['code'])).toEqual(['K80.100', 'I10.x00', 'E11.900']);
    expect([0, 1, 2].map(diagnosisRows.pathOf)).toEqual(['dx.principal', 'dx.other[0]', 'dx.other[1]']);
  });

  it('makes another diagnosis the principal one by moving it up, and keeps the rest of the group', () => {
    expect(diagnosisRows.write(record, moveRow(diagnosisRows.read(record), 2, 0)).dx).toEqual({
      outpatient: { code: 'R10.400' },
      principal: { code: 'E11.900' },
      other: [{ code: 'K80.100' }, { code: 'I10.x00' }],
    });
  });

  it('has no row when there is no diagnosis', () => {
    expect(diagnosisRows.read({})).toEqual([]);
    expect(diagnosisRows.write(record, []).dx).toEqual({ outpatient: { code: 'R10.400' }, other: [] });
  });
});

describe('a list of the record', () => {
  it('is read and written at its path', () => {
    const items = listRows('settlement.items');
    expect(items.read({})).toEqual([]);
    expect(items.write({ settlement: { billNo: '2' } }, [{ amt: '1.00' }]).settlement).toEqual({
      billNo: '2',
      items: [{ amt: '1.00' }],
    });
    expect(items.pathOf(3)).toBe('settlement.items[3]');
  });

  it.each([
    [0, 2, 'bca'],
    [2, 0, 'cab'],
    [1, 1, 'abc'],
    [0, -1, 'abc'],
    [2, 3, 'abc'],
  ])('moves row %i to %i', (from, to, order) => {
    expect(moveRow(['a', 'b', 'c'], from, to).join('')).toBe(order);
  });

  it('loses the row that is removed and no other', () => {
    expect(removeRow(['a', 'b', 'c'], 1)).toEqual(['a', 'c']);
  });
});
