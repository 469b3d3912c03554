import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseCsvTable } from '@caseloom/core';
import { compileScheme, importSchemeFolder } from '@caseloom/grouping';
import type { CompiledScheme, TraceStep } from '@caseloom/grouping';
import { inputOfCase, schemeFolder } from '../support/published-schemes.ts';

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

(present ? describe : describe.skip)('grouping against published schemes', () => {
  it.each(names)('groups every case of %s as expected', (name) => {
    const files = schemeFolder(join(schemes, name));
    const scheme = compiled(files);
    const cases = parseCsvTable(files.get('cases.csv')!).rows;
    const differences: string[] = [];
    for (const { values } of cases) {
      const answer = scheme.group(inputOfCase(values), undefined, { trace: 'none' });
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
      const files = schemeFolder(join(schemes, name));
      const scheme = compiled(files);
      for (const { values } of parseCsvTable(files.get('cases.csv')!).rows) {
        const { trace, ...told } = scheme.group(inputOfCase(values));
        const { trace: none, ...quick } = scheme.group(inputOfCase(values), undefined, { trace: 'none' });
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
