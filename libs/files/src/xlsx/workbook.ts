import { posix } from 'node:path';
import { CaseloomError, issue } from '@caseloom/core';
import { readXml } from './xml.ts';
import type { ZipArchive } from './zip.ts';

/** The parts of a workbook that its sheets need. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly hidden: boolean }[];
  /** Day 0 is 1904-01-01 instead of the 1900 system. */
  readonly startsIn1904: boolean;
  readonly sharedStrings: readonly string[];
  readonly formats: readonly CellFormat[];
}

/** How a style shows a number. */
export interface CellFormat {
  readonly isDate: boolean;
  /** `00000`: a code kept as a number; shown with that many digits. */
  readonly digits?: number;
  /** `0.0000`: shown with that many decimals, and `digits` before the point. */
  readonly decimals?: number;
}

const MOST_SHARED_CHARACTERS = 128_000_000;
const DATE_FORMAT_IDS: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** @throws CaseloomError FILE_XLSX_NO_SHEET, FILE_XLSX_STRINGS, FILE_XML_BROKEN, FILE_ARCHIVE_… */
export async function readWorkbook(archive: ZipArchive): Promise<Workbook> {
  const root = await relations(archive, '');
  const part = [...root.values()].find(({ type }) => type.endsWith('/officeDocument'))?.part ?? 'xl/workbook.xml';
  const related = await relations(archive, part);
  const sheets: { name: string; part: string; hidden: boolean }[] = [];
  let startsIn1904 = false;
  await readXml(archive.read(part), {
    open: (name, attribute) => {
      if (name === 'workbookPr') startsIn1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
      const target = name === 'sheet' ? related.get(attribute('id') ?? '')?.part : undefined;
      if (target !== undefined)
        sheets.push({
          name: attribute('name') ?? '',
          part: target,
          hidden: (attribute('state') ?? 'visible') !== 'visible',
        });
    },
  });
  if (sheets.length === 0) throw new CaseloomError([issue('FILE_XLSX_NO_SHEET', part, { sheets: '' })]);
  const partOf = (kind: string): string | undefined =>
    [...related.values()].find(({ type }) => type.endsWith(`/${kind}`))?.part;
  return {
    sheets,
    startsIn1904,
    sharedStrings: await sharedStrings(archive, partOf('sharedStrings')),
    formats: await cellFormats(archive, partOf('styles')),
  };
}

async function relations(archive: ZipArchive, part: string): Promise<Map<string, { type: string; part: string }>> {
  const folder = posix.dirname(part);
  const file = part === '' ? '_rels/.rels' : posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const found = new Map<string, { type: string; part: string }>();
  if (!archive.entries.has(file)) return found;
  await readXml(archive.read(file), {
    open: (name, attribute) => {
      if (name !== 'Relationship' || attribute('TargetMode') === 'External') return;
      const target = attribute('Target') ?? '';
      const absolute = target.startsWith('/') ? target.slice(1) : posix.join(part === '' ? '' : folder, target);
      found.set(attribute('Id') ?? '', { type: attribute('Type') ?? '', part: absolute });
    },
  });
  return found;
}

/** Rich text is joined; phonetic guides are left out. */
async function sharedStrings(archive: ZipArchive, part: string | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (part === undefined || !archive.entries.has(part)) return strings;
  let current = '';
  let inText = false;
  let inGuide = false;
  let characters = 0;
  await readXml(archive.read(part), {
    open: (name) => {
      if (name === 'si') current = '';
      if (name === 'rPh') inGuide = true;
      inText = name === 't' && !inGuide;
    },
    text: (text) => {
      if (inText) current += text;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') inGuide = false;
      if (name !== 'si') return;
      characters += current.length;
      if (characters > MOST_SHARED_CHARACTERS)
        throw new CaseloomError([issue('FILE_XLSX_STRINGS', part, { limit: MOST_SHARED_CHARACTERS })]);
      strings.push(withoutEscapes(current));
    },
  });
  return strings;
}

/** Spreadsheets write characters that XML cannot hold as `_x000D_`. */
export function withoutEscapes(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

async function cellFormats(archive: ZipArchive, part: string | undefined): Promise<CellFormat[]> {
  const formats: CellFormat[] = [];
  if (part === undefined || !archive.entries.has(part)) return formats;
  const own = new Map<number, string>();
  let inCells = false;
  await readXml(archive.read(part), {
    open: (name, attribute) => {
      if (name === 'numFmt') own.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) formats.push(formatOf(Number(attribute('numFmtId') ?? 0), own));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}

function formatOf(id: number, own: ReadonlyMap<number, string>): CellFormat {
  const code = own.get(id);
  if (id === 2 && code === undefined) return { isDate: false, digits: 1, decimals: 2 };
  if (code === undefined) return { isDate: DATE_FORMAT_IDS.some(([from, to]) => id >= from && id <= to) };
  if (/^0+$/.test(code)) return { isDate: false, digits: code.length };
  const fixed = /^(0+)\.(0+)$/.exec(code);
  if (fixed !== null) return { isDate: false, digits: fixed[1]!.length, decimals: fixed[2]!.length };
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');
  return { isDate: /[ymdhs]/i.test(bare) && !/General/i.test(bare) };
}
