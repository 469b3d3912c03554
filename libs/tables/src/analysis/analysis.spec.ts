import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileTable } from '../compile-table.ts';
import type { DecisionTable, HitPolicy } from '../types.ts';
import { analyseTable } from './analyse-table.ts';

const artifact = (value: DecisionTable) => ({ kind: 'tables' as const, id: 't', value, tables: {} });
const tableOf = (
  hitPolicy: HitPolicy,
  rows: readonly (readonly [string, string, string])[],
  change: Partial<DecisionTable> = {},
): DecisionTable => ({
  title: { zh: '表', en: 'Table' },
  hitPolicy,
  data: [
    { name: 'age', type: 'number' },
    { name: 'ward', type: 'string' },
  ],
  inputs: [
    { id: 'age', expression: 'age', values: ['[0..150]'] },
    { id: 'ward', expression: 'ward', values: ['"A"', '"B"'] },
  ],
  outputs: [{ id: 'out' }],
  rules: rows.map(([age, ward, out], index) => ({ id: `r${index + 1}`, inputs: [age, ward], outputs: [out] })),
  ...change,
});

describe('analysing a table', () => {
  it('[TABLE-8] finds where no row answers, within the allowed values', () => {
    const analysis = analyseTable(
      artifact(
        tableOf('unique', [
          ['< 18', '"A"', '1'],
          ['[18..65)', '-', '2'],
          ['> 65', '"A"', '3'],
        ]),
      ),
    );
    expect(analysis).toMatchObject({
      complete: true,
      gaps: [
        { where: { age: '0, (0..18)', ward: '"B"' }, example: { age: '0', ward: '"B"' }, certain: true },
        { where: { age: '65' }, example: { age: '65' } },
        { where: { age: '(65..150), 150', ward: '"B"' }, example: { ward: '"B"' } },
      ],
      overlaps: [],
    });
    expect(
      analyseTable(
        artifact(
          tableOf('unique', [
            ['-', '"A"', '1'],
            ['-', 'not("A")', '2'],
          ]),
        ),
      ).gaps,
    ).toEqual([]);
    expect(
      analyseTable(artifact(tableOf('first', [['< 1', '-', '1']], { outputs: [{ id: 'out', default: '0' }] }))).gaps,
    ).toEqual([]);
  });

  it.each<[HitPolicy, unknown]>([
    ['unique', [{ rows: ['r1', 'r2'], example: { age: '18', ward: '"A"' }, kind: 'conflict', certain: true }]],
    ['any', [{ rows: ['r1', 'r2'], kind: 'conflict', certain: true }]],
    ['first', []],
    ['collect', []],
  ])('[TABLE-8] finds rows that match together, where %s does not allow it', (hitPolicy, overlaps) => {
    expect(
      analyseTable(
        artifact(
          tableOf(hitPolicy, [
            ['<= 18', '-', '1'],
            ['>= 18', '"A"', '2'],
            ['> 18', '"B"', '2'],
          ]),
        ),
      ).overlaps,
    ).toMatchObject(overlaps as object);
  });

  it('[TABLE-8] does not call it a conflict when rows of an any table answer the same, and is not sure of expressions', () => {
    expect(
      analyseTable(
        artifact(
          tableOf('any', [
            ['-', '-', '1'],
            ['1', '-', '1'],
          ]),
        ),
      ).overlaps,
    ).toEqual([]);
    expect(
      analyseTable(
        artifact(
          tableOf('any', [
            ['-', '-', '1'],
            ['1', '-', 'age'],
          ]),
        ),
      ).overlaps,
    ).toMatchObject([{ kind: 'conflict', certain: false }]);
  });

  it('[TABLE-8] finds rows that never come to answer, also when several together stand before them', () => {
    const analysis = analyseTable(
      artifact(
        tableOf('first', [
          ['< 50', '-', '1'],
          ['>= 40', '"A"', '2'],
          ['> 30', '"A"', '3'],
          ['-', '-', '4'],
          ['1', '"B"', '5'],
        ]),
      ),
    );
    expect(analysis.shadowed).toEqual([
      { row: 'r3', by: ['r1', 'r2'], example: expect.objectContaining({ ward: '"A"' }) },
      { row: 'r5', by: ['r1', 'r4'], example: { age: '1', ward: '"B"' } },
    ]);
  });

  it('[TABLE-8] finds rows written twice', () => {
    expect(
      analyseTable(
        artifact(
          tableOf('collect', [
            ['1', '-', '1'],
            ['1', '', '1'],
            ['1', '-', '2'],
          ]),
        ),
      ).duplicates,
    ).toEqual([
      { row: 'r2', of: 'r1', sameAnswers: true },
      { row: 'r3', of: 'r1', sameAnswers: false },
    ]);
  });

  it('[TABLE-8] says what it does not understand, and that a gap may be none', () => {
    const analysis = analyseTable(
      artifact(
        tableOf('unique', [
          ['< 50', '-', '1'],
          ['? > 2 * 25', '"A"', '2'],
        ]),
      ),
    );
    expect(analysis.notAnalysed).toEqual([{ row: 'r2', input: 'age' }]);
    expect(analysis.gaps).toMatchObject([{ certain: false }]);
  });

  it('[P8] stops when the budget ends, and says so', () => {
    const rows = Array.from({ length: 400 }, (_, index): [string, string, string] => [
      `[${index % 90}..${(index % 90) + 40}]`,
      index % 2 === 0 ? '"A"' : '-',
      '1',
    ]);
    expect(analyseTable(artifact(tableOf('unique', rows)), { budget: 50 })).toMatchObject({ complete: false });
    expect(analyseTable(artifact(tableOf('unique', rows)), { most: 3 })).toMatchObject({
      complete: true,
      overlapCount: expect.any(Number),
    });
  });

  const cell = fc.constantFrom('-', '< 2', '>= 2', '[1..3)', '2', 'not(2)', '1, 3', '> 3');
  const ward = fc.constantFrom('-', '"A"', '"B"', 'not("A")');
  it('[TABLE-8] agrees with evaluating: examples of gaps match nothing, of overlaps both rows, and a table without gaps always answers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, ward, fc.constantFrom('1', '2')), { minLength: 1, maxLength: 8 }),
        fc.constantFrom<HitPolicy>('unique', 'first'),
        (rows, hitPolicy) => {
          const table = tableOf(hitPolicy, rows, {
            inputs: [
              { id: 'age', expression: 'age' },
              { id: 'ward', expression: 'ward' },
            ],
          });
          const analysis = analyseTable(artifact(table));
          const compiled = compileTable(artifact({ ...table, hitPolicy: 'collect' }));
          if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
          const matched = (age: number, name: string): readonly string[] =>
            compiled.value.evaluate((one) => (one === 'age' ? age : name)).matched;
          const valueOf = (text: string | undefined, otherwise: unknown): never =>
            (text === undefined ? otherwise : JSON.parse(text)) as never;
          for (const { example } of analysis.gaps)
            expect(matched(valueOf(example['age'], 0), valueOf(example['ward'], 'A'))).toEqual([]);
          for (const { rows: pair, example } of analysis.overlaps)
            expect(matched(valueOf(example['age'], 0), valueOf(example['ward'], 'A'))).toEqual(
              expect.arrayContaining([...pair]),
            );
          const never = new Set(analysis.shadowed.map(({ row }) => row));
          const winners = new Set<string>();
          let unanswered = false;
          for (const age of [-1, 0, 1, 1.5, 2, 2.5, 3, 3.5, 4])
            for (const name of ['A', 'B', 'other']) {
              const [first] = matched(age, name);
              if (first === undefined) unanswered = true;
              else winners.add(first);
            }
          expect(analysis.gaps.length > 0).toBe(unanswered);
          if (hitPolicy === 'first')
            expect([...never].sort()).toEqual(
              table.rules
                .map(({ id }) => id)
                .filter((id) => !winners.has(id))
                .sort(),
            );
        },
      ),
      { numRuns: process.env['CASELOOM_BUDGET'] === 'long' ? 20_000 : 500 },
    );
  });
});
