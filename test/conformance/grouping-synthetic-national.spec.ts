import { describe, expect, it } from '@jest/globals';
import { parseCsvTable } from '@caseloom/core';
import { compileScheme, importSchemeFolder } from '@caseloom/grouping';
import type { CompiledScheme, GroupingInput } from '@caseloom/grouping';
import { syntheticCases, syntheticNationalScheme } from '@caseloom/hospital';
import type { SyntheticScheme } from '@caseloom/hospital';

function compiled({ files }: SyntheticScheme): CompiledScheme {
  const imported = importSchemeFolder(files);
  if (imported.files === undefined) throw new Error(JSON.stringify(imported.issues));
  expect(imported.issues.filter(({ severity }) => severity !== 'info')).toEqual([]);
  const scheme = compileScheme(imported.artifact);
  if (!scheme.ok) throw new Error(JSON.stringify(scheme.issues.slice(0, 5)));
  return scheme.value;
}

function input(row: Readonly<Record<string, string>>): GroupingInput {
  const number = (column: string) => (row[column] === '' ? {} : Number(row[column]));
  const entries = {
    ageYears: number('age'),
    ageDays: number('age_days'),
    birthWeightGrams: number('birth_weight_g'),
    losDays: number('los_days'),
    icuHours: number('icu_hours'),
  };
  const list = (column: string): string[] => (row[column] === '' ? [] : row[column]!.split('|'));
  return {
    sex: row['sex']!,
    disposition: row['discharge_type']!,
    department: row['department']!,
    diagnoses: list('diagnoses'),
    procedures: list('procedures'),
    ...Object.fromEntries(Object.entries(entries).filter(([, value]) => typeof value === 'number')),
  };
}

describe('a scheme of the size of the national editions, invented', () => {
  it.each(['2.0', '3.0'] as const)(
    '[GRP-10] %s is sound, reaches every group and groups every case as it was made',
    (edition) => {
      const synthetic = syntheticNationalScheme({ edition, seed: 7 });
      const scheme = compiled(synthetic);
      const cases = parseCsvTable(syntheticCases(synthetic, 3000, 1)).rows;
      const reached = new Set<string>();
      const differences: string[] = [];
      for (const { values } of cases) {
        const answer = scheme.group(input(values), undefined, { trace: 'none' });
        const got = [answer.status, answer.mdc, answer.adrg, answer.drg].join(' ');
        const expected = ['status', 'mdc', 'adrg', 'drg'].map((column) => values[`expected_${column}`]).join(' ');
        if (got !== expected)
          differences.push(`${values['id']}: expected ${expected}, got ${got}; ${JSON.stringify(values)}`);
        if (answer.status === 'grouped') reached.add(answer.drg);
      }
      expect(differences.slice(0, 5)).toEqual([]);
      expect(reached.size).toBe(synthetic.groups.length);
    },
  );

  it('[GRP-9] says of its 31 primary-care groups that they are', () => {
    const synthetic = syntheticNationalScheme({ edition: '3.0', seed: 7 });
    const scheme = compiled(synthetic);
    const primary = new Set<string>();
    for (const { values } of parseCsvTable(syntheticCases(synthetic, 825, 1)).rows) {
      const answer = scheme.group(input(values), undefined, { trace: 'none' });
      if (answer.primaryCare === true) primary.add(answer.drg);
    }
    expect(primary.size).toBe(31);
  });
});
