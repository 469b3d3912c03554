import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseCsvTable } from '@caseloom/core';
import { openCaseFile } from '@caseloom/files';
import {
  caseFacts,
  changesBetween,
  dialects,
  fieldOf,
  hqmsHeader,
  normaliseRecord,
  settlementFieldTable,
} from '@caseloom/record';
import type { CaseRecord } from '@caseloom/record';

const reference = process.env['CASELOOM_REFERENCE_DATA'] ?? '../shared';
const domain = join(reference, 'domain');
const present = existsSync(domain) && existsSync(join(reference, 'schemes'));

if (!present) process.stdout.write(`SKIPPED record conformance: no reference data at ${reference}\n`);

type Row = Record<string, string>;
const table = (name: string): Row[] =>
  parseCsvTable(readFileSync(join(domain, name), 'utf8')).rows.map(({ values }) => values);

/** Names of the reference list that the record writes otherwise, and why. */
const RENAMED: Readonly<Record<string, readonly string[]>> = {
  'stay.payMethod': ['stay.paymentSource'], // who pays, not how
  'op.principal.code': ['op[].code'], // one list, the principal first
  'op.other[n].code': ['op[].code'],
  'op.count': ['stay.opCount'], // op is a list
  'op.patientType': ['stay.opPatientType'],
  'dx.type': ['dx.principal.type', 'dx.other[].type'], // of each diagnosis
  'dx.principalFlag': ['dx.principal.principalFlag', 'dx.other[].principalFlag'],
  'stay.followUpTerm': ['stay.followUpTerm.weeks', 'stay.followUpTerm.months', 'stay.followUpTerm.years'],
};
const TYPES: Readonly<Record<string, string>> = {
  int: 'integer',
  'd/h/m': 'duration',
  'd/h/m or hours': 'duration',
  tcm: 'code',
  icdo: 'code',
  'code/string': 'code',
  'string/code': 'string',
};

const pathsOf = (canonical: string): readonly string[] =>
  RENAMED[canonical] ?? [canonical.replace('[n]', '[]').replace('[1..5]', '[]')];

const columnPaths = (id: string): Map<string, string> =>
  new Map(
    dialects
      .find((dialect) => dialect.id === id)!
      .columns.map(({ column, path, form }) => [column, form === 'incisionHealing' ? `${path}.healing` : path]),
  );

(present ? describe : describe.skip)('the record against the reference lists', () => {
  it('has every one of the 180 front page fields, with its type and both labels', () => {
    const rows = table('front_page_fields.csv');
    expect(rows).toHaveLength(180);
    for (const { canonical, type, name_zh: zh, name_en: en } of rows) {
      for (const path of pathsOf(canonical!)) {
        const field = fieldOf(path);
        expect([path, field?.type]).toEqual([path, TYPES[type!] ?? type]);
        if (RENAMED[canonical!] === undefined)
          expect([field?.zh, field?.en]).toEqual([zh!.trim().replace('其中：', ''), en]);
      }
    }
  });

  it('has the 346 columns of the legacy upload in their order, each at its field', () => {
    const rows = table('hqms_p_columns.csv');
    expect(hqmsHeader).toEqual(rows.map(({ column }) => column));
    const paths = columnPaths('hqms');
    for (const { column, canonical } of rows) {
      const oneBased = /^(dx\.other|op|icu|clin\.dxAgreement)\[(\d+)\](.*)$/.exec(canonical!);
      const expected =
        oneBased === null ? pathsOf(canonical!) : [`${oneBased[1]}[${Number(oneBased[2]) - 1}]${oneBased[3]}`];
      const path = paths.get(column!)!;
      const fits =
        expected.some((one) => one === path || one.replace('[]', '') === path.replace(/\[\d\]$/, '')) ||
        path.replace('Other[0]', '').replace('Other[1]', '') === expected[0];
      expect([column, path, fits]).toEqual([column, path, true]);
    }
  });

  it('reads every column of the current upload that the list names', () => {
    const known = new Set([...columnPaths('natdss').keys()]);
    const named = table('front_page_fields.csv').flatMap(
      ({ natdss }) => natdss!.match(/[A-F]\d{2}(x\d{2})?[CN]?/g) ?? [],
    );
    expect(named.length).toBeGreaterThan(130);
    expect(
      named.filter((column) => !known.has(column) && !known.has(column.replace(/(\d{2})([CN]?)$/, '$1x01$2'))),
    ).toEqual([]);
  });

  it('has every field of the settlement list’s interface, at the field that the list names', () => {
    const rows = table('settlement_list_fields.csv');
    expect(settlementFieldTable.map(({ node, column }) => `${node}.${column}`)).toEqual(
      rows.map(({ node, field }) => `${node}.${field}`),
    );
    const decided: Readonly<Record<string, string>> = {
      psn_cashpay: 'settlement.cash', // fee.selfPaid is the front page's own figure
      acp_medins_name: 'stay.receivingHospital', // or receivingPrimaryCare, by the disposition
      nwb_bir_wt: 'patient.newbornBirthWeight[0]',
    };
    for (const [index, { canonical, field }] of rows.entries()) {
      if (canonical === '') continue;
      expect(settlementFieldTable[index]!.path).toBe(decided[field!] ?? pathsOf(canonical!)[0]);
    }
  });

  it('normalises the four records of the rule cases without loss', () => {
    const { cases } = JSON.parse(readFileSync(join(domain, 'qc_rule_cases.json'), 'utf8')) as {
      cases: { id: string; record: CaseRecord }[];
    };
    expect(cases).toHaveLength(4);
    for (const { id, record } of cases) {
      const { record: normalised, issues, unknown } = normaliseRecord(record);
      const lost = changesBetween(record, normalised).map(({ path, before, after }) => [path, before, after]);
      expect([id, issues, unknown]).toEqual([id, [], ['patient.insuranceType']]);
      expect([id, lost]).toEqual([
        id,
        [
          ['stay.paymentSource', undefined, '1'],
          ['stay.payMethod', '1', undefined],
          ['dx.pathology.code', '', undefined],
          ['dx.pathology.no', '', undefined],
        ],
      ]);
      expect(normaliseRecord(normalised)).toMatchObject({ record: normalised, issues: [] });
    }
  });
});

const folders = (kind: string): string[] =>
  present
    ? readdirSync(join(reference, kind)).filter((name) => existsSync(join(reference, kind, name, 'cases.csv')))
    : [];

(present ? describe : describe.skip)('case files of published schemes', () => {
  it.each(folders('schemes'))('%s: every row is read, and its facts are the row’s own', async (name) => {
    const path = join(reference, 'schemes', name, 'cases.csv');
    const rows = parseCsvTable(readFileSync(path, 'utf8')).rows;
    const file = openCaseFile(path);
    let index = 0;
    for await (const { row, record, issues } of file) {
      const { values } = rows[index++]!;
      const facts = caseFacts(record!, { asOf: '2026-01-01' });
      const codes = (list: unknown): string => (list as { code?: string }[]).map(({ code }) => code ?? '').join('|');
      const number = (column: string): number | undefined =>
        values[column] === '' ? undefined : Number(values[column]);
      const diagnoses = facts['diagnoses'] as unknown[];
      expect([row, issues, record!.record?.encounterNo]).toEqual([index + 1, [], values['id']]);
      expect([codes(diagnoses), codes(facts['procedures'])]).toEqual([values['diagnoses'], values['procedures']]);
      expect([facts['ageYears'], facts['ageDays'], facts['losDays'], facts['icuHours'] ?? undefined]).toEqual([
        number('age'),
        number('age_days'),
        number('los_days'),
        number('icu_hours'),
      ]);
      expect([record!.patient?.['sex'], record!.stay?.dischargeDept, record!.stay?.disposition]).toEqual(
        ['sex', 'department', 'discharge_type'].map((column) => values[column] || undefined),
      );
      const isOfMother =
        Number(values['age'] || '0') >= 10 && values['sex'] !== '1' && /(^|\|)(O|Z37)/.test(values['diagnoses']!);
      expect(facts['birthWeightGrams']).toBe(isOfMother ? undefined : number('birth_weight_g'));
    }
    expect([index, (await file.head()).dialect, (await file.head()).ignored]).toEqual([
      rows.length,
      'drgCase',
      ['expected_status', 'expected_mdc', 'expected_adrg', 'expected_drg'],
    ]);
  });

  it.each(folders('schemes-dip'))('%s: every row is read, dates, fee and codes as they stand', async (name) => {
    const path = join(reference, 'schemes-dip', name, 'cases.csv');
    const rows = parseCsvTable(readFileSync(path, 'utf8')).rows;
    let index = 0;
    for await (const { record, issues } of openCaseFile(path)) {
      const { values } = rows[index++]!;
      const { admissionDate, dischargeDate, diagnoses, procedures } = caseFacts(record!, { asOf: '2026-01-01' });
      const codes = (list: unknown): string => (list as { code?: string }[]).map(({ code }) => code ?? '').join('|');
      expect(issues).toEqual([]);
      expect([
        admissionDate ?? '',
        dischargeDate ?? '',
        record!.fee?.total ?? '',
        codes(diagnoses),
        codes(procedures),
      ]).toEqual([values['admit'], values['discharge'], values['amount'], values['dx'], values['procedures']]);
      expect(record!.insurance?.type).toBe(
        ({ 职工: '310', 居民: '390' } as Record<string, string>)[values['insurance']!],
      );
    }
    expect(index).toBe(rows.length);
  });
});
