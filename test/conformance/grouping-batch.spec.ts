import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { csvLine, harmlessCell } from '@caseloom/core';
import { openCaseFile } from '@caseloom/files';
import type { LineLane } from '@caseloom/files';
import { caseBatch, compileScheme, groupingInput, importSchemeFolder } from '@caseloom/grouping';
import type { BatchAnswer, CompiledScheme, ResultHead } from '@caseloom/grouping';
import { caseFacts } from '@caseloom/record';
import { caseloom } from '../support/command-line.ts';
import { CASES, filesAt, schemeFiles } from '../support/small-city.ts';

const reference = process.env['CASELOOM_REFERENCE_DATA'] ?? '../shared';
const schemes = join(reference, 'schemes');
const present = existsSync(schemes);
const isLong = process.env['CASELOOM_BUDGET'] === 'long';
const PUBLISHED = !present
  ? []
  : readdirSync(schemes)
      .filter((name) => existsSync(join(schemes, name, 'scheme.csv')))
      .filter((name) => isLong || ['chs_drg_11', 'yunnan_2023'].includes(name));
const HOSTILE_ROWS = isLong ? 60_000 : 4_000;

if (!present) process.stdout.write(`SKIPPED batches of published schemes: no reference data at ${schemes}\n`);

type Files = ReadonlyMap<string, string>;

function folder(name: string): Files {
  const text = (file: string): string => {
    const bytes = readFileSync(join(schemes, name, file));
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  };
  return new Map(readdirSync(join(schemes, name)).map((file) => [file.replace(/\.gz$/, ''), text(file)]));
}

const smallCity: Files = new Map(
  Object.entries(schemeFiles).map(([name, content]) =>
    typeof content === 'string' ? [name, content] : [name.slice(0, -3), gunzipSync(content).toString('utf8')],
  ),
);

function compiled(files: Files): CompiledScheme {
  const imported = importSchemeFolder(files);
  if (imported.files === undefined) throw new Error(JSON.stringify(imported.issues));
  const scheme = compileScheme(imported.artifact);
  if (!scheme.ok) throw new Error(JSON.stringify(scheme.issues.slice(0, 5)));
  return scheme.value;
}

function answerRow(id: string, { status, reason = '', mdc, adrg, drg }: ResultHead): string {
  return csvLine([id, status, reason, mdc, adrg, drg].map(harmlessCell));
}

interface Outcome {
  readonly text: string;
  /** What was said of rows and of the file. */
  readonly said: readonly string[];
  /** Rows that a lane answered. */
  readonly quick: number;
}

/** Every case of a file, decoded and grouped one at a time, or beside a lane. */
async function grouped(
  scheme: CompiledScheme,
  bytes: Uint8Array,
  way: 'alone' | 'batch',
  piece = 65_536,
): Promise<Outcome> {
  const file = openCaseFile(inPieces(bytes, piece), { format: 'csv' });
  const head = await file.head();
  const batch = caseBatch(scheme, head.header, (result) => answerRow('', result))!;
  // Two blocks are under way, and the batch writes its answers into the same memory.
  const kept = (answer: BatchAnswer): BatchAnswer => ({ ...answer, bytes: answer.bytes.slice() });
  const lane: LineLane = { ahead: 2, answer: (block) => kept(batch.answer(block)) };
  let [text, quick] = ['', 0];
  const said: string[] = [];
  for await (const one of way === 'alone' ? file : file.beside(lane)) {
    if ('bytes' in one) {
      quick += one.rows;
      text += Buffer.from(one.bytes).toString('utf8');
      continue;
    }
    for (const { code, path, severity } of one.issues) said.push(`${severity} ${path} ${code}`);
    if (one.record === undefined) continue;
    const result = scheme.group(groupingInput(caseFacts(one.record, { asOf: '2026-01-01' })), undefined, {
      trace: 'none',
    });
    text += `${answerRow(one.record.record?.encounterNo ?? `row-${one.row}`, result)}\n`;
  }
  for (const { code, path } of file.notes()) said.push(`${path} ${code}`);
  return { text, said, quick };
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** The two ways say the same, byte for byte. @returns rows that the lane answered */
async function agree(scheme: CompiledScheme, bytes: Uint8Array, piece?: number): Promise<number> {
  const alone = await grouped(scheme, bytes, 'alone', piece);
  const batch = await grouped(scheme, bytes, 'batch', piece);
  expect(alone.quick).toBe(0);
  expect(batch.text).toBe(alone.text);
  expect(batch.said).toEqual(alone.said);
  return batch.quick;
}

/** mulberry32 */
function generator(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const cells = (line: string): string[] => line.split(',');

describe('[GRP-20] batches of DRG case files', () => {
  const dir = mkdtempSync(join(tmpdir(), 'caseloom-batch-'));
  afterAll(() => rmSync(dir, { recursive: true }));

  it.each(PUBLISHED)('answers every case of %s as it is answered alone', async (name) => {
    const files = folder(name);
    const scheme = compiled(files);
    const quick = await agree(scheme, Buffer.from(files.get('cases.csv')!));
    process.stdout.write(`batch ${name}: ${quick} of 2000 lines answered from their bytes\n`);
    expect(quick).toBeGreaterThan(1900);
  });

  const scheme = compiled(smallCity);
  const lines = CASES.trimEnd().split('\n');
  const reordered = (order: readonly number[]): string =>
    lines.map((line) => order.map((column) => cells(line)[column]).join(',')).join('\n');
  it.each<[string, string, number]>([
    ['LF', CASES, 6],
    ['CRLF', CASES.replaceAll('\n', '\r\n'), 6],
    ['a byte order mark', `\ufeff${CASES}`, 6],
    ['every cell in quotes', CASES.replaceAll(/[^,\n]+/g, '"$&"'), 6],
    ['no line end at the end', CASES.trimEnd(), 5],
    ['blank lines', CASES.replaceAll('\n', '\n\n'), 6],
    ['columns in another order', `${reordered([9, 11, 0, 10, 2, 1])}\n`, 6],
    [
      'names of columns in capitals, with blanks',
      CASES.replace(/^.*/, (header) => header.toUpperCase().replaceAll(',', ' , ')),
      6,
    ],
    ['lines that a lone carriage return ends', CASES.replaceAll('\n', '\r'), 0],
  ])('reads files with %s', async (_, text, quick) => {
    expect(await agree(scheme, Buffer.from(text))).toBe(quick);
  });

  it.each<[string, string]>([
    ['a mark for a missing diagnosis', 'x1,1,60,,,,7,1,,-|K80.100,51.2300,'],
    ['blanks around a code', 'x1,1,60,,,,7,1,, K80.100 | I10.x00,51.2300,'],
    ['an age with its unit', 'x1,1,60岁,,,,7,1,,K80.100,51.2300,'],
    ['a number of full width', 'x1,1,６０,,,,7,1,,K80.100,51.2300,'],
    ['an age that is none', 'x1,1,sixty,,,,7,1,,K80.100,51.2300,'],
    ['a number beyond what is held', 'x1,1,12345678901,,,,7,1,,K80.100,51.2300,'],
    ['an id like a formula', '=1+1,1,60,,,,7,1,,K80.100,51.2300,'],
    ['an id made harmless', "'=1+1,1,60,,,,7,1,,K80.100,51.2300,"],
    ['an id that must be quoted', '"a,""b""",1,60,,,,7,1,,K80.100,51.2300,'],
    ['no id', ',1,60,,,,7,1,,K80.100,51.2300,'],
    ['too few cells', 'x1,1,60'],
    ['a cell too many', 'x1,1,60,,,,7,1,,K80.100,51.2300,,y'],
    ['empty cells too many', 'x1,1,60,,,,7,1,,K80.100,51.2300,,,'],
    ['a stray quote', 'x1,1,60,,,5" tube,7,1,,K80.100,51.2300,'],
    ['a line break in quotes', 'x1,1,60,,,"in\nside",7,1,,K80.100,51.2300,'],
    ['text after a quote', 'x1,1,60,,,"a"b,7,1,,K80.100,51.2300,'],
    ['a quote that never ends', 'x1,1,60,,,"a,7,1,,K80.100,51.2300,'],
    ['half an hour in intensive care', 'x1,1,60,,,,7,1,37.5,K80.100,51.2300,'],
    ['a U+0000', 'x1,1,60,,,\0,7,1,,K80.100,51.2300,'],
  ])('leaves a line with %s to the decoder', async (_, line) => {
    const [header, first = '', ...more] = lines;
    const before = Array.from({ length: 120 }, () => first);
    const text = `${[header, ...before, line, ...more].join('\n')}\n`;
    // Of a record that spans lines the rest of the block goes along.
    expect([125, 120]).toContain(await agree(scheme, Buffer.from(text)));
  });

  it('leaves blocks with bytes that are no UTF-8 to the decoder', async () => {
    const broken = Buffer.concat([
      Buffer.from(CASES),
      Buffer.from([0x78, 0xff, 0x2c, 0x31, 10]),
      Buffer.from('c9,1,60,,,内科,7,1,,K80.100,,\n'.repeat(20)),
    ]);
    expect(await agree(scheme, broken)).toBe(0);
    const later = Buffer.concat([
      Buffer.from(`${CASES}${'c9,1,60,,,内科,7,1,,K80.100,,\n'.repeat(40)}`),
      Buffer.from([0xff, 10]),
    ]);
    expect(await agree(scheme, later, 300)).toBeGreaterThan(0);
  });

  const files = present ? folder('chs_drg_11') : smallCity;
  it(`says the same of ${HOSTILE_ROWS} rows with seeded slips`, async () => {
    const tried = present ? compiled(files) : scheme;
    const random = generator(20_261_122);
    const [header = '', ...rows] = (present ? files.get('cases.csv')! : CASES).trimEnd().split('\n');
    const sources = rows.filter((row) => !row.includes('"')).map(cells);
    const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
    const out = [header];
    for (let row = 0; row < HOSTILE_ROWS; row++) {
      const one = [...pick(sources)];
      if (random(3) > 0) for (let slip = random(3); slip >= 0; slip--) slipOf(one, pick, random, sources);
      out.push(one.join(','));
    }
    const bytes = Buffer.from(`${out.join('\n')}\n`);
    const quick = await agree(tried, bytes, 2000 + random(4000));
    process.stdout.write(`batch with slips: ${quick} of ${HOSTILE_ROWS} rows answered from their bytes\n`);
    expect(quick).toBeGreaterThan(HOSTILE_ROWS / 5);
  }, 300_000);

  it('[P5] gives the same bytes for a case alone, in a batch, shuffled, and on two threads', async () => {
    filesAt(join(dir, 'scheme'), schemeFiles);
    const source = present ? join(schemes, 'chs_drg_11') : 'scheme';
    await caseloom(['pack', 'init', 'pack', '--id', 'city'], { cwd: dir });
    await caseloom(['scheme', 'import', source, '--pack', 'pack'], { cwd: dir });
    const [header = '', ...rows] = (present ? files.get('cases.csv')! : CASES).trimEnd().split('\n');
    const many = Array.from({ length: isLong ? 20 : 3 }, (_, turn) => rows.map((row) => `t${turn}-${row}`)).flat();
    const random = generator(7);
    const shuffled = many.map((row) => [random(1e9), row] as const).sort(([a], [b]) => a - b);
    const answers = async (name: string, lines: readonly string[], ...more: string[]): Promise<string[]> => {
      writeFileSync(join(dir, name), `${header}\n${lines.join('\n')}\n`);
      const words = ['group', '--pack', 'pack', '--cases', name, '--out', 'out.csv', ...more];
      expect(await caseloom(words, { cwd: dir })).toMatchObject({ code: 0 });
      return readFileSync(join(dir, 'out.csv'), 'utf8').trimEnd().split('\n').slice(1);
    };
    const batch = await answers('batch.csv', many);
    expect(batch).toHaveLength(many.length);
    const alone = await grouped(
      present ? compiled(files) : scheme,
      Buffer.from(`${header}\n${many.join('\n')}\n`),
      'alone',
    );
    expect(`${batch.join('\n')}\n`).toBe(alone.text);
    expect(await answers('batch.csv', many, '--threads', '2')).toEqual(batch);
    const mixed = await answers(
      'mixed.csv',
      shuffled.map(([, row]) => row),
      '--threads',
      '2',
    );
    expect([...mixed].sort()).toEqual([...batch].sort());
    expect(mixed).not.toEqual(batch);
    const single = many[random(many.length)]!;
    expect(await answers('single.csv', [single])).toEqual([batch[many.indexOf(single)]]);
  }, 300_000);
});

const ODD_CELLS = [
  '',
  ' ',
  '-',
  '－',
  '无',
  'NULL',
  '0',
  '00',
  '007',
  '+5',
  '-1',
  '1.0',
  '1.5',
  '1e3',
  '60岁',
  '２',
  'x',
  '"1"',
  '" 1"',
  '"a""b"',
  "'=1",
  '=1',
  '@',
  '3',
  '12',
  '内科',
  ' 内科 ',
  '\u3000',
  '/',
  '--',
  '|',
  '||',
  'K80.100',
  'k80.100',
  'K80.100|',
  '|K80.100',
  'K80.100||I10.x00',
  '无|K80.100',
  'A\u00a0',
  '999999999',
  '1000000000',
  '37.4',
  '0/5/0',
  '\t',
];

/** Cells that break their line, or take others along. */
const BREAKING_CELLS = ['"a\nb"', '"open', 'mid"quote', '"a"b', '\r', 'a\rb'];

/** One slip: an odd cell, a cell of another row, codes joined, a cell lost or added. */
function slipOf(
  row: string[],
  pick: <T>(list: readonly T[]) => T,
  random: (below: number) => number,
  sources: readonly (readonly string[])[],
): void {
  const at = random(row.length);
  switch (random(8)) {
    case 0:
      row.splice(at, 1);
      break;
    case 1:
      row.push(pick(ODD_CELLS));
      break;
    case 2:
      row[at] = `"${row[at]}"`;
      break;
    case 3:
      row[at] = ` ${row[at]}`;
      break;
    case 4:
      row[9] = [row[9], ...(pick(sources)[9] ?? '').split('|'), pick(ODD_CELLS)].join('|').replaceAll(/["\n\r]/g, '');
      break;
    case 5:
      row[at] = pick(sources)[at] ?? '';
      break;
    default:
      row[at] = pick(random(40) === 0 ? BREAKING_CELLS : ODD_CELLS);
  }
}
