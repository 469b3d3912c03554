import { describe, expect, it } from '@jest/globals';
import { dayNumber, daysBetween, Decimal, fullYears } from '@caseloom/core';
import { normaliseRecord, recordKey, type CaseRecord } from '@caseloom/record';
import { hospitalYear } from '../index.ts';

const stays = [...hospitalYear({ seed: 11, cases: 500, endsOn: '2026-10-31', errorShare: 0 })].map(
  ({ record }) => record,
);
const day = (moment: unknown): string => String(moment).slice(0, 10);
const whole = (record: CaseRecord) => record as Required<CaseRecord>;

describe('a faultless stay', () => {
  it('is a record as the record room would write it: nothing to normalise, nothing unknown', () => {
    for (const record of stays) {
      const { record: normal, issues, unknown } = normaliseRecord(record);
      expect([issues, unknown]).toEqual([[], []]);
      expect(normal).toEqual(record);
    }
    expect(new Set(stays.map(recordKey)).size).toBe(stays.length);
  });

  it('counts its days and the age at admission by the calendar', () => {
    for (const { stay, patient } of stays.map(whole)) {
      expect(daysBetween(day(stay.admitAt), day(stay.dischargeAt))).toBe(stay.los);
      expect(fullYears(String(patient['birthDate']), day(stay.admitAt))).toBe(patient['ageYears']);
      const ageDays = dayNumber(day(stay.admitAt))! - dayNumber(String(patient['birthDate']))!;
      expect(patient['ageDays']).toBe(patient['ageYears'] === 0 ? ageDays : undefined);
    }
  });

  it('has its operations, anaesthesia and ICU between admission and discharge', () => {
    for (const { stay, op = [], icu = [] } of stays) {
      for (const one of op) {
        expect(one.date! > stay!.admitAt! && String(one['endAt']) < stay!.dischargeAt!).toBe(true);
        if (one['anesthetist'] !== undefined) expect(one['anesthetist']).not.toBe(one['surgeon']);
      }
      for (const one of icu)
        expect(String(one['inAt']) > stay!.admitAt! && String(one['outAt']) <= stay!.dischargeAt!).toBe(true);
    }
  });

  it('[P7] is settled for what it cost: list, funds and patient agree with the front page to the cent', () => {
    const insured = stays.filter(({ settlement }) => settlement !== undefined);
    expect(insured.length).toBeGreaterThan(400);
    for (const { settlement, fee } of insured.map(whole)) {
      const funds = (settlement['payinfo'] as { amount: string }[]).map(({ amount }) => amount);
      const paid = [...funds, String(settlement['cash'])].reduce((sum, text) => sum.plus(text), new Decimal(0));
      expect([settlement['total'], paid.toFixed(2)]).toEqual([fee.total, fee.total]);
    }
  });

  it('says what follows from what: deaths, chemotherapy, tumours, allergies', () => {
    for (const { stay, clin, dx } of stays.map(whole)) {
      expect(clin['autopsy'] !== undefined).toBe(stay.disposition === '5');
      expect(stay['readmitPurpose'] !== undefined).toBe(stay['readmitPlan31'] === '2');
      expect(clin['allergyDrugs'] !== undefined).toBe(clin['allergyFlag'] === '2');
      if (/^(C|D[0-4])/.test(dx.principal!.code!)) expect(dx.pathology).toBeDefined();
    }
  });
});
