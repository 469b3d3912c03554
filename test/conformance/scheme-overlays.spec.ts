import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseCsvTable } from '@caseloom/core';
import { kinds } from '@caseloom/engine';
import { compileScheme, importSchemeFolder } from '@caseloom/grouping';
import {
  fullFiles,
  layOver,
  mergePacks,
  nearestBase,
  parsePack,
  resolvePack,
  type Artifact,
  type ResolvedPack,
  type SourcePack,
} from '@caseloom/pack';
import { syntheticNationalScheme } from '@caseloom/hospital';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { caseloom, type Answer } from '../support/command-line.ts';
import { filesAt, schemeFiles } from '../support/small-city.ts';
import { inputOfCase, schemeFolder } from '../support/published-schemes.ts';

const schemes = join(process.env['CASELOOM_REFERENCE_DATA'] ?? '../shared', 'schemes');
const present = existsSync(schemes);
if (!present) process.stdout.write(`SKIPPED overlays of published schemes: no reference data at ${schemes}\n`);

const NATIONAL = ['chs_drg_10', 'chs_drg_11'];
/** One near its base, one that has a table anew, one with other codes in many lists. */
const FEW = ['suzhou_2023', 'wuhan_2022', 'zhejiang_2022'];
const names = !present
  ? []
  : process.env['CASELOOM_BUDGET'] === 'long'
    ? readdirSync(schemes).filter((name) => existsSync(join(schemes, name, 'scheme.csv')))
    : FEW;

function imported(name: string): Artifact {
  const made = importSchemeFolder(schemeFolder(join(schemes, name)), { id: 'drg' });
  if (made.files === undefined) throw new Error(JSON.stringify(made.issues));
  return made.artifact;
}

function packOf(id: string, files: ReadonlyMap<string, string>, parent?: string): SourcePack {
  const more = parent === undefined ? { layer: 'nation' } : { layer: 'city', extends: { id: parent, range: '^1.0.0' } };
  const manifest = { format: 1, id, version: '1.0.0', title: { zh: id, en: id }, ...more };
  const parsed = parsePack(new Map([...files, ['pack.json', JSON.stringify(manifest)]]), kinds);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues.slice(0, 5)));
  return parsed.value;
}

function resolved(...chain: SourcePack[]): ResolvedPack {
  const result = resolvePack(chain, kinds);
  if (!result.ok) throw new Error(JSON.stringify(result.issues.slice(0, 5)));
  return result.value;
}

/** Rows as texts; of a table whose order says nothing, sorted. */
function rowsOf(artifact: Artifact): Record<string, string[]> {
  const spec = kinds.get('grouping')!.tables;
  const entries = Object.entries(artifact.tables).map(([name, { rows }]): [string, string[]] => {
    const texts = rows.map((row) =>
      JSON.stringify(
        Object.entries(row)
          .filter(([column, cell]) => cell !== '' && column !== 'order')
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    );
    return [name, spec[name]!.ordered ? texts : texts.sort()];
  });
  return Object.fromEntries(entries);
}

(present ? describe : describe.skip)('published schemes as overlays of the national ones', () => {
  const bases = NATIONAL.map((name) => {
    const made = importSchemeFolder(present ? schemeFolder(join(schemes, name)) : new Map(), { id: 'drg' });
    const pack = packOf(name, made.files ?? new Map());
    const whole = resolved(pack);
    return { name, pack, whole, artifact: whole.artifacts.get('grouping')!.get('drg')! };
  });
  const sizes = { overlay: 0, full: 0 };
  afterAll(() => {
    const share = ((100 * sizes.overlay) / sizes.full).toFixed(1);
    process.stdout.write(`overlays: ${sizes.overlay} bytes instead of ${sizes.full} (${share} %)\n`);
  });

  it.each(names)(
    '[PACK-35] %s over the nearer one is the same scheme, groups every case alike and is a fraction as long',
    (name) => {
      const wanted = imported(name);
      const [nearest] = nearestBase(wanted, bases, kinds);
      const base = nearest!.candidate;
      const { files, artifacts } = layOver(base.whole, [wanted], kinds, { reason: `not in ${name}` });
      const pack = resolved(base.pack, packOf('city', files, base.name));
      const scheme = pack.artifacts.get('grouping')!.get('drg')!;
      expect(rowsOf(scheme)).toEqual(rowsOf(wanted));
      expect(scheme.value).toEqual(wanted.value);

      const { size } = artifacts[0]!;
      sizes.overlay += size.overlay;
      sizes.full += size.full;
      const compiled = compileScheme(scheme);
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues.slice(0, 5)));
      const cases = parseCsvTable(schemeFolder(join(schemes, name)).get('cases.csv')!).rows;
      const differences = cases.filter(({ values }) => {
        const { status, mdc, adrg, drg } = compiled.value.group(inputOfCase(values), undefined, { trace: 'none' });
        const expected = ['status', 'mdc', 'adrg', 'drg'].map((column) => values[`expected_${column}`]);
        return [status, mdc, adrg, drg].join(' ') !== expected.join(' ');
      });
      process.stdout.write(
        `overlay ${name} on ${base.name}: ${cases.length - differences.length} of ${cases.length} agree, ${size.overlay} of ${size.full} bytes\n`,
      );
      expect(differences).toEqual([]);
      expect(size.overlay).toBeLessThan(size.full / 4);
    },
  );
});

describe('a city over a national edition, and the next edition', () => {
  const files = (edition: '2.0' | '3.0'): Map<string, string> =>
    new Map(syntheticNationalScheme({ edition, seed: 7 }).files);
  const made = (tables: ReadonlyMap<string, string>): Artifact => {
    const one = importSchemeFolder(tables, { id: 'drg' });
    if (one.files === undefined) throw new Error(JSON.stringify(one.issues));
    return one.artifact;
  };
  const nationOf = (version: string, scheme: Artifact): SourcePack => {
    const manifest = { format: 1, id: 'cn', version, title: { zh: '全国', en: 'cn' }, layer: 'nation' };
    const parsed = parsePack(new Map([...fullFiles(scheme), ['pack.json', JSON.stringify(manifest)]]), kinds);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues.slice(0, 5)));
    return parsed.value;
  };
  const old = made(files('2.0'));
  const next = made(files('3.0'));
  const weights = old.tables['weights']!;
  const isNext = new Set(next.tables['weights']!.rows.map((row) => row['drg']));
  /** The city pays more for ten groups, the last of which is gone in 3.0. */
  const dearer = [
    ...weights.rows.filter((row) => isNext.has(row['drg'])).slice(0, 9),
    weights.rows.find((row) => !isNext.has(row['drg']))!,
  ];
  const city: Artifact = {
    ...old,
    tables: {
      ...old.tables,
      weights: { ...weights, rows: weights.rows.map((row) => (dearer.includes(row) ? { ...row, weight: '99' } : row)) },
    },
  };

  it("[PACK-37] keeps the city's few rows, adopts the thousands of the new edition, and asks where a group is gone", () => {
    const base = nationOf('2.0.0', old);
    const theirs = nationOf('3.0.0', next);
    const laid = layOver(resolved(base), [city], kinds, { reason: 'ours' });
    const manifest = {
      format: 1,
      id: 'city',
      version: '1.0.0',
      title: { zh: '本市', en: 'City' },
      layer: 'city',
      extends: { id: 'cn', range: '^2.0.0' },
    };
    const own = new Map([...laid.files, ['pack.json', JSON.stringify(manifest)]]);
    const mine = parsePack(own, kinds);
    if (!mine.ok) throw new Error(JSON.stringify(mine.issues));
    expect([...laid.files.keys()]).toEqual(['overlay/grouping/drg.weights.csv']);

    const parents = resolved(theirs);
    const merged = mergePacks(
      { base: resolved(base), theirs: parents, mine: resolved(base, mine.value), files: own, parents },
      kinds,
      'upgrade',
    );
    const asked = merged.elements.filter(({ outcome }) => outcome === 'conflict');
    expect(asked.map(({ list, id, conflicts }) => [list, id, conflicts[0]?.what])).toEqual([
      ['weights.csv', dearer[9]!['drg'], 'removedByTheirs'],
    ]);
    const kept = merged.elements.filter(({ outcome }) => outcome === 'kept' || outcome === 'merged');
    expect(kept.map(({ id }) => id).sort()).toEqual(
      dearer
        .slice(0, 9)
        .map((row) => row['drg'])
        .sort(),
    );
    expect(merged.counts.adopted).toBeGreaterThan(10_000);

    const after = parsePack(merged.files, kinds);
    if (!after.ok) throw new Error(JSON.stringify(after.issues));
    const scheme = resolved(theirs, after.value).artifacts.get('grouping')!.get('drg')!;
    const weightOf = (drg: string): string | undefined =>
      scheme.tables['weights']!.rows.find((row) => row['drg'] === drg)?.['weight'];
    expect(dearer.map((row) => weightOf(row['drg']!))).toEqual(dearer.map(() => '99'));
    const { weights: _, ...others } = rowsOf(scheme);
    const { weights: __, ...national } = rowsOf(next);
    expect(others).toEqual(national);
  });
});

describe('a scheme imported over its base by the command line', () => {
  const dir = mkdtempSync(join(tmpdir(), 'caseloom-base-'));
  const call = (words: string): Promise<Answer> => caseloom(words.split(' '), { cwd: dir });
  const text = (name: string): string => readFileSync(join(dir, name), 'utf8');
  /** The city splits a group, leaves one out, adds a code and a rule; its numbers are its own. */
  const city = {
    ...schemeFiles,
    'scheme.csv': 'key,value\nid,my_city\nname,本市方案\nyear,2027\nambiguous_rule,none\n',
    'adrg.csv':
      'order,mdc,rule,adrg,name,kind,condition,no_drg_result\n' +
      '10,MDCH,HC2,HC2,胆囊切除,group,principal_proc in {adrg:HC2/proc},\n20,MDCH,HC3,HC3,胆道,group,age >= 90,\n30,MDCH,HU1,HU1,胆囊病,group,true,\n',
    'drg.csv':
      'order,mdc,rule,adrg,drg,name,condition\n10,MDCH,HC2,HC2,HC21,伴严重并发症,has_mcc\n' +
      '20,MDCH,HC2,HC2,HC25,不伴并发症,true\n30,MDCH,HC3,HC3,HC39,胆道,true\n40,MDCH,HU1,HU1,HU19,胆囊疾病,true\n',
    'code_lists.csv.gz': gzipSync('list,code\nmdc:MDCH/dx,K80.100\nmdc:MDCH/dx,K80.200\nadrg:HC2/proc,51.2300\n'),
    'mcc.csv': 'code,exclusion_group\nJ96.100,1\n',
  };

  beforeAll(async () => {
    filesAt(join(dir, 'scheme'), schemeFiles);
    filesAt(join(dir, 'city-scheme'), city);
    for (const [name, version] of [
      ['v1', '1.0.0'],
      ['v2', '2.0.0'],
    ] as const) {
      await call(`pack init packs/${name} --id cn --layer nation --title 全国`);
      filesAt(join(dir, 'packs', name), { 'pack.json': text(`packs/${name}/pack.json`).replace('0.1.0', version) });
    }
    await call('scheme import scheme --pack packs/v1 --id drg');
    const later = {
      ...schemeFiles,
      'drg.csv': schemeFiles['drg.csv']!.toString().replace('has_mcc', 'has_mcc or has_cc'),
    };
    filesAt(join(dir, 'later'), { ...later, 'mcc.csv': 'code,exclusion_group\nJ96.000,1\nI21.000,2\n' });
    await call('scheme import later --pack packs/v2 --id drg');
    await call('pack init packs/city --id city --layer city --title 本市');
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  it('[PACK-35] writes what differs, and says how much that is', async () => {
    const { code, err } = await call('scheme import city-scheme --pack packs/city --base cn@^1.0.0');
    expect([code, JSON.parse(text('packs/city/pack.json')).extends]).toEqual([0, { id: 'cn', range: '^1.0.0' }]);
    expect(err).toContain(
      'grouping/drg.adrg.csv: 1 added, 0 removed, 0 changed, 1 in names only, 0 moved, 1 the same\n',
    );
    expect(err).toContain(
      'grouping/drg.mcc.csv: 1 added, 1 removed, 0 changed, 0 in names only, 0 moved, 0 the same\n',
    );
    expect(err).toMatch(/grouping\/drg < cn@1\.0\.0: an overlay of 0\.\d KB, a full copy has 1\.\d KB/);
    expect(readdirSync(join(dir, 'packs/city')).sort()).toEqual(['SOURCES.md', 'overlay', 'pack.json']);
    expect(text('packs/city/overlay/grouping/drg.adrg.csv')).toBe(
      '_op,rule,name,mdc,adrg,kind,condition,_after\npatch,HU1,胆囊病,,,,,\nadd,HC3,胆道,MDCH,HC3,group,age >= 90,HC2\n',
    );
    expect(text('packs/city/overlay/grouping/drg.code_lists.csv')).toBe('_op,list,code\nadd,mdc:MDCH/dx,K80.200\n');
    expect((await call('pack check packs/city')).code).toBe(0);
  });

  it('[PACK-35] keeps the reasons that somebody wrote, and names what it replaces', async () => {
    const file = 'packs/city/overlay/grouping/drg.mcc.csv';
    const edited = text(file).replace('scheme import city-scheme', '本市不认');
    filesAt(dir, { [file]: edited });
    const { err } = await call('scheme import city-scheme --pack packs/city --base cn@^1.0.0');
    expect(err).toMatch(/Replaced by this import: overlay\/grouping\/drg\.adrg\.csv, .*drg\.mcc\.csv/);
    expect(text(file)).toBe(edited);
  });

  it('[PACK-36] finds the nearest base itself', async () => {
    await call('pack init packs/other --id other --layer city --title 别市');
    const { code, err } = await call('scheme import city-scheme --pack packs/other --base auto --packs packs');
    expect(code).toBe(0);
    expect(err).toMatch(/Nearest base: city@0\.1\.0 \(100\.0 % alike\); others: cn@1\.0\.0 \d+\.\d %, cn@2\.0\.0/);
  });

  it.each([
    ['another base than it has', 'cn2@^1.0.0', 'packs/city/pack.json#extends.id: The pack extends cn, not cn2.'],
    ['a base that is not there', 'cn@^7.0.0', 'Pack city extends cn@^7.0.0'],
    ['no range', 'cn@seven', '--base "cn@seven": expected ID@RANGE, auto.'],
  ])('refuses %s', async (_, base, said) => {
    const { code, err } = await call(`scheme import city-scheme --pack packs/city --base ${base}`);
    expect([code, err.includes(said) || err]).toEqual([2, true]);
  });

  it('[PACK-37] moves onto the next national version what the city says, and tells what both changed', async () => {
    const { code, out, err } = await call('pack merge packs/v1 packs/v2 packs/city -o packs/next');
    expect(err).toContain('cn@1.0.0 → cn@2.0.0:');
    const outcomes = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { list: string; id: string; outcome: string });
    const of = (list: string): string[] =>
      outcomes.filter((one) => one.list === list).map(({ id, outcome }) => `${id} ${outcome}`);
    expect([code, of('drg.csv'), of('mcc.csv')]).toEqual([
      0,
      ['HC2|HC21 adopted', 'HC3|HC39 kept'],
      ['J96.000 kept', 'I21.000 adopted', 'J96.100 kept'],
    ]);
    expect(JSON.parse(text('packs/next/pack.json')).extends).toEqual({ id: 'cn', range: '^2.0.0' });
    expect(text('packs/next/overlay/grouping/drg.mcc.csv')).toBe(
      '_op,code,exclusion_group,_reason\ndisable,J96.000,,本市不认\nadd,J96.100,1,\n',
    );
  });

  it('[PACK-37] leaves a report and exit 1 when something is to be decided', async () => {
    filesAt(join(dir, 'packs/clash'), { 'pack.json': text('packs/city/pack.json').replace('"city"', '"clash"') });
    filesAt(join(dir, 'packs/clash'), {
      'overlay/grouping/drg.drg.csv': '_op,rule,drg,condition\npatch,HC2,HC21,has_cc\n',
    });
    const { code, err } = await call('pack merge packs/v1 packs/v2 packs/clash -o packs/clashed');
    expect([code, err.includes('Both sides changed 1 differently (0 in names only)') || err]).toEqual([1, true]);
    expect(text('packs/clashed/MERGE.md')).toContain(
      '| grouping/drg.drg#HC2\\|HC21:condition | changed differently | has_mcc | has_mcc or has_cc | has_cc |',
    );
    expect(text('packs/clashed/overlay/grouping/drg.drg.csv')).toBe('_op,rule,drg,condition\npatch,HC2,HC21,has_cc\n');
  });
});
