import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatCsv } from '@caseloom/core';
import { writeXlsx } from '@caseloom/files';
import { caseloom, type Answer } from '../support/command-line.ts';
import { syntheticWorkbook } from '../support/synthetic-workbook.ts';

let dir: string;
const call = (words: string): Promise<Answer> => caseloom(words.split(' '), { cwd: dir });
const cells = syntheticWorkbook(1);
/** Chinese of the sheets' names and contents in the encoding of exports from spreadsheets in China. */
const GBK: Readonly<Record<string, readonly number[]>> = {
  名: [0xc3, 0xfb],
  类: [0xc0, 0xe0],
  组: [0xd7, 0xe9],
  表: [0xb1, 0xed],
};

function gbk(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const char of text) bytes.push(...(GBK[char] ?? (char.charCodeAt(0) < 0x80 ? [char.charCodeAt(0)] : [0x3f])));
  return Uint8Array.from(bytes);
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'caseloom-scheme-workbook-'));
  const sheets = Object.entries(cells).map(([name, [header = [], ...rows]]) => ({
    name,
    columns: header.map((title) => ({ title: String(title) })),
    rows,
  }));
  await writeXlsx(createWriteStream(join(dir, 'city.xlsx')), sheets);
  await mkdir(join(dir, 'sheets'));
  for (const [name, rows] of Object.entries(cells))
    await writeFile(join(dir, 'sheets', `${name}.csv`), gbk(formatCsv(rows.map((row) => row.map(String)))));
  await writeFile(
    join(dir, 'wrong.json'),
    '{"format":"scheme-mapping/1","uses":[{"role":"rules","sheet":"x","headerRow":1,"columns":{}}]}',
  );
  for (const pack of ['book', 'csv', 'again', 'one']) await call(`pack init ${pack} --id ${pack}`);
}, 120_000);
afterAll(() => rm(dir, { recursive: true }));

const table = (pack: string, name: string): Promise<string> =>
  readFile(join(dir, pack, 'grouping', `drg.${name}.csv`), 'utf8');

describe('scheme import of workbooks by the command line', () => {
  it('[SCHEME-1] puts a workbook into a pack, keeps the mapping and lists what it noticed', async () => {
    const { code, out, err } = await call(
      'scheme import city.xlsx --pack book --id drg --save-mapping mapping.json --errors said.csv',
    );
    expect([code, out]).toEqual([0, '']);
    expect(err).toMatch(/grouping\/drg: 10 sheets, \d+ rows, \d+ lists, \d+ codes, \d+ rules, \d+ groups/);
    expect(err).toMatch(/warning [^\n]+![A-Z]\d+: [^\n]+ \[SCHEME_SHEET_LIST_EMPTY\]/);
    const said = await readFile(join(dir, 'said.csv'), 'utf8');
    expect(said.split('\n')[0]).toBe('severity,code,place,message');
    expect(said).toMatch(/^warning,SCHEME_SHEET_CODE_SHAPE,MDC诊断表!C\d+,/m);
    expect((await call('pack check book')).code).toBe(0);
  }, 60_000);

  it('[SCHEME-6] makes the same of CSV exports of its sheets in GB18030, and by the mapping that was kept', async () => {
    const csv = await call('scheme import sheets --pack csv --id drg');
    const again = await call('scheme import city.xlsx --pack again --id drg --mapping mapping.json');
    expect([csv.code, again.code]).toEqual([0, 0]);
    for (const name of ['mdc', 'adrg', 'drg', 'code_lists', 'cc', 'mcc'])
      expect([name, await table('again', name)]).toEqual([name, await table('book', name)]);
    // The files come in the order of their names.
    const lines = (text: string): string[] => text.split('\n').sort();
    for (const name of ['mdc', 'code_lists', 'cc', 'mcc', 'exclusion'])
      expect([name, lines(await table('csv', name))]).toEqual([name, lines(await table('book', name))]);
  }, 60_000);

  it('[SCHEME-5] refuses a mapping that is none, and says of one sheet alone what is missing', async () => {
    const wrong = await call('scheme import city.xlsx --pack one --mapping wrong.json');
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('wrong.json#uses.0.columns.drg: ')]);
    const one = await call('scheme import sheets/CC.csv --pack one --id drg');
    expect([one.code, one.err]).toEqual([1, expect.stringContaining('error CC: No grouping rules were found.')]);
  }, 60_000);
});
