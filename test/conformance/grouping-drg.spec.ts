import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { parseCsvTable } from '@caseloom/core';
import { compileScheme, importSchemeFolder } from '@caseloom/grouping';
import type { CompiledScheme, GroupingInput, TraceStep } from '@caseloom/grouping';

const reference = process.env['CASELOOM_REFERENCE_DATA'] ?? '../shared';
const schemes = join(reference, 'schemes');
const present = existsSync(schemes);
const SMALL = ['chs_drg_11', 'suzhou_2023', 'yunnan_2023'];
const names = !present
  ? []
  : readdirSync(schemes)
      .filter((name) => existsSync(join(schemes, name, 'scheme.csv')))
      .filter((name) => process.env['CASELOOM_BUDGET'] !== 'small' || SMALL.includes(name));

if (!present) process.stdout.write(`SKIPPED grouping conformance: no reference data at ${schemes}\n`);

function folder(name: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const file of readdirSync(join(schemes, name))) {
    const bytes = readFileSync(join(schemes, name, file));
    if (file.endsWith('.gz')) files.set(file.slice(0, -3), gunzipSync(bytes).toString('utf8'));
    else files.set(file, bytes.toString('utf8'));
  }
  return files;
}

function compiled(files: ReadonlyMap<string, string>): CompiledScheme {
  const imported = importSchemeFolder(files);
  if (imported.files === undefined) throw new Error(JSON.stringify(imported.issues));
  expect(imported.issues.filter((one) => one.severity === 'error')).toEqual([]);
  const scheme = compileScheme(imported.artifact);
  if (!scheme.ok) throw new Error(JSON.stringify(scheme.issues.slice(0, 5)));
  return scheme.value;
}

const flatStep = (step: TraceStep): TraceStep[] => [step, ...flat(step.detail ?? [])];
const flat = (steps: readonly TraceStep[]): TraceStep[] => steps.flatMap(flatStep);
const isResult = ({ code }: TraceStep): boolean => code === 'GROUPING_ADRG_AS_RESULT';

type Row = Record<string, string>;

function input(row: Row): GroupingInput {
  const number = (column: string): number | undefined => (row[column] === '' ? undefined : Number(row[column]));
  const list = (column: string): string[] => (row[column] === '' ? [] : row[column]!.split('|'));
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

(present ? describe : describe.skip)('grouping against published schemes', () => {
  it.each(names)('groups every case of %s as expected', (name) => {
    const files = folder(name);
    const scheme = compiled(files);
    const cases = parseCsvTable(files.get('cases.csv')!).rows;
    const differences: string[] = [];
    for (const { values } of cases) {
      const answer = scheme.group(input(values), undefined, { trace: 'none' });
      const got = [answer.status, answer.mdc, answer.adrg, answer.drg].join(' ');
      const expected = ['status', 'mdc', 'adrg', 'drg'].map((column) => values[`expected_${column}`]).join(' ');
      if (got !== expected) differences.push(`${values['id']}: expected ${expected}, got ${got}`);
    }
    process.stdout.write(`grouping ${name}: ${cases.length - differences.length} of ${cases.length} agree\n`);
    expect(differences).toEqual([]);
  });

  it.each(names)(
    '[P5] tells a story of every case of %s that ends in the same answer, with what each step taken read',
    (name) => {
      const files = folder(name);
      const scheme = compiled(files);
      for (const { values } of parseCsvTable(files.get('cases.csv')!).rows) {
        const { trace, ...told } = scheme.group(input(values));
        const { trace: none, ...quick } = scheme.group(input(values), undefined, { trace: 'none' });
        if (JSON.stringify(told) !== JSON.stringify(quick) || none.length > 0) expect(told).toEqual(quick);
        const taken = flat(trace).filter(({ code, outcome }) => outcome === 'taken' && /_(ENTERED|TAKEN)$/.test(code));
        const untold = taken.filter(({ condition, path, detail = [] }) => !condition || !path || detail.length === 0);
        if (untold.length > 0) expect(untold).toEqual([]);
        const ends = taken.at(-1)?.args['drg'] ?? trace.flatMap(flatStep).find(isResult)?.args['result'];
        if (told.status === 'grouped') expect(ends).toBe(told.drg);
        expect(trace.length).toBeGreaterThan(0);
      }
    },
  );
});
