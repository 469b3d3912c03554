import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseloomError } from '@caseloom/core';
import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { openCaseFile } from '../cases/case-file.ts';
import { writeXlsx } from '../write/write-xlsx.ts';
import type { CellValue } from '../write/xlsx-cells.ts';
import { sheetRows } from './sheet-rows.ts';
import { readWorkbook } from './workbook.ts';
import { ZipArchive } from './zip.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'caseloom-xlsx-'));
});
afterAll(() => rm(dir, { recursive: true }));

async function cellsOf(path: string, sheet = 0): Promise<{ rows: (readonly string[])[]; notes: string[] }> {
  const archive = await ZipArchive.open(path);
  const workbook = await readWorkbook(archive);
  const rows: (readonly string[])[] = [];
  const notes: string[] = [];
  for await (const { cells } of sheetRows(archive.read(workbook.sheets[sheet]!.part), workbook, ({ code, args }) =>
    notes.push(`${code} ${args.count}`),
  ))
    rows.push(cells);
  return { rows, notes };
}

async function excelFile(
  name: string,
  fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
): Promise<string> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('病案'), book);
  const path = join(dir, name);
  await book.xlsx.writeFile(path);
  return path;
}

async function codesOf(act: () => Promise<unknown>): Promise<string[]> {
  try {
    await act();
  } catch (error) {
    return error instanceof CaseloomError
      ? error.issues.map(({ code, args }) => (args.what === undefined ? code : `${code} ${args.what}`))
      : [String(error)];
  }
  return [];
}

describe('reading workbooks', () => {
  it('takes texts, numbers and dates as the sheet shows them', async () => {
    const path = await excelFile('plain.xlsx', (sheet) => {
      sheet.addRow(['文字', 'b']);
      sheet.addRow([
        '前导零 00123',
        12.5,
        0.1 + 0.2,
        1e-7,
        12000,
        true,
        new Date(Date.UTC(2026, 4, 1)),
        new Date(Date.UTC(2026, 4, 1, 9, 5, 30)),
      ]);
      sheet.addRow([{ richText: [{ text: '富' }, { font: { bold: true }, text: '文本' }] }, '<a & b>', null, 'a\nb']);
      sheet.getCell('A5').value = 7;
      sheet.getCell('A5').numFmt = '0000';
    });
    expect(await cellsOf(path)).toEqual({
      rows: [
        ['文字', 'b'],
        ['前导零 00123', '12.5', '0.3', '0.0000001', '12000', '1', '2026-05-01', '2026-05-01 09:05:30'],
        ['富文本', '<a & b>', '', 'a\nb'],
        ['0007'],
      ],
      notes: [],
    });
  });

  it('[P19] takes the stored result of a formula, computes nothing, and says so; merged cells and errors too', async () => {
    const path = await excelFile('formula.xlsx', (sheet) => {
      sheet.addRow(['a', 'b', 'c']);
      sheet.addRow([
        { formula: '1+1', result: 2 },
        { formula: 'HYPERLINK("http://x")', result: '文字' },
        { formula: 'NOW()' } as ExcelJS.CellFormulaValue,
      ]);
      sheet.addRow([{ error: '#N/A' } as ExcelJS.CellErrorValue, 123456789012345680, 'x']);
      sheet.mergeCells('A5:B6');
      sheet.getCell('A5').value = '合并';
    });
    const { rows, notes } = await cellsOf(path);
    expect(rows.slice(1)).toEqual([
      ['2', '文字'],
      ['', '123456789012345680', 'x'],
      ['合并', ...(rows[3]!.length > 1 ? [''] : [])],
    ]);
    expect(notes).toEqual([
      'FILE_XLSX_FORMULA 3',
      'FILE_XLSX_ERROR 1',
      'FILE_XLSX_LONG_NUMBER 1',
      'FILE_XLSX_MERGED 1',
    ]);
  });

  it('reads cases from the named sheet, and notes what it did with it', async () => {
    const path = await excelFile('cases.xlsx', (sheet, book) => {
      sheet.addRow(['说明']);
      const cases = book.addWorksheet('数据');
      cases.addRow(['A48', 'A49', 'A11', 'C03C', 'B15']);
      cases.addRow(['M1', 1, '张三', 'K80.1', new Date(Date.UTC(2026, 4, 8, 10))]);
      cases.addRow(['M2', 2, '李四']);
    });
    const file = openCaseFile(path, { sheet: '数据' });
    expect(await file.head()).toMatchObject({ format: 'xlsx', dialect: 'natdss', sheets: ['病案', '数据'] });
    const rows = [];
    for await (const { row, record } of file) rows.push([row, record?.patient?.name, record?.stay?.dischargeAt]);
    expect(rows).toEqual([
      [2, '张三', '2026-05-08T10:00:00'],
      [3, '李四', undefined],
    ]);
    expect(await codesOf(() => openCaseFile(path, { sheet: '没有' }).head())).toEqual(['FILE_XLSX_NO_SHEET']);
  });

  it('reads the same from a stream, and leaves no copy behind', async () => {
    const path = await excelFile('stream.xlsx', (sheet) => {
      sheet.addRow(['A48', 'A49', 'C03C']);
      sheet.addRow(['M1', 1, 'K80.1']);
    });
    const bytes = await readFile(path);
    async function* stream(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += 500) yield bytes.subarray(at, at + 500);
    }
    const rows = [];
    for await (const { record } of openCaseFile(stream())) rows.push(record?.record?.mrn);
    expect(rows).toEqual(['M1']);
  });
});

/** A workbook from parts written by hand, for what no program writes. */
async function handMade(name: string, sheet: string, more: Record<string, string> = {}): Promise<string> {
  const parts = {
    '_rels/.rels':
      '<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml':
      '<x:workbook xmlns:x="m"><x:sheets><x:sheet name="一" sheetId="1" r:id="r1"/></x:sheets></x:workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="/xl/worksheets/s.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="ss.xml"/></Relationships>',
    'xl/ss.xml':
      '<sst><si><t>拼音</t><rPh sb="0" eb="1"><t>pinyin</t></rPh></si><si><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></si></sst>',
    'xl/worksheets/s.xml': sheet,
    ...more,
  };
  const path = join(dir, name);
  await writeFile(
    path,
    zipSync(Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, Buffer.from(text)]))),
  );
  return path;
}

const sheetOf = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

describe('unusual and hostile workbooks', () => {
  it('reads cells without addresses, prefixed names, phonetic guides, inline runs and escapes', async () => {
    const rows =
      '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row r="4"><c r="B4" t="inlineStr"><is><r><t>x</t></r><r><t>y_x000D_</t></r></is></c></row>';
    expect((await cellsOf(await handMade('odd.xlsx', sheetOf(rows)))).rows).toEqual([
      ['拼音', 'a b'],
      ['', 'xy\r'],
    ]);
  });

  it.each<[string, string, string]>([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>', 'FILE_XML_BROKEN'],
    ['an entity of its own', sheetOf('<row><c t="str"><v>&lol;</v></c></row>'), 'FILE_XML_BROKEN'],
    ['a file that ends early', '<worksheet><sheetData><row>', 'FILE_XML_BROKEN'],
  ])('[P19] refuses %s', async (name, sheet, code) => {
    const path = await handMade(`${name}.xlsx`, sheet);
    expect(await codesOf(() => cellsOf(path))).toEqual([code]);
  });

  it('[P19] stops at the bytes really inflated, whatever the headers say', async () => {
    const path = join(dir, 'bomb.xlsx');
    const bytes = zipSync({ 'big.xml': Buffer.alloc(64 * 2 ** 20) });
    for (let at = 0; at < bytes.length - 4; at++) {
      if (Buffer.from(bytes.buffer, bytes.byteOffset).readUInt32LE(at) === 64 * 2 ** 20)
        new DataView(bytes.buffer, bytes.byteOffset).setUint32(at, 10, true);
    }
    await writeFile(path, bytes);
    const read = async (
      limits: Partial<{ inflatedBytes: number; ratio: number; graceBytes: number; entries: number }>,
    ): Promise<void> => {
      const archive = await ZipArchive.open(path, {
        entries: 10,
        inflatedBytes: 2 ** 30,
        ratio: 1e9,
        graceBytes: 2 ** 20,
        ...limits,
      });
      for await (const _ of archive.read('big.xml'));
    };
    expect(await codesOf(() => read({ inflatedBytes: 2 ** 20 }))).toEqual(['FILE_ARCHIVE_LIMIT inflatedBytes']);
    expect(await codesOf(() => read({ ratio: 100 }))).toEqual(['FILE_ARCHIVE_LIMIT ratio']);
    expect(await codesOf(() => read({ entries: 0 }))).toEqual(['FILE_ARCHIVE_LIMIT entries']);
    expect(await codesOf(() => read({}))).toEqual([]);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['a cut', (bytes) => bytes.subarray(0, bytes.length - 30)],
    ['a directory that points nowhere', (bytes) => (bytes.writeUInt32LE(0xfffffff0, bytes.length - 6), bytes)],
    ['noise', () => Buffer.concat([Buffer.from('PK'), Buffer.alloc(500, 7)])],
  ])('[P19] refuses an archive with %s', async (name, damage) => {
    const path = join(dir, `${name}.xlsx`);
    await writeFile(path, damage(Buffer.from(await readFile(await handMade('whole.xlsx', sheetOf(''))))));
    expect(await codesOf(() => ZipArchive.open(path))).toEqual(['FILE_ARCHIVE_BROKEN']);
  });

  it('[P19] says of an old or encrypted workbook what it is, whatever its name ends in', async () => {
    const path = join(dir, 'protected.xlsx');
    await writeFile(
      path,
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]),
    );
    expect(await codesOf(() => ZipArchive.open(path))).toEqual(['FILE_XLSX_OLD']);
  });
});

describe('writing workbooks', () => {
  const texts = [
    '=1+1',
    '+cmd',
    '-x',
    '@y',
    "'z",
    '\t=a',
    '<b>&"c"',
    'a\rb\nc',
    '_x0041_',
    '\u0000\ud800',
    ' 前后空格 ',
    '00123',
    '110101196602010015',
  ];

  async function written(name: string, rows: Iterable<readonly CellValue[]>): Promise<string> {
    const path = join(dir, name);
    const columns = [
      { title: '文字' },
      { title: '=数量', type: 'integer' },
      { title: '金额', type: 'amount' },
      { title: '日期', type: 'date' },
      { title: '时间', type: 'datetime', width: 22 },
    ] as const;
    await writeXlsx(createWriteStream(path), [{ name: '病例[1]/2026', columns, rows }]);
    return path;
  }

  it('gives every cell its type: an independent reader sees numbers, dates and never a formula ([P19])', async () => {
    const path = await written('typed.xlsx', [
      ['=1+1', 5, '12000.50', '2026-05-01', '2026-05-01T09:05:30'],
      ['x', '1.5', '一万', '2026-02-30', null],
      ['00123', '1234567890123456', '-3', '1800-01-01', ''],
    ]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    const sheet = book.worksheets[0]!;
    expect(sheet.name).toBe('病例 1  2026');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect((sheet.getRow(1).values as unknown[]).slice(1)).toEqual(['文字', '=数量', '金额', '日期', '时间']);
    expect(sheet.getCell('A1').font.bold).toBe(true);
    expect((sheet.getRow(2).values as unknown[]).slice(1)).toEqual([
      '=1+1',
      5,
      12000.5,
      new Date(Date.UTC(2026, 4, 1)),
      new Date(Date.UTC(2026, 4, 1, 9, 5, 30)),
    ]);
    expect([sheet.getCell('A2').numFmt, sheet.getCell('C2').numFmt]).toEqual(['@', '#,##0.00']);
    expect((sheet.getRow(3).values as unknown[]).slice(1)).toEqual(['x', '1.5', '一万', '2026-02-30']);
    expect((sheet.getRow(4).values as unknown[]).slice(1)).toEqual(['00123', '1234567890123456', -3, '1800-01-01']);
    expect(
      [2, 3, 4].flatMap((row) =>
        (sheet.getRow(row).values as ExcelJS.CellValue[]).filter(
          (value) => typeof value === 'object' && value !== null && 'formula' in value,
        ),
      ),
    ).toEqual([]);
  });

  it('gives back every text through our own reader', async () => {
    const { rows, notes } = await cellsOf(
      await written(
        'texts.xlsx',
        texts.map((text) => [text]),
      ),
    );
    expect([rows.slice(1).map(([text]) => text), notes]).toEqual([texts, []]);
  });

  it('gives each sheet a name that spreadsheets accept and that is used once', async () => {
    const path = join(dir, 'names.xlsx');
    await writeXlsx(
      createWriteStream(path),
      ['a:b', 'A?B', '', 'x'.repeat(40), 'x'.repeat(50)].map((name) => ({ name, columns: [{ title: 't' }], rows: [] })),
    );
    const { sheets } = await readWorkbook(await ZipArchive.open(path));
    expect(sheets.map(({ name }) => name)).toEqual([
      'a b',
      'A B (2)',
      'Sheet',
      'x'.repeat(31),
      `${'x'.repeat(27)} (2)`,
    ]);
  });

  it('asks for rows no faster than they are taken', async () => {
    let asked = 0;
    function* rows(): Generator<readonly CellValue[]> {
      for (; asked < 200_000; asked++) yield [`行 ${asked} ${(asked * 7919) % 104729}`, asked];
    }
    const slow = new PassThrough({ highWaterMark: 1024 });
    const done = writeXlsx(slow, [
      { name: 's', columns: [{ title: 'a' }, { title: 'b', type: 'integer' }], rows: rows() },
    ]);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(asked).toBeLessThan(60_000);
    slow.resume();
    await done;
    expect(asked).toBe(200_000);
  });
});
