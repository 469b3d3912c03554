import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseloom, ROOT, type Answer } from '../support/command-line.ts';
import { CASES, filesAt, GROUPS, ownFiles, referenceRules, schemeFiles } from '../support/small-city.ts';

const HEADER = CASES.slice(0, CASES.indexOf('\n') + 1);

describe('what the command line refuses, and how it says so', () => {
  const dir = mkdtempSync(join(tmpdir(), 'caseloom-refusals-'));
  const call = (words: string, options: Parameters<typeof caseloom>[1] = {}): Promise<Answer> =>
    caseloom(words === '' ? [] : words.split(' '), { cwd: dir, ...options });

  beforeAll(async () => {
    filesAt(join(dir, 'scheme'), schemeFiles);
    filesAt(dir, {
      'cases.csv': CASES,
      'a.ndjson': '{"id":"a","patient":{"sex":"1","ageYears":5,"shoe":44}}\n',
      'pack/pack.json': JSON.stringify({
        format: 1,
        id: 'city',
        version: '1.0.0',
        title: { zh: '市', en: 'City' },
        layer: 'city',
        language: 'zh-CN',
      }),
      'orphan/pack.json': JSON.stringify({
        format: 1,
        id: 'orphan',
        version: '1.0.0',
        title: { zh: '孤', en: 'Orphan' },
        layer: 'hospital',
        language: 'zh-CN',
        extends: { id: 'nobody', range: '^2.0.0' },
      }),
      'broken/pack.json': '{"format": 1,',
      'ring/a/pack.json': JSON.stringify({
        format: 1,
        id: 'a',
        version: '1.0.0',
        title: { zh: '甲', en: 'A' },
        layer: 'city',
        language: 'zh-CN',
        extends: { id: 'b', range: '^1.0.0' },
      }),
      'ring/b/pack.json': JSON.stringify({
        format: 1,
        id: 'b',
        version: '1.0.0',
        title: { zh: '乙', en: 'B' },
        layer: 'city',
        language: 'zh-CN',
        extends: { id: 'a', range: '^1.0.0' },
      }),
      'wild.json': JSON.stringify([
        referenceRules[0],
        {
          conditions: { all: [{ fact: 'fee', path: '$..[?(@.x)]', operator: 'equal', value: 1 }] },
          event: { type: 'x' },
        },
      ]),
      'shape.json': '{"rules": []}',
      'short.csv': 'code,name\nA,one\nB\n',
      'other.csv': 'a,b\n1,2\n',
      'binary.csv': new Uint8Array([0x63, 0x6f, 0x64, 0x65, 0x0a, 0xff, 0xff]),
      'wrong-test/pack.json': JSON.stringify({
        format: 1,
        id: 'wrong',
        version: '1.0.0',
        title: { zh: '错', en: 'Wrong' },
        layer: 'city',
        language: 'zh-CN',
      }),
    });
    await call('scheme import scheme --pack pack');
    await call('scheme import scheme --pack wrong-test');
    filesAt(join(dir, 'pack'), { 'measures/kpis.json': ownFiles['measures/kpis.json']! });
    filesAt(join(dir, 'wrong-test'), {
      ...ownFiles,
      'tests/own.json': String(ownFiles['tests/own.json']).replace('HC25', 'HC21'),
    });
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  it.each<[words: string, said: string]>([
    ['impact --base a --draft b', 'impact: not in this version. [CLI_NOT_BUILT]'],
    ['scheme import book.xlsx --pack pack', 'book.xlsx: "book.xlsx" does not exist. [FILE_NOT_FOUND]'],
    ['frobnicate', 'There is no command "frobnicate".'],
    [
      'pack frobnicate',
      'There is no command "pack frobnicate". There are: pack init, pack check, pack test, pack build, pack diff',
    ],
    ['pack check', 'Usage: caseloom pack check <dir>'],
    ['pack check pack --fast', 'There is no option --fast. This command knows: --packs --json'],
    ['group --pack pack', '--cases is needed. [CLI_OPTION_NEEDED]'],
    ['group --pack pack --cases', '--cases needs a value. [CLI_OPTION_NO_VALUE]'],
    ['group --pack pack --cases a --cases b', '--cases is given twice. [CLI_OPTION_TWICE]'],
    ['group --pack pack --cases cases.csv --strict=yes', '--strict takes no value. [CLI_OPTION_SWITCH]'],
    ['group --pack pack --cases cases.csv --as-of yesterday', '--as-of "yesterday": expected YYYY-MM-DD.'],
    ['group --pack pack --cases cases.csv --dialect cobol', '--dialect "cobol": expected hqms | natdss'],
    ['group --pack pack --cases cases.csv --encoding utf-16', '--encoding "utf-16": expected utf-8 | gb18030.'],
    ['group --pack pack --cases cases.csv --out groups.txt', '--out "groups.txt": expected *.csv | *.ndjson | -.'],
    ['group --pack pack --cases cases.csv --out cases.csv', '"cases.csv" is read and written at once.'],
    ['group --pack pack --cases cases.csv --out no/where.csv', '"no/where.csv" cannot be written: ENOENT'],
    [
      'group --pack pack --cases cases.csv --scheme other',
      'Pack city has no grouping scheme "other". There are: scheme',
    ],
    ['group --pack pack --cases none.csv', 'none.csv: "none.csv" does not exist. [FILE_NOT_FOUND]'],
    ['group --pack pack --cases other.csv', 'other.csv:1: The header belongs to no known dialect.'],
    [
      'group --pack pack --cases cases.csv --strict',
      'cases.csv: --strict refuses what nobody reads: expected_drg [CLI_STRICT]',
    ],
    [
      'group --pack pack --cases a.ndjson --strict',
      'a.ndjson: --strict refuses what nobody reads: patient.shoe [CLI_STRICT]',
    ],
    ['group --pack nowhere --cases cases.csv', 'There is no pack folder "nowhere". [PACK_FOLDER_MISSING]'],
    ['pay --pack pack --cases cases.csv', 'Pack city has no payment policy. [CLI_NO_POLICY]'],
    ['pack check nowhere', 'There is no pack folder "nowhere". [PACK_FOLDER_MISSING]'],
    ['pack check orphan', 'Pack orphan extends nobody@^2.0.0, which is in none of: '],
    [
      'validate --pack orphan --packs scheme --cases cases.csv',
      'Pack orphan extends nobody@^2.0.0, which is in none of: ',
    ],
    ['pack check ring/a', 'Pack b extends a@^1.0.0, which stands above itself. [CLI_PARENT_CYCLE]'],
    ['pack init scheme --id x', '"scheme" is no empty folder. [CLI_FOLDER_NOT_EMPTY]'],
    ['pack init new --id x --extends cn-national', '--extends "cn-national": expected ID@RANGE'],
    ['pack init new --id x --layer county', '--layer "county": expected nation | province | city | hospital.'],
    ['pack init new --id Über', 'pack.json#id: '],
    ['pack build pack -o no/where.json', '"no/where.json" cannot be written: ENOENT'],
    ['rules import wild.json --pack pack --set old', 'wild.json#[1].conditions.all[0].path: '],
    ['rules import shape.json --pack pack --set old', 'shape.json#: '],
    ['rules import none.json --pack pack --set old', '"none.json" cannot be read: ENOENT'],
    ['codes import short.csv --pack pack', 'short.csv:3: The row has 1 cells, the header 2. [CLI_TABLE_ROW]'],
    ['codes import other.csv --pack pack', '"other.csv" needs the columns code,name or from,to; it has a,b.'],
    ['codes import binary.csv --pack pack', '"binary.csv" is neither UTF-8 nor GB18030 text. [CLI_NOT_TEXT]'],
    ['codes import ring --pack pack', '"ring" has no .csv file. [CLI_FOLDER_NO_TABLE]'],
    ['scheme import scheme --pack ring', 'ring: File pack.json is missing. [PACK_FILE_MISSING]'],
    ['scheme import nowhere --pack pack', '"nowhere" cannot be read: ENOTDIR'],
    ['sample --cases none --ends-on 2026-01-01', '--cases "none": expected 1 … 10000000.'],
  ])('[CLI-1] %s → 2: %s', async (words, said) => {
    const { code, out, err } = await call(words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`caseloom: ${said}`);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('[CLI-13] speaks Chinese where the locale does', async () => {
    const { code, err } = await call('impact', { env: { LC_ALL: 'zh_CN.UTF-8' } });
    expect([code, err]).toEqual([2, 'caseloom: impact：本版本尚未提供。 [CLI_NOT_BUILT]\n']);
  });

  it.each([[''], ['--help'], ['help']])('shows every command that its page describes for "%s"', async (words) => {
    const { code, out, err } = await call(words);
    expect([code, err]).toEqual([0, '']);
    const page = readFileSync(join(ROOT, 'docs/spec/command-line.md'), 'utf8');
    const described = [...page.matchAll(/^\| `([a-z]+(?: [a-z][a-z-]+)?)(?=[ `])/gm)].map(([, name]) => name);
    const shown = [...out.matchAll(/^ {2}caseloom ([a-z]+(?: [a-z][a-z-]+)?)(?= )/gm)].map(([, name]) => name);
    expect(described).toContain('pay');
    expect(shown.toSorted()).toEqual(described.toSorted());
    expect(out).toContain('Not in this version: impact');
  });

  it('[CLI-14] shows help, and refuses, without loading the engine', async () => {
    const hook = `import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
registerHooks({ load: (url, context, next) => (appendFileSync(process.env.LOADED, url + '\\n'), next(url, context)) });
`;
    filesAt(dir, { 'hook.mjs': hook, loaded: '' });
    const env = { NODE_OPTIONS: `--import=${join(dir, 'hook.mjs')}`, LOADED: join(dir, 'loaded') };
    for (const words of ['--help', 'group --help', 'frobnicate', 'impact --base x']) await call(words, { env });
    const ours = readFileSync(join(dir, 'loaded'), 'utf8').match(/(libs\/[a-z]+|apps\/[a-z]+)/g);
    expect(new Set(ours)).toEqual(new Set(['apps/cli', 'libs/core']));
  });

  it('[CLI-1] finds what is wrong in a pack: exit 1, with addresses', async () => {
    expect(await call('pack check broken')).toMatchObject({
      code: 1,
      err: '',
      out: expect.stringContaining('error pack.json: '),
    });
    expect(await call('pack test wrong-test')).toMatchObject({
      code: 1,
      out: 'FAIL tests/own.json#operated\n     grouping.drg: expected "HC21", got "HC25"\n0 passed, 1 failed\n',
    });
    expect(JSON.parse((await call('pack test wrong-test --json')).out)).toMatchObject({
      passed: 0,
      failed: 1,
      results: [{ id: 'tests/own.json#operated', passed: false }],
    });
    expect((await call('group --pack broken --cases cases.csv')).code).toBe(2);
  });

  const BAD = `${HEADER}c1,1,60,,,,7,1,,K80.100,51.2300,x\nc2,1,sixty,,,,7,1,,K80.100,,x\n"c3,1,60\n,1,60,,,,7,1,,K80.100,,x\nc5,1,60\nc6,2,45,,,,3,1,,K80.100,,x\n`;

  it('[CLI-6] [P9] a bad row harms only itself: named with file, row, column, code and reason, the rest answered', async () => {
    const { code, out, err } = await call('group --pack pack --cases - --errors errors.csv', { input: BAD });
    expect([code, out]).toEqual([
      1,
      'id,status,reason,mdc,adrg,drg\nc1,grouped,,MDCH,HC2,HC25\nc2,invalid,age,0000,00,0000\nc6,grouped,,MDCH,HU1,HU19\n',
    ]);
    const listed = readFileSync(join(dir, 'errors.csv'), 'utf8').split('\n');
    expect(listed[0]).toBe('file,row,column,code,reason');
    expect(listed.slice(1).map((line) => line.split(',').slice(0, 4).join(','))).toEqual([
      'stdin,4,,CSV_QUOTE_UNCLOSED',
      'stdin,5,id,RECORD_KEY_MISSING',
      'stdin,6,,RECORD_ROW_LENGTH',
      '',
    ]);
    expect(listed.slice(1, -1).every((line) => line.split(',')[4] !== '')).toBe(true);
    expect(err).toContain('stdin: 3 rows could not be read, see errors.csv.\n');
  });

  it('[CLI-6] [P22] names bad rows on a terminal without their content, ten at most', async () => {
    const many = Array.from({ length: 15 }, (_, index) => `张三${index},机密\n`).join('');
    const odd = '李四,1,不惑,,,,7,1,,K80.100,,x\n';
    const { code, err } = await call('group --pack pack --cases -', { input: HEADER + many + odd });
    expect(code).toBe(1);
    expect(err.match(/^stdin:\d+: The row has 2 cells, the header has 12/gm)).toHaveLength(10);
    expect(err).toContain('stdin: "patient.ageYears" should be a whole number. (1 in all, first in row 17)');
    expect(err).toContain('… 15 rows could not be read in all; --errors FILE lists every one.');
    expect(err).not.toMatch(/张三|机密|李四|不惑/);
  });

  it('[CLI-7] leaves an existing output alone when the input cannot be used', async () => {
    writeFileSync(join(dir, 'kept.csv'), 'kept');
    expect((await call('group --pack pack --cases other.csv --out kept.csv')).code).toBe(2);
    expect(readFileSync(join(dir, 'kept.csv'), 'utf8')).toBe('kept');
  });

  it('[CLI-6] writes the list of errors even when there are none', async () => {
    expect((await call('group --pack pack --cases cases.csv --errors none.csv')).code).toBe(0);
    expect(readFileSync(join(dir, 'none.csv'), 'utf8')).toBe('file,row,column,code,reason\n');
  });

  it('[CLI-3] reads any other file by a mapping of its columns', async () => {
    filesAt(dir, {
      'hospital.csv': '住院号,性别,年龄,主诊\nH1,男,60,K80.100\n',
      'mapping.json': JSON.stringify({
        columns: {
          住院号: { path: 'record.encounterNo' },
          性别: { path: 'patient.sex', values: { 男: '1', 女: '2' } },
          年龄: { path: 'patient.ageYears' },
          主诊: { path: 'dx.principal.code' },
        },
      }),
    });
    expect((await call('group --pack pack --cases hospital.csv --mapping mapping.json')).out).toBe(
      'id,status,reason,mdc,adrg,drg\nH1,grouped,,MDCH,HU1,HU19\n',
    );
  });

  it('[CLI-8] takes the parent that the lock names, else the highest version in range', async () => {
    const city = (version: string): string =>
      JSON.stringify({
        format: 1,
        id: 'parent',
        version,
        title: { zh: '市', en: 'City' },
        layer: 'city',
        language: 'zh-CN',
      });
    const child = {
      format: 1,
      id: 'kid',
      version: '1.0.0',
      title: { zh: '院', en: 'Kid' },
      layer: 'hospital',
      language: 'zh-CN',
    };
    filesAt(dir, {
      'parents/one/pack.json': city('1.0.0'),
      'parents/two/pack.json': city('1.1.0'),
      'parents/three/pack.json': city('2.0.0'),
      'kid/pack.json': JSON.stringify({ ...child, extends: { id: 'parent', range: '^1.0.0' } }),
    });
    expect((await call('pack check kid --packs parents')).out).toContain('parent 1.1.0 → kid 1.0.0');
    expect((await call('pack build kid --packs parents/one -o kid.json')).code).toBe(0);
    const { packs } = JSON.parse(readFileSync(join(dir, 'kid.json'), 'utf8')) as {
      packs: { files: Record<string, string> }[];
    };
    filesAt(dir, { 'kid/pack.lock.json': packs[1]!.files['pack.lock.json']! });
    expect((await call('pack check kid --packs parents')).out).toContain('parent 1.0.0 → kid 1.0.0');
    expect(await call('pack check kid --packs parents/two')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/Pack kid extends parent@\^1\.0\.0, .* Versions found: 1\.1\.0/),
    });
  });

  it('[CLI-9] says as of which day cases without a discharge date were taken', async () => {
    filesAt(join(dir, 'dated'), { 'pack.json': readFileSync(join(dir, 'wrong-test/pack.json')) });
    await call('scheme import scheme --pack dated');
    filesAt(join(dir, 'dated'), { 'payment/rate.json': ownFiles['payment/rate.json']! });
    const said = 'cases.csv: 6 cases have no discharge date and were taken as of 2026-01-01';
    expect((await call('pay --pack dated --cases cases.csv')).err).toContain(said);
    expect((await call('pay --pack dated --cases cases.csv --as-of 2026-03-01')).err).not.toContain('as of');
  });

  it('[CLI-10] asks for the scheme where a pack has several', async () => {
    filesAt(join(dir, 'two'), { 'pack.json': readFileSync(join(dir, 'pack/pack.json')) });
    for (const id of ['a', 'b']) await call(`scheme import scheme --pack two --id ${id}`);
    expect(await call('group --pack two --cases cases.csv')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Pack city has several grouping schemes: a, b. Choose one by --scheme ID.'),
    });
    expect(await call('group --pack two --cases cases.csv --scheme b')).toMatchObject({ code: 0, out: GROUPS });
  });

  it('[CLI-12] ends quietly when its reader has seen enough', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `c${index},1,60,,,,7,1,,K80.100,51.2300,x\n`).join('');
    writeFileSync(join(dir, 'many.csv'), HEADER + rows);
    const { code, out, err } = await call('group --pack pack --cases many.csv', { then: '| head -2' });
    expect([code, out]).toEqual([0, 'id,status,reason,mdc,adrg,drg\nc0,grouped,,MDCH,HC2,HC25\n']);
    expect(err).toBe('many.csv: Columns that nobody reads: expected_drg\n');
  });

  it('[CLI-12] tells an error nobody foresaw by its name alone, exit 2; CASELOOM_DEBUG shows where', async () => {
    const trap = `import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
fs.createWriteStream = () => { throw new TypeError('张三'); };
syncBuiltinESMExports();
`;
    filesAt(dir, { 'trip.mjs': trap });
    const trip = { NODE_OPTIONS: `--import=${join(dir, 'trip.mjs')}` };
    const { code, out, err } = await call('group --pack pack --cases cases.csv --out groups.csv', { env: trip });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('caseloom: Something went wrong that this program did not expect (TypeError).');
    expect(err).not.toMatch(/张三|\n\s+at /);
    const shown = await call('group --pack pack --cases cases.csv --out groups.csv', {
      env: { ...trip, CASELOOM_DEBUG: '1' },
    });
    expect(shown.err).toMatch(/TypeError: 张三\n\s+at /);
  });

  it('answers a case file whose header is all it has', async () => {
    expect(await call('group --pack pack --cases -', { input: HEADER })).toMatchObject({
      code: 0,
      out: GROUPS.slice(0, GROUPS.indexOf('\n') + 1),
    });
    expect(await call('group --pack pack --cases -', { input: '' })).toMatchObject({
      code: 2,
      err: expect.stringContaining('stdin: The file is empty. [FILE_EMPTY]'),
    });
  });
});
