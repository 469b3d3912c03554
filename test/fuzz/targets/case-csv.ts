import { dialects } from '@caseloom/record';
import fc from 'fast-check';
import { damagedText, text } from '../hostile.ts';
import { readCases } from '../read-cases.ts';
import type { Target } from '../target.ts';

const DRG = 'id,sex,age,age_days,birth_weight_g,department,los_days,discharge_type,icu_hours,diagnoses,procedures';
const FILE = `${DRG}\nc1,1,60,,,内科,7,1,,K80.100|I10.x00,51.2300\nc2,2,0,12,3000,儿科,3,1,1.5,P22.000,\n`;
/** The columns that tell a dialect and its cases, and some of the others. */
const KEYS = [
  'P2',
  'P3',
  'P321',
  'A48',
  'A49',
  'C03C',
  'BAH',
  'ZYCS',
  'JBDM',
  'id',
  'case_id',
  'discharge',
  'dx',
  'procedures',
  'diagnoses',
];
const headers = dialects.map(({ columns }) => {
  const names = columns.map(({ column }) => column);
  return [...new Set([...names.filter((name) => KEYS.includes(name)), ...names.slice(0, 24)])];
});

const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('1', '2', '', '-', '2026-05-01', '60', 'K80.100', '12.50', '张三', '1/2/3') },
  { weight: 2, arbitrary: text },
);
const quoted = fc
  .tuple(cell, fc.boolean())
  .map(([one, isQuoted]) => (isQuoted ? `"${one.replaceAll('"', '""')}"` : one));

/** Rows of any dialect, of the right length or nearly so, cells hostile. */
const table = fc.constantFrom(...headers).chain((header) =>
  fc
    .array(
      fc
        .array(quoted, { minLength: header.length, maxLength: header.length })
        .map((row) => (row[0] === '-' ? row.slice(1) : row)),
      { maxLength: 6 },
    )
    .map((rows) => [header, ...rows].map((row) => row.join(',')).join('\n')),
);

export const caseCsv: Target = {
  id: 'case-csv',
  sentence: '[P8] [P9] [P19] case files in CSV are read row by row, hostile cells and all, and go out harmless',
  longRuns: 40_000,
  inputs: fc.oneof(
    { weight: 4, arbitrary: table },
    { weight: 3, arbitrary: damagedText(FILE) },
    { weight: 1, arbitrary: fc.tuple(fc.constant(`${DRG}\n`), text).map((parts) => parts.join('')) },
    { weight: 1, arbitrary: text },
  ),
  run: (input) => readCases(Buffer.from(input, 'utf8')),
};
