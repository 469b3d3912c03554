import fc from 'fast-check';
import { damaged, damagedText, json, text } from '../hostile.ts';
import { readCases } from '../read-cases.ts';
import { RECORD } from '../specimen.ts';
import type { Target } from '../target.ts';

const LINE = JSON.stringify({ id: 'a', ...RECORD });
const line = fc.oneof(
  { weight: 5, arbitrary: damaged({ id: 'a', ...RECORD }).map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: damagedText(LINE) },
  { weight: 1, arbitrary: json.map((value) => JSON.stringify({ id: 'a', lab: value })) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 100, max: 20_000 })
      .map((depth) => `{"id":"a","x":${'['.repeat(depth)}${']'.repeat(depth)}}`),
  },
  { weight: 1, arbitrary: text },
);

export const caseNdjson: Target = {
  id: 'case-ndjson',
  sentence: '[P8] [P9] [P19] records in NDJSON are read line by line, whatever their shape, and go out harmless',
  longRuns: 40_000,
  inputs: fc
    .array(line, { minLength: 1, maxLength: 5 })
    .map((lines) => `{"id":"first"}\n${lines.join('\n')}\n{"id":"last"}\n`),
  run: (input) => readCases(Buffer.from(input, 'utf8')),
};
