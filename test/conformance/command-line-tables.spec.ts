import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from '@caseloom/files';
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseloom, ROOT } from '../support/command-line.ts';

const MODEL = join(ROOT, 'libs/dmn/src/cases/hit-policies.dmn');

describe('decision tables from the command line', () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  const written = (name: string, text: string): string => {
    writeFileSync(at(name), text);
    return at(name);
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'caseloom-tables-'));
    for (const name of ['pack', 'other']) await caseloom(['pack', 'init', at(name), '--id', name]);
    await caseloom(['tables', 'import', MODEL, '--pack', at('pack')]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('[CLI-15] imports a DMN model and makes a decision by its name or id, numbers with all their digits', async () => {
    const input = written('in.ndjson', '{"Age": 70, "Risk": "High"}\n\n{"Age": 30, "Risk": "Low"}\n');
    const out = at('out.ndjson');
    const asked = ['tables', 'eval', '--pack', at('pack'), '--input', input];
    expect(await caseloom([...asked, '--decision', 'By output order', '--out', out])).toMatchObject({
      code: 0,
      out: '',
    });
    expect(readFileSync(out, 'utf8')).toBe(
      '{"value":[{"Plan":"Basic","Factor":1.5},{"Plan":"Best","Factor":0.9}]}\n{"value":[{"Plan":"Best","Factor":1}]}\n',
    );
    expect((await caseloom([...asked, '--decision', 'Factor-sum'])).out).toBe('{"value":2.4}\n{"value":1}\n');
  });

  it('[CLI-1] answers line by line, with the reason where there is no answer', async () => {
    const input = '{"Age": 70, "Risk": "High"}\n[1]\nnot json\n';
    const { code, out, err } = await caseloom(
      ['tables', 'eval', '--pack', at('pack'), '--decision', 'By unique', '--input', '-'],
      { input },
    );
    expect(
      out
        .split('\n')
        .slice(0, 3)
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { value: null, issues: [{ code: 'TABLE_NOT_UNIQUE', path: 'By-unique.json#' }] },
      { error: { code: 'CLI_LINE_NOT_OBJECT', message: expect.any(String) } },
      { error: { code: 'FILE_LINE_NOT_JSON', message: expect.any(String) } },
    ]);
    expect([code, err]).toEqual([1, '2 lines could not be answered.\n']);
  });

  it('[DMN-6] exports the model of a decision, and importing gives the same files', async () => {
    expect(
      await caseloom(['tables', 'export', '--pack', at('pack'), '--id', 'By-first', '--out', at('again.dmn')]),
    ).toMatchObject({ code: 0 });
    expect(await caseloom(['tables', 'import', at('again.dmn'), '--pack', at('other')])).toMatchObject({ code: 0 });
    const names = readdirSync(join(at('pack'), 'tables'));
    expect(readdirSync(join(at('other'), 'tables'))).toEqual(names);
    for (const name of names)
      expect(readFileSync(join(at('other'), 'tables', name), 'utf8')).toBe(
        readFileSync(join(at('pack'), 'tables', name), 'utf8'),
      );
  });

  it('[SHEET-1] [SHEET-3] takes a table of a spreadsheet, keeps long ones as rows, and gives it back', async () => {
    const book = at('plain.xlsx');
    const rows = Array.from({ length: 600 }, (_, index) => [
      `k${index}`,
      `D${index}`,
      index % 2 === 0 ? '18-30' : '≥ 31',
      String(index),
    ]);
    await writeXlsx(createWriteStream(book), [
      { name: 'x', columns: ['编号', 'dept', 'age', 'rate'].map((one) => ({ title: one })), rows },
    ]);
    const table = ['--pack', at('pack'), '--id', 'rates'];
    expect(await caseloom(['tables', 'import', book, ...table])).toMatchObject({
      code: 0,
      err: 'tables/rates: 600 rows\n',
    });
    const files = ['rates.json', 'rates.rows.csv'].map((name) => join(at('pack'), 'tables', name));
    const before = files.map((file) => readFileSync(file, 'utf8'));
    const { out } = await caseloom(['tables', 'eval', '--pack', at('pack'), '--decision', 'rates', '--input', '-'], {
      input: '{"dept": "D7", "age": 40}\n{"dept": "D8", "age": 40}\n',
    });
    expect(out).toBe('{"value":7}\n{"value":null}\n');
    for (const name of ['rates.xlsx', 'rates.csv']) {
      expect(await caseloom(['tables', 'export', ...table, '--out', at(name)])).toMatchObject({ code: 0 });
      expect(await caseloom(['tables', 'import', at(name), ...table])).toMatchObject({ code: 0 });
      expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(before);
    }
  });

  it.each([
    ['another file', ['tables', 'import', 'x.txt'], 'CLI_TABLE_FILE_KIND'],
    ['a decision nobody has', ['tables', 'eval', '--input', '-', '--decision', 'none'], 'DECISION_UNKNOWN'],
    ['a table nobody has', ['tables', 'export', '--id', 'none', '--out', 'x.csv'], 'CLI_TABLE_UNKNOWN'],
    ['a model as a sheet', ['tables', 'export', '--id', 'hit-policies-model', '--out', 'x.csv'], 'CLI_NO_TABLE'],
  ])('refuses %s', async (_what, words, code) => {
    const { code: exit, err } = await caseloom([...words, '--pack', at('pack')]);
    expect([exit, err]).toEqual([2, expect.stringContaining(`[${code}]`)]);
  });
});
