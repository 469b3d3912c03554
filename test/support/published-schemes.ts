import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { GroupingInput } from '@caseloom/grouping';

/** Files of a scheme's folder by name, as texts; `code_lists.csv.gz` as `code_lists.csv`. */
export function schemeFolder(dir: string): Map<string, string> {
  return new Map(
    readdirSync(dir).map((file) => {
      const bytes = readFileSync(join(dir, file));
      const isPacked = file.endsWith('.gz');
      return [isPacked ? file.slice(0, -3) : file, (isPacked ? gunzipSync(bytes) : bytes).toString('utf8')];
    }),
  );
}

/** What grouping reads of a row of `cases.csv`; an empty cell is a missing value. */
export function inputOfCase(row: Readonly<Record<string, string>>): GroupingInput {
  const number = (column: string): number | undefined => (row[column] ? Number(row[column]) : undefined);
  const list = (column: string): string[] => (row[column] ? row[column].split('|') : []);
  const all = {
    sex: row['sex'] || undefined,
    ageYears: number('age'),
    ageDays: number('age_days'),
    birthWeightGrams: number('birth_weight_g'),
    losDays: number('los_days'),
    icuHours: number('icu_hours'),
    disposition: row['discharge_type'] || undefined,
    department: row['department'] || undefined,
    diagnoses: list('diagnoses'),
    procedures: list('procedures'),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as unknown as GroupingInput;
}
