import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { daysBetween, decimal, fullYears, parseCsvTable, renderIssue } from '@caseloom/core';
import { catalogueWord, compileScheme, groupingMessages, importSchemeFolder } from '@caseloom/grouping';
import type { CompiledScheme, GroupingInput, TraceStep } from '@caseloom/grouping';
import { dipSettlementRow, importDipSettlement, pay, selectPolicy } from '@caseloom/payment';

const reference = process.env['CASELOOM_REFERENCE_DATA'] ?? '../shared';
const schemes = join(reference, 'schemes-dip');
const present = existsSync(schemes);
if (!present) process.stdout.write(`SKIPPED DIP grouping conformance: no reference data at ${schemes}\n`);

type Row = Record<string, string>;
const VERSIONS = present ? readdirSync(schemes).filter((name) => /^\d{6}-\d{4}$/.test(name)) : ['absent'];
/** The published texts describe the program's rule for these two; the third is about amounts at a band limit. */
const LITERAL = ['SHORT_LEN', 'MAJOR_SUBSTR', 'FLOAT'];
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

interface Version {
  readonly year: string;
  readonly files: ReadonlyMap<string, string>;
  readonly scheme: CompiledScheme;
  readonly policies: ReturnType<typeof importDipSettlement>['policies'];
}

function version(name: string): Version {
  const files = folder(name);
  const imported = importSchemeFolder(files);
  if (imported.files === undefined) throw new Error(JSON.stringify(imported.issues));
  expect(imported.issues.filter((one) => one.severity === 'error')).toEqual([]);
  const scheme = compileScheme(imported.artifact);
  if (!scheme.ok) throw new Error(JSON.stringify(scheme.issues.slice(0, 5)));
  const { policies, issues } = importDipSettlement(files, imported.artifact.id);
  expect(issues).toEqual([]);
  return { year: name.slice(-4), files, scheme: scheme.value, policies };
}

/** The stay as payment reads it, and the policy and settlement row that hold for it. */
function settled(row: Row, { policies, year }: Version) {
  const stay = {
    // Some stays have no dates; the examples are of one year, whatever they say.
    dischargeDate: `${year}-06-30`,
    insuranceType: row['insurance'] === '职工' ? '310' : '390',
    hospitalCode: row['hospital']!,
    settlementDate: row['settle_date']!,
    poolingArea: row['insured_area']!,
    totalCharge: row['amount'] || '0',
  };
  const chosen = selectPolicy(policies, stay);
  if (!('policy' in chosen)) throw new Error(`${row['case_id']}: ${chosen.reason}`);
  const { id, policy, prepared } = chosen.policy;
  return { stay, id, policy, prepared, settlement: dipSettlementRow(policy, stay, prepared) };
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
  it.each(VERSIONS)('[DIP-7] groups the stays of %s as expected, rows with a quirk not counted', (name) => {
    const tables = version(name);
    const differences: string[] = [];
    const counted = rowsOf(tables.files, 'cases').filter(
      (row) => row['quirk'] === '' || LITERAL.includes(row['quirk']!),
    );
    for (const row of counted) {
      const { status, reason, dip } = tables.scheme.group(input(row), settled(row, tables).settlement);
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
    process.stdout.write(`DIP grouping ${name}: ${counted.length - differences.length} of ${counted.length} agree\n`);
    expect(differences).toEqual([]);
  });

  it.each(VERSIONS)('[DIP-7] answers the stays of %s the same in another order and without a trace', (name) => {
    const tables = version(name);
    const stays = rowsOf(tables.files, 'cases').map((row) => [input(row), settled(row, tables).settlement] as const);
    const told = stays.map(([stay, settlement]) =>
      JSON.stringify({ ...tables.scheme.group(stay, settlement), trace: [] }),
    );
    const untold = stays
      .toReversed()
      .map(([stay, settlement]) => JSON.stringify(tables.scheme.group(stay, settlement, { trace: 'none' })))
      .toReversed();
    expect(untold.filter((answer, at) => answer !== told[at])).toEqual([]);
  });

  it.each(VERSIONS)('[DIP-8] tells every step for the stays of %s in a whole sentence', (name) => {
    const tables = version(name);
    const unfinished = new Set<string>();
    const read = (steps: readonly TraceStep[]): void => {
      for (const step of steps) {
        const sentence = renderIssue(groupingMessages, step, 'zh-CN');
        if (sentence.includes('{') || sentence.startsWith(step.code)) unfinished.add(`${step.code}: ${sentence}`);
        read(step.detail ?? []);
      }
    };
    for (const row of rowsOf(tables.files, 'cases'))
      read(tables.scheme.group(input(row), settled(row, tables).settlement).trace);
    expect([...unfinished]).toEqual([]);
  });

  it.each(VERSIONS)('[DIP-9] recommends for the stays of %s the rows expected, in that order', (name) => {
    const tables = version(name);
    const stays = new Map(rowsOf(tables.files, 'cases').map((row) => [row['case_id']!, row]));
    const wanted = new Map<string, string[]>();
    for (const row of rowsOf(tables.files, 'recommend'))
      wanted.set(row['case_id']!, [
        ...(wanted.get(row['case_id']!) ?? []),
        `${row['position']} ${row['group_seq']} ${row['group_code']}`,
      ]);
    const differences = [...wanted].filter(([id, rows]) => {
      const candidates = tables.scheme.recommend!(input(stays.get(id)!));
      return candidates.map((one) => `${one.position} ${one.groupSeq} ${one.group}`).join() !== rows.join();
    });
    process.stdout.write(
      `DIP recommendation ${name}: ${wanted.size - differences.length} of ${wanted.size} stays agree\n`,
    );
    expect(differences).toEqual([]);
  });

  it.each(VERSIONS)('[P7] imports, groups and pays the stays of %s in one go', (name) => {
    const tables = version(name);
    const stays = rowsOf(tables.files, 'cases').filter((row) => row['status'] === 'grouped' && row['quirk'] === '');
    const differences = stays.filter((row) => {
      const { stay, id, policy, prepared, settlement } = settled(row, tables);
      const grouping = tables.scheme.group(input(row), settlement, { trace: 'none' });
      const paid = pay(id, policy, { ...stay, grouping }, prepared);
      return !sameMoney(paid.amount, row['settlement_amount']!) || !sameMoney(paid.standard, row['standard_amount']!);
    });
    process.stdout.write(`DIP in one go ${name}: ${stays.length - differences.length} of ${stays.length} agree\n`);
    expect(differences.map((row) => row['case_id'])).toEqual([]);
  });
});
