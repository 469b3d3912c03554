import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseCsvTable } from '@caseloom/core';
import { compileScheme, importSchemeFolder, reachability, sideBySide } from '@caseloom/grouping';
import type { CompiledScheme, ComparedScheme, GroupingInput, Reach } from '@caseloom/grouping';
import { inputOfCase, schemeFolder } from '../support/published-schemes.ts';

const reference = process.env['CASELOOM_REFERENCE_DATA'] ?? '../shared';
const schemes = join(reference, 'schemes');
const present = existsSync(schemes);
if (!present) process.stdout.write(`SKIPPED analysis of DRG schemes: no reference data at ${schemes}\n`);

/** Without dead groups, with most of them, and with rules that take everything. */
const SMALL = ['chs_drg_11', 'liaocheng_2022', 'changzhou_2022'];
const names = !present
  ? ['none']
  : readdirSync(schemes)
      .filter((name) => existsSync(join(schemes, name, 'scheme.csv')))
      .filter((name) => process.env['CASELOOM_BUDGET'] !== 'small' || SMALL.includes(name));

interface Read extends ComparedScheme {
  readonly scheme: CompiledScheme;
  readonly cases: readonly { readonly input: GroupingInput; readonly expected: string }[];
}

function read(name: string): Read {
  const files = schemeFolder(join(schemes, name));
  const imported = importSchemeFolder(files);
  if (imported.artifact === undefined) throw new Error(JSON.stringify(imported.issues));
  const compiled = compileScheme(imported.artifact);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues.slice(0, 5)));
  const cases = parseCsvTable(files.get('cases.csv')!).rows.map(({ values }) => ({
    input: inputOfCase(values),
    expected: ['grouped', 'ambiguous'].includes(values['expected_status']!) ? values['expected_drg']! : '',
  }));
  return { artifact: imported.artifact, scheme: compiled.value, cases };
}

/** The same numbers for the same seed (Lehmer, 1951). */
function numbers(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % bound;
  };
}

/** Cases and witnesses mixed with each other: codes, places, sex and age of one in another. */
function mixed(records: readonly GroupingInput[], count: number, seed: number): GroupingInput[] {
  const next = numbers(seed);
  const any = (): GroupingInput => records[next(records.length)]!;
  const changes: ((record: GroupingInput) => GroupingInput)[] = [
    (record) => ({ ...record, procedures: any().procedures }),
    (record) => ({ ...record, diagnoses: [any().diagnoses[0] ?? '', ...record.diagnoses.slice(1)] }),
    (record) => ({ ...record, diagnoses: [...record.diagnoses, ...any().diagnoses] }),
    (record) => ({ ...record, procedures: [...any().procedures, ...record.procedures] }),
    (record) => ({ ...record, diagnoses: record.diagnoses.slice(0, 1) }),
    (record) => ({ ...record, procedures: record.procedures.slice(1) }),
    (record) => ({ ...record, sex: record.sex === '1' ? '2' : '1' }),
    (record) => {
      const { diagnoses, procedures } = record;
      return { ...any(), diagnoses, procedures };
    },
  ];
  return Array.from({ length: count }, () => {
    const once = changes[next(changes.length)]!(any());
    return next(2) === 0 ? once : changes[next(changes.length)]!(once);
  });
}

const MIXED = 10_000;

(present ? describe : describe.skip)('what the published schemes can answer', () => {
  it.each(names)('[ANA-5] every group of %s is reached by a record, or proved to be reached by none', (name) => {
    const { artifact, scheme, cases } = read(name);
    const reach = reachability(artifact);
    const rows = reach.filter(({ kind }) => kind !== 'noDrg');
    const reached = new Set(reach.filter(({ state }) => state === 'reached').map(({ group }) => group));
    const dead = [...new Set(rows.map(({ group }) => group))].filter((group) => !reached.has(group));
    process.stdout.write(
      `reach ${name}: ${rows.length} rows, ${reached.size} groups reached, ${dead.length} of the listed dead, ${reach.filter(({ state }) => state === 'undecided').length} undecided\n`,
    );
    expect(reach.filter(({ state }) => state === 'undecided')).toEqual([]);

    // A record for each that is reached: the compiled scheme answers it so.
    const wrong = reach.filter(
      (one) => one.state === 'reached' && scheme.group(one.witness, undefined, { trace: 'none' }).drg !== one.group,
    );
    expect(wrong).toEqual([]);

    // The cases that come with a scheme have at least one for every group that can be reached, and none for another.
    const answered = new Set(cases.map(({ expected }) => expected).filter((group) => group !== ''));
    expect([...answered].filter((group) => !reached.has(group))).toEqual([]);
    expect(
      rows.filter(({ group }) => reached.has(group) && !answered.has(group) && !isOwnAnswer(reach, group)),
    ).toEqual([]);

    // No mixture of cases and witnesses reaches what is proved dead.
    const records = [
      ...cases.map(({ input }) => input),
      ...reach.flatMap((one) => (one.state === 'reached' ? [one.witness] : [])),
    ];
    const found = new Set(
      mixed(records, MIXED, 20_260_101).map((record) => scheme.group(record, undefined, { trace: 'none' }).drg),
    );
    expect(found.size).toBeGreaterThan(reached.size / 2);
    expect(dead.filter((group) => found.has(group))).toEqual([]);
  });
});

(present ? describe : describe.skip)('published schemes side by side', () => {
  const PAIRS = [
    ['chs_drg_10', 'chs_drg_11'],
    ['chs_drg_11', 'zhejiang_2022'],
    ['chs_drg_11', 'suzhou_2023'],
    ['yancheng_2023', 'qingdao_2023'],
  ];

  it.each(PAIRS)('[ANA-7] every case that %s and %s answer differently has its cause', (before, after) => {
    const [a, b] = [read(before), read(after)];
    const cases = [...a.cases, ...b.cases].map(({ input }, n) => ({ id: String(n), input }));
    const found = sideBySide(a, b, cases);
    const counted: Record<string, number> = {};
    for (const { cause, cases: many } of found.clusters) counted[cause.code] = (counted[cause.code] ?? 0) + many;
    process.stdout.write(
      `side by side ${before} ${after}: ${found.different} of ${found.cases} differ ${JSON.stringify(counted)}\n`,
    );
    expect(found.cases).toBe(4000);
    expect(found.same + found.clusters.reduce((sum, cluster) => sum + cluster.cases, 0)).toBe(4000);
    expect(counted['SIDE_BY_SIDE_OTHER']).toBeUndefined();
    expect(sideBySide(a, a, cases)).toMatchObject({ same: 4000, clusters: [] });
  });
});

const catalogues = join(reference, 'schemes-dip');

(existsSync(catalogues) ? describe : describe.skip)('what the example catalogues can answer', () => {
  it('[ANA-6] no row that is proved dead has a case, in any of them', () => {
    const found = readdirSync(catalogues).filter((name) => existsSync(join(catalogues, name, 'scheme.json')));
    const told = found.map((name) => {
      const dir = join(catalogues, name);
      const files = new Map(readdirSync(dir).map((file) => [file, readFileSync(join(dir, file), 'utf8')]));
      const { artifact } = importSchemeFolder(files);
      const rows = artifact!.tables['groups']!.rows;
      const seqOf = ({ path }: Reach): string => rows[Number(path.split(':')[1]) - 2]!['seq']!;
      const reach = reachability(artifact!);
      const answered = new Set(parseCsvTable(files.get('cases.csv')!).rows.map(({ values }) => values['group_seq']!));
      const dead = reach.filter(({ state }) => state === 'dead');
      expect([name, dead.filter((one) => answered.has(seqOf(one)))]).toEqual([name, []]);
      const reached = reach.filter(({ state }) => state === 'reached');
      process.stdout.write(`reach ${name}: ${rows.length} rows, ${reached.length} reached, ${dead.length} dead\n`);
      return { reached: reached.length, dead: dead.length };
    });
    expect(told.length).toBeGreaterThan(0);
    expect(told.every(({ reached }) => reached > 300)).toBe(true);
    expect(told.some(({ dead }) => dead > 0)).toBe(true);
  });
});

/** Answers of rules without a DRG that holds; the cases need not have them. */
function isOwnAnswer(reach: readonly Reach[], group: string): boolean {
  return reach.filter((one) => one.group === group && one.state === 'reached').every(({ kind }) => kind === 'noDrg');
}
