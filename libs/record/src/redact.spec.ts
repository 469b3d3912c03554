import { describe, expect, it } from '@jest/globals';
import { fields } from './catalogue/index.ts';
import { parsePath, withValueAt } from './path/property-path.ts';
import { redact } from './redact.ts';
import type { CaseRecord } from './types.ts';

describe('leaving out what identifies people', () => {
  it('[P22] lets no identifying field and no unknown key pass, whatever the record holds', () => {
    const own = fields.filter(({ document }) => document !== 'derived');
    const full = own.reduce<unknown>(
      (record, { path }) => withValueAt(record, parsePath(path.replaceAll('[]', '[0]'))!, `canary ${path}`),
      { nick: { name: 'canary nick' } },
    ) as CaseRecord;
    const text = JSON.stringify(redact(full, { pseudonym: (kind) => `${kind}-1` }));
    for (const { path, identifying } of own)
      expect([path, text.includes(`"canary ${path}"`)]).toEqual([path, identifying !== true]);
    expect(text).not.toContain('nick');
    expect(redact(full, { pseudonym: (kind) => `${kind}-1` }).record).toEqual({
      mrn: 'person-1',
      encounterNo: 'encounter-1',
    });
  });

  it('puts the age in place of the birth date', () => {
    expect(redact({ patient: { birthDate: '1966-02-01', sex: '1' }, stay: { admitAt: '2026-05-01' } })).toEqual({
      patient: { sex: '1', ageYears: 60, ageDays: 22004 },
      stay: { admitAt: '2026-05-01' },
    });
  });

  it('without a pseudonym leaves the numbers out', () => {
    expect(
      redact({ record: { mrn: 'M1', encounterNo: 'E1' }, op: [{ code: '1', surgeon: '王' }, { surgeon: '李' }] }),
    ).toEqual({ op: [{ code: '1' }, {}] });
  });
});
