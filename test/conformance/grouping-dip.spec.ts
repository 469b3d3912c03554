import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { daysBetween, decimal, fullYears, parseCsvTable } from '@caseloom/core';
import { compileScheme, importSchemeFolder, catalogueWord } from '@caseloom/grouping';
import type { DipSettlementRow, GroupingInput } from '@caseloom/grouping';
import { dipSettlementRow, importDipSettlement, pay, selectPolicy } from '@caseloom/payment';

const reference = process.env['CASELOOM_REFERENCE_DATA'] ?? '../shared';
const schemes = join(reference, 'schemes-dip');
const present = existsSync(schemes);
if (!present) process.stdout.write(`SKIPPED DIP grouping conformance: no reference data at ${schemes}\n`);

type Row = Record<string, string>;
const BUILT = ['421200-2023', '420900-2022'];
const DISPOSITIONS: Row = { 医嘱离院: '1', 医嘱转院: '2', 非医嘱离院: '4', 死亡: '5', 其他: '9' };
const STATUSES: Row = {
  invalid_input: 'invalid noPrincipalDiagnosis',
  no_settlement_config: 'invalid noSettlementRow',
  ungrouped: 'ungrouped noGroup',
};

function folder(name: string): Map<string, string> {
  return new Map(
    readdirSync(join(schemes, name)).map((file) => [file, readFileSync(join(schemes, name, file), 'utf8')]),
  );
}

function rowsOf(files: ReadonlyMap<string, string>, name: string): Row[] {
  return parseCsvTable(files.get(`${name}.csv`)!).rows.map(({ values }) => values);
}

/** Age and stay by the calendar, as the record room derives them; missing dates stay missing. */
function input(row: Row): GroupingInput {
  const list = (column: string): string[] => (row[column] === '' ? [] : row[column]!.split('|'));
  const all = {
    ageYears: fullYears(row['birth']!, row['admit']!),
    ageDays: daysBetween(row['birth']!, row['admit']!),
    losDays: daysBetween(row['admit']!, row['discharge']!),
    disposition: DISPOSITIONS[row['discharge_way']!],
    totalCharge: row['amount'] || undefined,
    diagnoses: list('dx'),
    procedures: list('procedures'),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as unknown as GroupingInput;
}

function settlement(rows: readonly Row[], hospital: string, insurance: string): DipSettlementRow | undefined {
  const row = rows.find(
    (one) => one['hospital_code'] === hospital && one['month'] === '' && one['insured_area'] === '',
  );
  const type = insurance === '职工' ? 'employee' : 'resident';
  return row === undefined
    ? undefined
    : { averageFactor: row[`avg_factor_${type}`]!, averageFactorBasic: row[`avg_factor_basic_${type}`]! };
}

function expected(row: Row): string {
  if (row['status'] !== 'grouped') return STATUSES[row['status']!] ?? row['status']!;
  return [
    'group_seq',
    'group_code',
    'catalogue',
    'op_type',
    'matched_procedures',
    'supplement_kind',
    'supplement_level',
    'supplement_factor',
  ]
    .map((column) => row[column])
    .join(' · ');
}

/** Money is compared to 0.01, as the examples ask. */
function sameMoney(a: string | undefined, b: string): boolean {
  return a === undefined ? b === '' : decimal(a).minus(decimal(b)).abs().lessThanOrEqualTo('0.01');
}

(present ? describe : describe.skip)('DIP grouping against example catalogues', () => {
  it.each(BUILT)('groups the stays of %s as expected, rows with a quirk not counted', (name) => {
    const files = folder(name);
    const imported = importSchemeFolder(files);
    if (imported.files === undefined) throw new Error(JSON.stringify(imported.issues));
    const scheme = compileScheme(imported.artifact);
    if (!scheme.ok) throw new Error(JSON.stringify(scheme.issues.slice(0, 5)));
    const settle = rowsOf(files, 'settle');
    const differences: string[] = [];
    const cases = rowsOf(files, 'cases').filter((row) => row['quirk'] === '');
    for (const row of cases) {
      const { status, reason, dip } = scheme.value.group(
        input(row),
        settlement(settle, row['hospital']!, row['insurance']!),
      );
      const got =
        dip === undefined
          ? `${status} ${reason ?? ''}`
          : [
              dip.groupSeq,
              dip.group,
              catalogueWord(dip.catalogue),
              dip.opType,
              dip.matchedProcedures.join('|'),
              dip.auxiliaryKind ?? '',
              dip.auxiliaryLevel ?? '',
              dip.auxiliaryFactor ?? '',
            ].join(' · ');
      if (got !== expected(row) || !sameMoney(dip?.estimatedAverage, row['estimated_average']!))
        differences.push(`${row['case_id']}: expected ${expected(row)}, got ${got}`);
    }
    process.stdout.write(`DIP grouping ${name}: ${cases.length - differences.length} of ${cases.length} agree\n`);
    expect(differences).toEqual([]);
  });

  it.each(BUILT)('[P7] imports, groups and pays the stays of %s in one go', (name) => {
    const files = folder(name);
    const imported = importSchemeFolder(files);
    if (imported.files === undefined) throw new Error(JSON.stringify(imported.issues));
    const { policies, issues } = importDipSettlement(files, imported.artifact.id);
    expect(issues).toEqual([]);
    const scheme = compileScheme(imported.artifact);
    if (!scheme.ok) throw new Error(JSON.stringify(scheme.issues.slice(0, 5)));
    const stays = rowsOf(files, 'cases').filter((row) => row['status'] === 'grouped' && row['quirk'] === '');
    const differences = stays.filter((row) => {
      const stay = {
        dischargeDate: `${name.slice(-4)}-06-30`,
        insuranceType: row['insurance'] === '职工' ? '310' : '390',
        hospitalCode: row['hospital']!,
        totalCharge: row['amount'] || '0',
      };
      const chosen = selectPolicy(policies, stay);
      if (!('policy' in chosen)) return true;
      const grouping = scheme.value.group(input(row), dipSettlementRow(chosen.policy.policy, stay), { trace: 'none' });
      const paid = pay(chosen.policy.id, chosen.policy.policy, { ...stay, grouping });
      return !sameMoney(paid.amount, row['settlement_amount']!) || !sameMoney(paid.standard, row['standard_amount']!);
    });
    process.stdout.write(`DIP in one go ${name}: ${stays.length - differences.length} of ${stays.length} agree\n`);
    expect(differences.map((row) => row['case_id'])).toEqual([]);
  });

  it('refuses the options it does not compute, by name and address', () => {
    const refused = Object.fromEntries(
      readdirSync(schemes)
        .filter((name) => existsSync(join(schemes, name, 'scheme.json')) && !BUILT.includes(name))
        .map((name) => {
          const imported = importSchemeFolder(folder(name));
          if (imported.files === undefined) throw new Error(JSON.stringify(imported.issues));
          const scheme = compileScheme(imported.artifact);
          return [
            name,
            scheme.ok
              ? []
              : scheme.issues
                  .filter((one) => one.severity === 'error')
                  .map((one) => `${one.code} ${one.path} ${one.args['option'] ?? ''}`),
          ];
        }),
    );
    for (const reasons of Object.values(refused)) {
      expect(reasons.length).toBeGreaterThan(0);
      for (const reason of reasons) expect(reason).toMatch(/^GROUPING_DIP_NOT_BUILT method\.\S+ \S/);
    }
    expect(refused['421000-2022']).toContain('GROUPING_DIP_NOT_BUILT method.comprehensive.rewrite_code true');
  });
});
