import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from '@caseloom/files';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCsv } from '@caseloom/core';
import { caseloom, type Answer } from '../support/command-line.ts';
import { CASES, codeFiles, filesAt, GROUPS, ownFiles, referenceRules, schemeFiles } from '../support/small-city.ts';

const NDJSON = [
  {
    id: 'n1',
    patient: { sex: '1', ageYears: 60 },
    stay: { dischargeAt: '2026-05-01' },
    dx: { principal: { code: 'K80.100' } },
    op: [{ code: '51.2300' }],
    fee: { total: '12000.00' },
  },
  {
    id: 'n2',
    record: {
      record: { mrn: 'M', encounterNo: 'E' },
      patient: { sex: '1', ageYears: 60 },
      stay: { dischargeAt: '2026-05-01' },
      dx: { principal: { code: 'K80.100' } },
      fee: { total: '1000.00' },
    },
  },
  {
    record: { mrn: 'M7' },
    patient: { sex: '2', ageYears: 60 },
    stay: { admissionCount: 2, dischargeAt: '2025-05-01' },
    dx: { principal: { code: 'K80.100' } },
  },
];
const lines = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const PAID =
  'id,method,policy,case_type,ratio,points,point_value,standard,amount,balance\n' +
  'n1,drg-rate,rate,NORMAL,0.9600,,,12500.00,12500.00,500.00\n' +
  'n2,drg-rate,rate,LOW,0.2000,,,5000.00,1000.00,0.00\nM7,,,(noPolicy),,,,,,\n';

describe('the command line, from an empty folder to paid cases', () => {
  const dir = mkdtempSync(join(tmpdir(), 'caseloom-city-'));
  const call = (words: string, options: Parameters<typeof caseloom>[1] = {}): Promise<Answer> =>
    caseloom(words.split(' '), { cwd: dir, ...options });
  const text = (name: string): string => readFileSync(join(dir, name), 'utf8');
  const SAID = { ignored: 'cases.csv: Columns that nobody reads: expected_drg\n' };

  beforeAll(() => {
    filesAt(join(dir, 'codes'), codeFiles);
    filesAt(join(dir, 'scheme'), schemeFiles);
    filesAt(dir, { 'rules.json': JSON.stringify(referenceRules), 'cases.csv': CASES, 'cases.ndjson': lines(NDJSON) });
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  it('builds a pack: init, codes import, rules import, scheme import', async () => {
    const steps = [
      await call('pack init pack --id small-city --layer city --title 小城'),
      await call('codes import codes --pack pack'),
      await call('rules import rules.json --pack pack --set old --severity error'),
      await call('scheme import scheme --pack pack'),
    ];
    expect(steps.map(({ code, out }) => [code, out])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
      [0, ''],
    ]);
    expect(steps.map(({ err }) => err.split('\n').slice(0, -1))).toEqual([
      ['pack: small-city 0.1.0'],
      [
        'codes: Not taken over: icd10_dx_differences.csv',
        'codes/icd10-map: 1 rows',
        'codes/icd10: 4 rows',
        'codes/icd9cm3: 2 rows',
      ],
      [
        'info rules.json#[1].conditions.any[0]: Rule “rule-2” would answer differently if missing values were unknown: it fires when the fact is missing [RULE_DIFFERS_UNDER_UNKNOWN]',
        'rules/old: 2 rules',
      ],
      ['scheme: Not taken over: cases.csv', 'grouping/scheme: 9 files'],
    ]);
    filesAt(join(dir, 'pack'), ownFiles);
  });

  it('checks, tests and builds it', async () => {
    const check = await call('pack check pack --json');
    expect([check.code, check.err]).toEqual([0, '']);
    const checked = JSON.parse(check.out) as {
      id: string;
      hash: string;
      errors: number;
      issues: { path: string; message: object }[];
    };
    expect(checked).toMatchObject({
      id: 'small-city',
      errors: 0,
      issues: [
        {
          path: 'rules/old.json#rules[1].conditions.any[0]',
          message: { zh: expect.any(String), en: expect.any(String) },
        },
      ],
    });
    expect(await call('pack test pack --reference')).toMatchObject({
      code: 0,
      out: 'pass tests/own.json#operated\n1 passed, 0 failed\nreference: 2 compared, 2 equal, 0 different, 0 undecided; 2 of 2 rules asked, 0 not comparable\n',
    });
    expect(await call('pack build pack -o pack.json')).toMatchObject({ code: 0, out: `${checked.hash}\n` });
    expect(JSON.parse(text('pack.json'))).toMatchObject({ bundle: 1, hash: checked.hash });
  });

  it('[CLI-2] [CLI-3] groups cases from CSV, a pipe, GB18030 and a workbook alike, and keeps stdout for the data', async () => {
    const gb = Buffer.concat([
      Buffer.from(CASES),
      Buffer.from('c7,1,60,,,'),
      Buffer.from([0xcd, 0xe2, 0xbf, 0xc6]),
      Buffer.from(',1,1,,K80.100,,\n'),
    ]);
    writeFileSync(join(dir, 'gb.csv'), gb);
    const [header, ...rows] = parseCsv(CASES).rows.map(({ cells }) => cells);
    await writeXlsx(createWriteStream(join(dir, 'cases.xlsx')), [
      { name: '病例', columns: header!.map((title) => ({ title })), rows },
    ]);
    expect(await call('group --pack pack --cases cases.csv')).toMatchObject({
      code: 0,
      out: GROUPS,
      err: expect.stringContaining(SAID.ignored),
    });
    expect(await call('group --pack pack --cases - --out -', { input: CASES })).toMatchObject({ code: 0, out: GROUPS });
    expect(await call('group --pack pack --cases cases.xlsx')).toMatchObject({ code: 0, out: GROUPS });
    expect(await call('group --pack pack --cases gb.csv --out groups.csv')).toMatchObject({ code: 0, out: '' });
    expect(text('groups.csv')).toBe(`${GROUPS}c7,grouped,,MDCH,HU1,HU19\n`);
  });

  it('[CLI-3] writes NDJSON where the name or --format says so', async () => {
    await call('group --pack pack --cases cases.ndjson --out groups.ndjson');
    const piped = await call('group --pack pack --cases cases.ndjson --format ndjson');
    expect(text('groups.ndjson')).toBe(piped.out);
    expect(piped.out.split('\n')[0]).toBe('{"id":"n1","status":"grouped","mdc":"MDCH","adrg":"HC2","drg":"HC25"}');
  });

  it('[CLI-4] pays by the policy in force; the id is the input’s id, else the record number', async () => {
    expect(await call('pay --pack pack --cases cases.ndjson')).toMatchObject({ code: 0, out: PAID });
  });

  it('validates: fired rows, with --all every outcome, in Chinese or English', async () => {
    const header = 'id,rule,outcome,severity,field,message\n';
    expect(await call('validate --pack pack --cases cases.csv')).toMatchObject({
      code: 1,
      out: `${header}c5,older than anybody,fired,error,,older than anybody\nc5,rule-2,fired,error,,rule-2\n`,
    });
    expect(await call('validate --pack pack --cases cases.ndjson')).toMatchObject({ code: 0, out: header });
    const all = await call('validate --pack pack --cases cases.csv --all');
    expect(all.code).toBe(1);
    expect(all.out.split('\n').length).toBe(1 + 6 * 2 + 1);
    expect(all.out).toContain('c1,rule-2,notFired,error,,\n');
  });

  it('runs all of it into a folder, with measures and a summary', async () => {
    const { code, out } = await call('run --pack pack --cases cases.ndjson --out all');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(JSON.parse(text('all/summary.json')));
    expect(JSON.parse(out)).toMatchObject({
      pack: { id: 'small-city', version: '0.1.0' },
      cases: 3,
      refused: 0,
      findings: { block: 0, error: 0, warn: 0, info: 0 },
    });
    expect(text('all/pay.csv')).toBe(PAID);
    expect(text('all/validate.csv')).toBe('id,rule,outcome,severity,field,message\n');
    expect(text('all/group.csv').split('\n')).toHaveLength(5);
    expect(JSON.parse(text('all/measures.json'))).toMatchObject([
      { measure: 'CMI', value: '0.7500', numerator: '2.25', denominator: '3', cases: 3, state: 'ok' },
    ]);
  });

  it('[CLI-11] extends it: a full code table replaces the parent’s, the difference is told by element', async () => {
    expect(await call('pack init child --id child --extends small-city@^0.1.0')).toMatchObject({ code: 0 });
    expect(await call('codes import codes/icd10_dx.csv --pack child')).toMatchObject({
      code: 0,
      err: 'codes/icd10: 4 rows\n',
    });
    expect(await call('pack check child')).toMatchObject({
      code: 0,
      out: expect.stringContaining('small-city 0.1.0 → child 0.1.0'),
    });
    const same = await call('pack diff pack child');
    expect([same.code, same.out]).toEqual([0, '']);
    filesAt(join(dir, 'child'), {
      'overlay/rules/old.json': JSON.stringify([{ op: 'disable', id: 'rule-2', reason: 'not here' }]),
    });
    const diff = await call('pack diff pack child');
    expect(diff.code).toBe(1);
    expect(
      diff.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toMatchObject([{ kind: 'rules', artifact: 'old', id: 'rule-2', change: 'removed' }]);
    expect(await call('group --pack child --cases cases.csv')).toMatchObject({ code: 0, out: GROUPS });
  });

  it('imports a scheme again without leaving tables of the former one behind', async () => {
    const { 'exclusion.csv': _gone, ...fewer } = schemeFiles;
    filesAt(join(dir, 'scheme-2'), fewer);
    expect(await call('scheme import scheme-2 --pack pack --id scheme')).toMatchObject({ code: 0 });
    expect(existsSync(join(dir, 'pack/grouping/scheme.exclusion.csv'))).toBe(false);
    expect(await call('group --pack pack --cases cases.csv')).toMatchObject({ code: 0, out: GROUPS });
  });
});
