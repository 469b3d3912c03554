import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { evaluate } from 'feelin';

/** Lines of a file; one that begins with a blank belongs to the one before. */
function linesOf(path: string): string[] {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
    .split(/\n(?! )/)
    .filter((line) => line !== '');
}

const cases = ['expressions', 'language', 'reference'].flatMap((file) =>
  linesOf(`../../expression/src/cases/${file}.txt`)
    .filter((line) => !line.startsWith('#'))
    .map((line) => /^(.*(?:\n .*)?) => (.*)$/.exec(line)!.slice(1) as [string, string]),
);
/** Where we answer otherwise on purpose, by reason. */
const differences = new Set(linesOf('./feelin-differences.txt').filter((line) => !line.startsWith('# ')));

const context = {
  patient: { sex: '1', ageYears: 60, birthDate: '1966-02-01' },
  stay: { admitAt: '2026-05-01T09:00:00', dischargeAt: '2026-05-08T10:00:00' },
  fee: { total: 12000, selfPaid: 3000 },
  op: [
    { code: '51.2300', level: '3', date: '2026-05-03T08:00:00' },
    { code: '81.5100', level: '4' },
  ],
  anything: { at: { all: 1 } },
  'date of birth': '1966-02-01',
  'stay length': 8,
  person: { 'full name': '王五' },
  'in a list': ['peter', 'mary'],
  'height-in-cm': 170,
  "name's": 3,
  things: [{ x: 5 }, { x: 6 }],
};

/** Our case files write numbers and dates as texts. */
function asText(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.getPrototypeOf(value) === Object.prototype
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, asText(one)]))
    : String(value);
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
