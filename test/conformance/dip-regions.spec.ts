import { afterAll, describe, expect, it } from '@jest/globals';
import { decimal, parseCsvTable } from '@caseloom/core';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { caseloom, ROOT } from '../support/command-line.ts';
import { CITIES } from '../support/dip-cities.ts';

const reference = resolve(ROOT, process.env['CASELOOM_REFERENCE_DATA'] ?? '../shared', 'schemes-dip');
const present = existsSync(reference);
if (!present) process.stdout.write(`SKIPPED DIP regions against example stays: no reference data at ${reference}\n`);
const VERSIONS = !present ? [] : readdirSync(reference).filter((name) => /^\d{6}-\d{4}$/.test(name));

type Row = Readonly<Record<string, string>>;
const rowsOf = (path: string): Row[] => parseCsvTable(readFileSync(path, 'utf8')).rows.map(({ values }) => values);

const dir = mkdtempSync(join(tmpdir(), 'caseloom-regions-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** Folder → pack → group, pay and recommend of its own cases, each by the command line. */
async function regionByCommandLine(name: string, folder: string): Promise<Readonly<Record<string, Row[]>>> {
  const call = (...words: string[]) => caseloom(words, { cwd: dir });
  await call('pack', 'init', name, '--id', `dip-${name}`);
  const imported = await call('scheme', 'import', folder, '--pack', name);
  expect([imported.code, imported.err.match(/^error .*/gm)]).toEqual([0, null]);
  const cases = join(folder, 'cases.csv');
  const answers: Record<string, Row[]> = {};
  for (const command of ['group', 'pay', 'recommend']) {
    const out = `${name}.${command}.csv`;
    const { code, err } = await call(command, '--pack', name, '--cases', cases, '--out', out);
    expect([command, code, code === 0 ? '' : err]).toEqual([command, 0, '']);
    answers[command] = rowsOf(join(dir, out));
  }
  return answers;
}

const STATUSES: Row = {
  invalid_input: 'invalid noPrincipalDiagnosis',
  no_settlement_config: 'invalid noSettlementRow',
  ungrouped: 'ungrouped noGroup',
  grouped: 'grouped ',
};
const DEVIATIONS: Row = { LOW: '低倍率', HIGH: '高倍率', NORMAL: '正常倍率' };
const GROUP_COLUMNS: Row = {
  group: 'group_code',
  group_seq: 'group_seq',
  catalogue: 'catalogue',
  op_type: 'op_type',
  matched_procedures: 'matched_procedures',
  auxiliary_kind: 'supplement_kind',
  auxiliary_level: 'supplement_level',
};

/** Money to 0.01 and points to 0.0001, as the examples ask; a missing number equals only a missing one. */
function near(a: string | undefined, b: string | undefined, tolerance: string): boolean {
  if (!a || !b) return (a ?? '') === (b ?? '');
  return decimal(a).minus(decimal(b)).abs().lessThanOrEqualTo(tolerance);
}

const isGroupedAlike = (got: Row | undefined, wanted: Row): boolean =>
  got !== undefined &&
  `${got['status']} ${got['reason']}` === STATUSES[wanted['status']!] &&
  Object.entries(GROUP_COLUMNS).every(([column, name]) => got[column] === wanted[name]) &&
  near(got['auxiliary_factor'], wanted['supplement_factor'], '0') &&
  near(got['estimated_average'], wanted['estimated_average'], '0.01');

const isSettledAlike = (got: Row | undefined, wanted: Row): boolean =>
  got !== undefined &&
  (wanted['status'] === 'grouped'
    ? DEVIATIONS[got['case_type']!] === wanted['deviation'] && near(got['point_value'], wanted['point_price'], '0')
    : /^\(\w+\)$/.test(got['case_type']!)) &&
  near(got['points'], wanted['points'], '0.0001') &&
  near(got['amount'], wanted['settlement_amount'], '0.01') &&
  near(got['standard'], wanted['standard_amount'], '0.01') &&
  near(got['balance'], balanceOf(wanted), '0.01');

/** Amount less charge; a blank charge counts as 0. */
const balanceOf = ({ settlement_amount: amount = '', amount: charge }: Row): string =>
  amount === ''
    ? ''
    : decimal(amount)
        .minus(decimal(charge || '0'))
        .toFixed();

const isRecommendedAlike = (got: readonly Row[], wanted: readonly Row[]): boolean =>
  got.length === wanted.length &&
  wanted.every(
    (row, index) =>
      ['position', 'group_seq', 'group_code', 'deviation'].every((column) => got[index]![column] === row[column]) &&
      near(got[index]!['points'], row['points'], '0.0001') &&
      near(got[index]!['settlement_amount'], row['settlement_amount'], '0.01') &&
      near(got[index]!['standard_amount'], row['standard_amount'], '0.01'),
  );

const byCase = (rows: readonly Row[]): Map<string, Row[]> => {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(row['case_id']!, [...(found.get(row['case_id']!) ?? []), row]);
  return found;
};

(present ? describe : describe.skip)('DIP regions from their files to amounts', () => {
  it.each(VERSIONS)(
    '[PAY-10] groups, settles and recommends for %s as expected, rows with a quirk not counted',
    async (name) => {
      const folder = join(reference, name);
      const { group, pay, recommend } = await regionByCommandLine(name, folder);
      const [grouped, paid] = [group!, pay!].map((rows) => new Map(rows.map((row) => [row['id']!, row])));
      const stays = rowsOf(join(folder, 'cases.csv')).filter((row) => row['quirk'] === '');
      const wrongGroups = stays.filter((row) => !isGroupedAlike(grouped!.get(row['case_id']!), row));
      const wrongAmounts = stays.filter((row) => !isSettledAlike(paid!.get(row['case_id']!), row));
      const lists = byCase(rowsOf(join(folder, 'recommend.csv')));
      const recommended = byCase(recommend!);
      const wrongLists = [...lists].filter(([id, rows]) => !isRecommendedAlike(recommended.get(id) ?? [], rows));
      process.stdout.write(
        `DIP ${name}: ${stays.length - wrongGroups.length} of ${stays.length} groups, ${stays.length - wrongAmounts.length} of ${stays.length} settlements, ${lists.size - wrongLists.length} of ${lists.size} recommendations agree\n`,
      );
      expect(wrongGroups.map((row) => [row, grouped!.get(row['case_id']!)])).toEqual([]);
      expect(wrongAmounts.map((row) => [row, paid!.get(row['case_id']!)])).toEqual([]);
      expect(wrongLists.map(([id]) => id)).toEqual([]);
    },
  );
});

describe('DIP regions that no example table is given of', () => {
  it.each(CITIES)(
    '[PAY-10] groups and settles the stays of $name as its description says',
    async ({ name, files, expected }) => {
      const folder = join(dir, `${name}-tables`);
      mkdirSync(folder);
      for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
      const { group, pay } = await regionByCommandLine(name, folder);
      const paid = new Map(pay!.map((row) => [row['id']!, row]));
      const got = Object.fromEntries(
        group!.map(({ id, status, reason, group: code }) => {
          if (status !== 'grouped') return [id!, `${status} ${reason}`];
          const { case_type: type, points, amount, standard } = paid.get(id!)!;
          return [id!, [type, code, points, amount, standard].join(' ')];
        }),
      );
      expect(got).toEqual(Object.fromEntries(Object.entries(expected).map(([id, line]) => [id, withPlaces(line)])));
    },
  );
});

/** Amounts and points as the program writes them. */
function withPlaces(line: string): string {
  const [type, group, ...numbers] = line.split(' ');
  return numbers.length === 0 ? line : [type, group, ...numbers.map((one) => decimal(one).toFixed(4))].join(' ');
}
