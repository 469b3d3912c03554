import { describe, expect, it } from '@jest/globals';
import { fullYears } from '@caseloom/core';
import { errorTrials, hospitalYear } from '../index.ts';
import { Random } from '../random.ts';
import { birthDateFor, idNumber, mobile } from './person.ts';

/** ISO 7064 MOD 11-2 from the standard's own definition: the powers of two, the check character included, sum to 1. */
function isRight(idNo: string): boolean {
  const values = [...idNo].map((char) => (char === 'X' ? 10 : Number(char)));
  return values.length === 18 && values.reduce((sum, value) => (sum * 2 + value) % 11, 0) === 1;
}

describe('numbers of people who do not exist', () => {
  it('agree with the example of GB 11643-1999', () => {
    expect(isRight('11010519491231002X')).toBe(true);
    expect(isRight('440524188001010014')).toBe(true);
    expect(idNumber('440524', '1880-01-01', 0, '1')).toBe('440524188001010014');
  });

  it.each<[string, string, number, '1' | '2']>([
    ['990102', '1966-02-01', 0, '2'],
    ['990121', '2024-02-29', 99, '1'],
    ['990104', '1999-12-31', 7, '2'],
  ])('hold district %s, birth date %s, order %i and sex %s', (district, birthDate, order, sex) => {
    const idNo = idNumber(district, birthDate, order, sex);
    expect(isRight(idNo)).toBe(true);
    expect(idNo.slice(0, 14)).toBe(district + birthDate.replaceAll('-', ''));
    expect(Number(idNo[16]) % 2 === 1 ? '1' : '2').toBe(sex);
  });

  it('are right for every patient, tell birth date and sex, and lie in no real place', () => {
    for (const { record } of hospitalYear({ seed: 3, cases: 300, endsOn: '2026-10-31', errorShare: 0 })) {
      const { idNo, birthDate, sex } = record.patient as { idNo: string; birthDate: string; sex: string };
      expect([idNo, isRight(idNo), idNo.slice(0, 2)]).toEqual([idNo, true, '99']);
      expect(idNo.slice(6, 14)).toBe(birthDate.replaceAll('-', ''));
      expect(Number(idNo[16]) % 2).toBe(sex === '1' ? 1 : 0);
    }
  });

  it('are wrong when two digits are swapped, and right in the near miss', () => {
    const trials = [...errorTrials({ seed: 5, cases: 200, endsOn: '2026-10-31', perKind: 200 })];
    const swapped = trials.filter(({ kind }) => kind.id === 'id-digits-swapped');
    expect(swapped).toHaveLength(200);
    for (const { faulty, nearMiss, clean } of swapped) {
      expect(isRight(String(faulty.patient?.['idNo']))).toBe(false);
      expect(isRight(String(nearMiss?.patient?.['idNo']))).toBe(true);
      expect(nearMiss?.patient?.['idNo']).not.toBe(clean.patient?.['idNo']);
    }
  });

  it('telephone numbers have eleven digits', () => {
    const random = new Random(1);
    for (let i = 0; i < 200; i++) expect(mobile(random)).toMatch(/^1\d{10}$/);
  });

  it.each([[0], [1], [17], [18], [65], [99]])('a birth date makes a person of %i whole years', (years) => {
    const random = new Random(years);
    for (let i = 0; i < 50; i++) expect(fullYears(birthDateFor(random, '2026-03-01', years), '2026-03-01')).toBe(years);
  });
});
