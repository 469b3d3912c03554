import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { readWorkbook } from './workbook-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'caseloom-workbook-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function stored(name: string, fill: (book: ExcelJS.Workbook) => void): Promise<string> {
  const book = new ExcelJS.Workbook();
  fill(book);
  const path = join(folder, name);
  await book.xlsx.writeFile(path);
  return path;
}

describe('reading a whole workbook', () => {
  it('takes every sheet with its rows, numbers and merged cells, hidden ones too', async () => {
    const path = await stored('a.xlsx', (book) => {
      const rules = book.addWorksheet('规则');
      rules.addRow(['MDC', 'op']);
      rules.addRow([]);
      rules.addRow(['MDCA', -1]);
      rules.addRow([undefined, 37.51]);
      rules.mergeCells('A3:A4');
      book.addWorksheet('备用', { state: 'hidden' }).addRow(['x']);
      book.addWorksheet('空');
    });
    expect(await readWorkbook(path)).toEqual({
      cut: false,
      notes: [],
      sheets: [
        {
          name: '规则',
          hidden: false,
          merged: [{ top: 3, left: 1, bottom: 4, right: 1 }],
          rows: [
            { row: 1, cells: ['MDC', 'op'] },
            { row: 3, cells: ['MDCA', '-1'], numbers: [{ column: 1 }] },
            { row: 4, cells: ['', '37.51'], numbers: [{ column: 1 }] },
          ],
        },
        { name: '备用', hidden: true, merged: [], rows: [{ row: 1, cells: ['x'] }] },
        { name: '空', hidden: false, merged: [], rows: [] },
      ],
    });
  });

  it('tells what a number shows where its format says so', async () => {
    const path = await stored('b.xlsx', (book) => {
      const sheet = book.addWorksheet('手术');
      for (const [value, numFmt] of [
        [37.51, '0.0000'],
        [0.66, '00.0000'],
        [37.51234, '0.00'],
        [5, '000'],
      ] as const)
        sheet.addRow([value]).getCell(1).numFmt = numFmt;
    });
    const [sheet] = (await readWorkbook(path)).sheets;
    expect(sheet?.rows.map(({ cells, numbers }) => [cells[0], numbers?.[0]?.shown])).toEqual([
      ['37.51', '37.5100'],
      ['0.66', '00.6600'],
      ['37.51234', undefined],
      ['005', undefined],
    ]);
  });

  it('gives formulas their stored results, and says in which sheet they stand', async () => {
    const path = await stored('c.xlsx', (book) => {
      book.addWorksheet('权重').addRow(['AB11', { formula: '1+1', result: 2 }]);
    });
    const read = await readWorkbook(path);
    expect(read.sheets[0]?.rows[0]?.cells).toEqual(['AB11', '2']);
    expect(read.notes).toMatchObject([{ code: 'FILE_XLSX_FORMULA', path: '权重!B1' }]);
  });

  it.each([
    ['rows', { rows: 2, characters: 100 }, 2],
    ['characters', { rows: 100, characters: 5 }, 1],
  ])('stops at the limit of %s and says so', async (_what, limits, kept) => {
    const path = await stored('d.xlsx', (book) => {
      const sheet = book.addWorksheet('x');
      for (let i = 0; i < 4; i++) sheet.addRow(['abcd']);
    });
    const read = await readWorkbook(path, limits);
    expect([read.cut, read.sheets[0]?.rows.length]).toEqual([true, kept]);
  });

  it('names a file that is not there or no workbook', async () => {
    await expect(readWorkbook(join(folder, 'none.xlsx'))).rejects.toMatchObject({
      issues: [{ code: 'FILE_NOT_FOUND' }],
    });
    const path = join(folder, 'e.xlsx');
    writeFileSync(path, 'id,x\n');
    await expect(readWorkbook(path)).rejects.toMatchObject({ issues: [{ code: 'FILE_ARCHIVE_BROKEN' }] });
  });
});
