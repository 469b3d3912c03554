import { afterAll, describe, expect, it } from '@jest/globals';
import { decimal, parseCsvTable } from '@caseloom/core';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { caseloom, ROOT } from '../support/command-line.ts';

const reference = resolve(ROOT, process.env['CASELOOM_REFERENCE_DATA'] ?? '../shared');
const present = existsSync(join(reference, 'schemes'));
if (!present)
  process.stdout.write(`SKIPPED command line against published schemes: no reference data at ${reference}\n`);
const isLong = process.env['CASELOOM_BUDGET'] === 'long';
const SCHEMES = !present
  ? []
  : readdirSync(join(reference, 'schemes')).filter((name) =>
      isLong ? existsSync(join(reference, 'schemes', name, 'scheme.csv')) : name === 'chs_drg_11',
    );
const DIP = ['421200-2023', '420900-2022'];

type Row = Readonly<Record<string, string>>;
const rowsOf = (text: string): Row[] => parseCsvTable(text).rows.map(({ values }) => values);

(present ? describe : describe.skip)('the command line against published schemes', () => {
  const dir = mkdtempSync(join(tmpdir(), 'caseloom-reference-'));
  const call = (...words: string[]) => caseloom(words, { cwd: dir });
  const file = (name: string): string => readFileSync(join(dir, name), 'utf8');
  afterAll(() => rmSync(dir, { recursive: true }));

  it.each(SCHEMES)('imports %s and groups its 2,000 cases as expected', async (name) => {
    const source = join(reference, 'schemes', name);
    await call('pack', 'init', name, '--id', name.replaceAll('_', '-'));
    const imported = await call('scheme', 'import', source, '--pack', name);
    expect(imported.code).toBe(0);
    const cases = join(source, 'cases.csv');
    const { code, err, milliseconds } = await call('group', '--pack', name, '--cases', cases, '--out', `${name}.csv`);
    expect(code).toBe(0);
    expect(err.split('\n')[0]).toBe(
      `${cases}: Columns that nobody reads: expected_status, expected_mdc, expected_adrg, expected_drg`,
    );
    const [header, ...lines] = file(`${name}.csv`).trimEnd().split('\n');
    expect(header).toBe('id,status,reason,mdc,adrg,drg');
    const wanted = rowsOf(readFileSync(cases, 'utf8'));
    const columns = ['status', 'mdc', 'adrg', 'drg'] as const;
    const agreeing = rowsOf(file(`${name}.csv`)).filter((row, index) => {
      const expected = wanted[index]!;
      return row['id'] === expected['id'] && columns.every((column) => row[column] === expected[`expected_${column}`]);
    });
    process.stdout.write(
      `command line ${name}: ${agreeing.length} of ${wanted.length} agree, ${Math.round(milliseconds)} ms\n`,
    );
    expect([lines.length, agreeing.length]).toEqual([2000, 2000]);
  });

  it('takes the code tables of the schemes over, so that a scheme is held against them', async () => {
    await call('pack', 'init', 'coded', '--id', 'coded');
    const codes = await call('codes', 'import', join(reference, 'schemes/icd'), '--pack', 'coded');
    expect([codes.code, codes.err.split('\n').slice(1)]).toEqual([
      0,
      [
        'codes/icd10-map: 35591 rows',
        'codes/icd10: 33304 rows',
        'codes/icd9cm3: 13686 rows',
        'codes/icd9cm3-map: 13654 rows',
        '',
      ],
    ]);
    const scheme = await call('scheme', 'import', join(reference, 'schemes/chs_drg_11'), '--pack', 'coded');
    expect(scheme.code).toBe(0);
    expect(scheme.err).not.toContain('SCHEME_IMPORT_CODES_NOT_CHECKED');
    expect(await call('pack', 'check', 'coded')).toMatchObject({ code: 0 });
  });

  it.each(DIP)('imports the DIP scheme %s with its policies, groups and pays its stays as expected', async (name) => {
    const source = join(reference, 'schemes-dip', name);
    await call('pack', 'init', name, '--id', `dip-${name}`);
    expect((await call('scheme', 'import', source, '--pack', name)).code).toBe(0);
    const cases = join(source, 'cases.csv');
    expect((await call('group', '--pack', name, '--cases', cases, '--out', 'dip-group.csv')).code).toBe(0);
    expect((await call('pay', '--pack', name, '--cases', cases, '--out', 'dip-pay.csv')).code).toBe(0);
    expect(file('dip-group.csv').split('\n')[0]).toBe(
      'id,status,reason,group,group_seq,catalogue,op_type,matched_procedures,auxiliary_kind,auxiliary_level,auxiliary_factor,estimated_average',
    );
    const groups = new Map(rowsOf(file('dip-group.csv')).map((row) => [row['id']!, row]));
    const payments = new Map(rowsOf(file('dip-pay.csv')).map((row) => [row['id']!, row]));
    const stays = rowsOf(readFileSync(cases, 'utf8')).filter(
      (row) => row['status'] === 'grouped' && row['quirk'] === '',
    );
    const wrong = stays.filter(
      (stay) => !isAsExpected(stay, groups.get(stay['case_id']!)!, payments.get(stay['case_id']!)!),
    );
    process.stdout.write(`command line DIP ${name}: ${stays.length - wrong.length} of ${stays.length} agree\n`);
    expect(wrong.map((stay) => stay['case_id'])).toEqual([]);
  });
});

function isAsExpected(stay: Row, group: Row, paid: Row): boolean {
  const said = [
    'group',
    'group_seq',
    'catalogue',
    'op_type',
    'matched_procedures',
    'auxiliary_kind',
    'auxiliary_level',
    'auxiliary_factor',
  ];
  const wanted = [
    'group_code',
    'group_seq',
    'catalogue',
    'op_type',
    'matched_procedures',
    'supplement_kind',
    'supplement_level',
    'supplement_factor',
  ];
  return (
    said.every((column, index) => group[column] === stay[wanted[index]!]) &&
    near(group['estimated_average'], stay['estimated_average'], '0.01') &&
    isPaidAsExpected(stay, paid)
  );
}

function isPaidAsExpected(stay: Row, paid: Row): boolean {
  return (
    near(paid['amount'], stay['settlement_amount'], '0.01') &&
    near(paid['standard'], stay['standard_amount'], '0.01') &&
    near(paid['points'], stay['points'], '0.0001')
  );
}

function near(a = '', b = '', tolerance: string): boolean {
  if (a === '' || b === '') return a === b;
  return decimal(a).minus(decimal(b)).abs().lessThanOrEqualTo(tolerance);
}
