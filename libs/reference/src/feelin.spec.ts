import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { evaluate } from 'feelin';

const cases = readFileSync(new URL('../../expression/src/cases/expressions.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' => ') as [string, string]);

const context = {
  patient: { sex: '1', ageYears: 60, birthDate: '1966-02-01' },
  stay: { admitAt: '2026-05-01T09:00:00', dischargeAt: '2026-05-08T10:00:00' },
  fee: { total: 12000, selfPaid: 3000 },
  op: [
    { code: '51.2300', level: '3', date: '2026-05-03T08:00:00' },
    { code: '81.5100', level: '4' },
  ],
  anything: { at: { all: 1 } },
};
/** Where we answer otherwise on purpose, by reason. A difference that is none any more fails. */
const REASONS: Readonly<Record<string, readonly string[]>> = {
  'feelin counts in binary, we in 34 decimal digits': [
    '0.1 + 0.2',
    '0.1 + 0.2 = 0.3',
    '1 / 3',
    '10 ** 9999',
    '.5 + 1e3',
  ],
  'a missing value is not equal and not unequal to another: unknown': [
    'patient.missingDate = patient.birthDate',
    'patient.missingDate != patient.birthDate',
    'patient.missingDate = patient.missingDate',
    'null in (1, 2)',
    'some x in [1, null] satisfies x > 5',
  ],
  'a minus may stand apart from its number': ['- 1'],
  'positions are counted from 1; 0 is none': ['substring("foobar", 0)'],
  'DMN orders texts': ['max(["a", "c", "b"])'],
  'DMN scales durations': ['@"P1D" * 2', '@"P2D" / @"P1D"'],
  'DMN: a duration of years and months has no days': [
    'years and months duration(date("2024-01-15"), date("2026-03-14"))',
  ],
  'functions of ours': [
    'full years("1966-02-01", "2026-05-01")',
    'full years("1966-05-02", "2026-05-01")',
    'days between("2026-05-01T23:00:00", "2026-05-02T01:00:00")',
    'hours between("2026-05-01T23:00:00", "2026-05-02T01:30:00")',
    'minutes between("2026-05-01T23:00", "2026-05-01T23:30")',
    'minutes of("1/13/24")',
    'full years(patient.birthDate, stay.admitAt) = patient.ageYears',
    'max([1, days between(stay.admitAt, stay.dischargeAt)])',
    'days between(patient.birthDate, patient.missingDate)',
    'is defined(patient.sex)',
    'is defined(patient.missingDate)',
  ],
};
const differences = new Set(Object.values(REASONS).flat());

/** Our case files write numbers and dates as texts. */
function asText(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(asText);
  return typeof value === 'object' && value !== null ? String(value) : (value ?? null);
}

function theirs(text: string): unknown {
  try {
    return asText(evaluate(text, context).value);
  } catch (error) {
    return `error: ${(error as Error).message}`;
  }
}

describe('FEEL as feelin reads it', () => {
  it.each(cases.filter(([text]) => !differences.has(text)))('%s', (text, expected) => {
    expect(theirs(text)).toEqual(JSON.parse(expected));
  });

  it('differs from ours only where we say why', () => {
    const listed = [...differences].sort(byText);
    expect(listed).toEqual(
      cases
        .filter(([text, expected]) => JSON.stringify(theirs(text)) !== JSON.stringify(JSON.parse(expected)))
        .map(([text]) => text)
        .sort(byText),
    );
    process.stdout.write(`feelin: ${cases.length - listed.length} of ${cases.length} expressions agree\n`);
  });
});

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}
