import { afterAll, describe, expect, it } from '@jest/globals';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { writeXlsx } from '../write/write-xlsx.ts';
import { guardedCell, unguardedCell } from './guarded-cell.ts';
import { readTableFile } from './table-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'caseloom-table-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const stored = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('reading a file of rows', () => {
  it('takes CSV in UTF-8 and GB18030, with its lines', async () => {
    const utf8 = await readTableFile(stored('a.csv', '\ufeffid,名称\n\nR1,"胆囊\n结石"\n'), { mostRows: 10 });
    expect(utf8).toMatchObject({
      format: 'csv',
      rows: [
        ['id', '名称'],
        ['R1', '胆囊\n结石'],
      ],
      lines: [1, 3],
      cut: false,
    });
    const gbk = new Uint8Array([
      0x69, 0x64, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0x31, 0x2c, 0xb5, 0xa8, 0xc4, 0xd2, 0x0a,
    ]);
    expect(await readTableFile(stored('b.csv', gbk), { mostRows: 10 })).toMatchObject({
      encoding: 'gb18030',
      rows: [
        ['id', '名称'],
        ['1', '胆囊'],
      ],
    });
  });

  it('tells a row that cannot be read and reads the others, no more than asked for', async () => {
    const path = stored('c.csv', 'id,x\n"a"b,1\nR2,2\nR3,3\n');
    const read = await readTableFile(path, { mostRows: 2 });
    expect(read).toMatchObject({
      rows: [
        ['id', 'x'],
        ['R2', '2'],
      ],
      cut: true,
    });
    expect(read.notes).toMatchObject([{ code: 'CSV_QUOTE_AFTER', path: '2', severity: 'error' }]);
  });

  it('takes a sheet of a workbook, texts as they are', async () => {
    const path = join(folder, 'd.xlsx');
    const rows = [['001', '=1+1', '-', "'x"]];
    await writeXlsx(createWriteStream(path), [
      { name: '行', columns: ['id', 'a', 'b', 'c'].map((title) => ({ title })), rows },
    ]);
    expect(await readTableFile(path, { mostRows: 10 })).toMatchObject({
      format: 'xlsx',
      sheets: ['行'],
      rows: [['id', 'a', 'b', 'c'], ...rows],
    });
  });

  it('refuses an empty file', async () => {
    await expect(readTableFile(stored('e.csv', ''), { mostRows: 1 })).rejects.toMatchObject({
      issues: [{ code: 'FILE_EMPTY' }],
    });
  });

  it('[P19] writes cells so that spreadsheets do not compute them, and has every one of them back', () => {
    expect(['=1', "'=1", '-', '-5', '- 5', 'x'].map(guardedCell)).toEqual(["'=1", "''=1", '-', '-5', "'- 5", 'x']);
    const cell = fc.string({ unit: fc.constantFrom('=', '-', "'", '@', 'a', '1', '\t'), maxLength: 6 });
    fc.assert(fc.property(cell, (text) => expect(unguardedCell(guardedCell(text))).toBe(text)));
  });
});
