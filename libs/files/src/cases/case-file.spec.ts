import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseloomError } from '@caseloom/core';
import type { DecodedRow } from '@caseloom/record';
import { openCaseFile } from './case-file.ts';
import type { CaseFile, CaseFileOptions } from './case-file.ts';

const HEADER = 'A48,A49,A11,C03C';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'caseloom-files-'));
});
afterAll(() => rm(dir, { recursive: true }));

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, content);
  return path;
}

async function all(file: CaseFile): Promise<DecodedRow[]> {
  const rows: DecodedRow[] = [];
  for await (const row of file) rows.push(row);
  return rows;
}

const summary = (rows: readonly DecodedRow[]): unknown[] =>
  rows.map(({ row, record, issues }) => [
    row,
    record === undefined
      ? issues.map(({ code, path }) => `${code} ${path}`).join(' ')
      : (record.patient?.name ?? record.record?.mrn),
  ]);

async function failure(file: CaseFile): Promise<string[]> {
  try {
    await all(file);
  } catch (error) {
    return error instanceof CaseloomError ? error.issues.map(({ code }) => code) : [String(error)];
  }
  return [];
}

/** 张三 and 李四 in GB18030, and 㐀 in its four-byte form. */
const GB = { 张三: [0xd5, 0xc5, 0xc8, 0xfd], 李四: [0xc0, 0xee, 0xcb, 0xc4], 㐀: [0x81, 0x39, 0xee, 0x39] };
const gbFile = Buffer.concat([
  Buffer.from(`${HEADER}\r\nM1,1,`),
  Buffer.from(GB.张三),
  Buffer.from(',K80.1\r\nM2,1,'),
  Buffer.from(GB.李四),
  Buffer.from(',I10\r\nM3,1,'),
  Buffer.from(GB.㐀),
  Buffer.from(',I10\r\n'),
]);

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('CSV files of cases', () => {
  it.each<[string, string | Uint8Array, string | undefined]>([
    ['UTF-8', `${HEADER}\nM1,1,张三,K80.1\nM2,1,李四,I10\nM3,1,㐀,I10\n`, 'utf-8'],
    [
      'UTF-8 with a byte order mark and CRLF',
      `\ufeff${HEADER}\r\nM1,1,张三,K80.1\r\nM2,1,李四,I10\r\nM3,1,㐀,I10`,
      'utf-8',
    ],
    ['GB18030', gbFile, 'gb18030'],
  ])('%s is found out and read', async (name, content, encoding) => {
    const file = openCaseFile(await fileOf(`${name}.csv`, content));
    expect(summary(await all(file))).toEqual([
      [2, '张三'],
      [3, '李四'],
      [4, '㐀'],
    ]);
    expect(file.encoding()).toBe(encoding);
  });

  it.each([1, 3, 7, 64])('the same from a stream in pieces of %d bytes', async (size) => {
    expect(summary(await all(openCaseFile(inPieces(gbFile, size))))).toEqual([
      [2, '张三'],
      [3, '李四'],
      [4, '㐀'],
    ]);
  });

  it('finds the encoding although the first characters beyond ASCII come late', async () => {
    const start = `${HEADER}\n${Array.from({ length: 20_000 }, (_, index) => `M${index},1,x,I10\n`).join('')}`;
    const file = openCaseFile(
      await fileOf('late.csv', Buffer.concat([Buffer.from(start), gbFile.subarray(HEADER.length + 2)])),
    );
    const rows = await all(file);
    expect([rows.length, rows.at(-1)!.record?.patient?.name, file.encoding()]).toEqual([20_003, '㐀', 'gb18030']);
  });

  it.each<[string, Uint8Array, string]>([
    ['UTF-16', Buffer.from(`\ufeff${HEADER}\n`, 'utf16le'), 'FILE_ENCODING_UTF16'],
    [
      'bytes of no encoding',
      Buffer.concat([Buffer.from(`${HEADER}\nM1,1,`), Buffer.from([0xff, 0xff, 0x20, 0xfe]), Buffer.from(',x\n')]),
      'FILE_ENCODING_UNKNOWN',
    ],
    ['a binary file', Buffer.from([1, 2, 0, 3]), 'FILE_BINARY'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'FILE_XLSX_OLD'],
    ['nothing', Buffer.alloc(0), 'FILE_EMPTY'],
    ['a header of no dialect', Buffer.from('a,b\n1,2\n'), 'RECORD_DIALECT_UNKNOWN'],
    ['an unclosed quote in the header', Buffer.from('"a,b\n1,2\n'), 'CSV_QUOTE_UNCLOSED'],
  ])('refuses %s by name', async (_, content, code) => {
    expect(await failure(openCaseFile(inPieces(content, 1000)))).toEqual([code]);
  });

  it('refuses a path that is not there', async () => {
    expect(await failure(openCaseFile(join(dir, 'nowhere.csv')))).toEqual(['FILE_NOT_FOUND']);
    expect(await failure(openCaseFile(dir))).toEqual(['FILE_NOT_READABLE']);
  });

  it('[P9] a broken row costs itself alone, and is named', async () => {
    const bad = Buffer.concat([Buffer.from('M9,1,'), Buffer.from([0xff, 0xfe]), Buffer.from(',I10\n')]);
    const good = (name: string): string => `M1,1,${name},I10\n`;
    const lines = [
      `${HEADER}\n`,
      good('一'),
      'M2,1,"开头没有结束,I10\n',
      good('二'),
      bad,
      'M3,1\n',
      '\n',
      good('三'),
      'M4,1,"x"y,I10\n',
      ',,无号,I10\n',
      good('四').repeat(12),
      'M5,1,5" 管,I10\n',
    ];
    const rows = await all(
      openCaseFile(await fileOf('broken.csv', Buffer.concat(lines.map((line) => Buffer.from(line))))),
    );
    expect(summary(rows.slice(0, 9))).toEqual([
      [2, '一'],
      [3, 'CSV_QUOTE_AFTER 3'],
      [4, '二'],
      [5, 'FILE_LINE_ENCODING 5'],
      [6, 'RECORD_ROW_LENGTH 6'],
      [8, '三'],
      [9, 'CSV_QUOTE_AFTER 9'],
      [10, 'RECORD_KEY_MISSING 10:A48'],
      [11, '四'],
    ]);
    expect(rows.at(-1)).toMatchObject({
      row: 23,
      record: { patient: { name: '5" 管' } },
      issues: [{ code: 'CSV_QUOTE_STRAY', severity: 'warning' }],
    });
  });

  it('[P9] a quote that never closes costs one row', async () => {
    const text = `${HEADER}\nM1,1,"一,I10\n${'M2,1,二,I10\n'.repeat(5)}`;
    expect(summary(await all(openCaseFile(await fileOf('unclosed.csv', text))))).toEqual([
      [2, 'CSV_QUOTE_UNCLOSED 2'],
      ...[3, 4, 5, 6, 7].map((row) => [row, '二']),
    ]);
  });

  it('counts rows as an editor does, over quoted line breaks', async () => {
    const text = `${HEADER}\nM1,1,"两\n行",I10\nM2,1,二,I10\n`;
    expect(summary(await all(openCaseFile(await fileOf('lines.csv', text))))).toEqual([
      [2, '两\n行'],
      [4, '二'],
    ]);
  });

  it('tells header, ignored columns and progress', async () => {
    const path = await fileOf('head.csv', `A48,A49,C03C,备注,expected_drg\nM1,1,I10,x,y\n`);
    const file = openCaseFile(path);
    expect(await file.head()).toEqual({
      format: 'csv',
      header: ['A48', 'A49', 'C03C', '备注', 'expected_drg'],
      dialect: 'natdss',
      ignored: ['备注', 'expected_drg'],
    });
    expect(await all(file)).toHaveLength(1);
    expect(file.progress()).toEqual({ bytesRead: 46, totalBytes: 46 });
  });

  it('starts at the line that the caller names, past titles', async () => {
    const options: CaseFileOptions = {
      headerRow: 3,
      mapping: { columns: { 住院号: { path: 'record.mrn' }, 次数: { path: 'stay.admissionCount' } } },
    };
    const text = '某医院出院病例,\n2026年5月,\n住院号,次数\nM1,1\n';
    expect(summary(await all(openCaseFile(await fileOf('title.csv', text), options)))).toEqual([[4, 'M1']]);
  });

  it('lets go of a file that is not read to its end', async () => {
    const path = await fileOf('long.csv', `${HEADER}\n${'M1,1,x,I10\n'.repeat(50_000)}`);
    const file = openCaseFile(path);
    for await (const row of file) if (row.row === 3) break;
    expect(file.progress().bytesRead).toBeLessThan(200_000);
    const unread = openCaseFile(path);
    await unread.head();
    await expect(unread.close()).resolves.toBeUndefined();
  });
});

describe('NDJSON files of cases', () => {
  it('reads records, names bad lines, skips blank ones', async () => {
    const text = '{"id":"a","patient":{"name":"一"}}\n\nnot json\n[1]\r\n{"id":"b","patient":{"name":"二"},"x":1}';
    const file = openCaseFile(await fileOf('cases.ndjson', `\ufeff${text}`));
    expect(summary(await all(file))).toEqual([
      [1, '一'],
      [3, 'FILE_LINE_NOT_JSON 3'],
      [4, 'RECORD_ROW_NOT_JSON 4'],
      [5, '二'],
    ]);
  });

  it('names a key that the catalogue lacks once per file', async () => {
    const text = '{"id":"a","x":1,"op":[{"y":1},{"y":2}]}\n{"id":"b","x":2}\n';
    const file = openCaseFile(await fileOf('keys.ndjson', text));
    expect((await all(file)).map(({ issues }) => issues)).toEqual([[], []]);
    expect(file.notes().map(({ code, severity, path, args }) => [code, severity, path, args['path']])).toEqual([
      ['RECORD_KEY_UNKNOWN', 'info', '1:x', 'x'],
      ['RECORD_KEY_UNKNOWN', 'info', '1:op[0].y', 'op[].y'],
    ]);
  });

  it('is told from its first character when the name does not say', async () => {
    const file = openCaseFile(inPieces(Buffer.from(' {"id":"a"}\n'), 4));
    expect((await file.head()).format).toBe('ndjson');
    expect(await all(file)).toHaveLength(1);
  });
});
