import type { SourceRow, SourceSheet } from '@caseloom/grouping';
import type { SheetRows, WorkbookCells } from './workbook-grouper.ts';

/** Names that another bureau would give the sheets, and its headers for their columns. */
const NAMES: Readonly<Record<string, readonly [sheet: string, headers: Readonly<Record<string, string>>]>> = {
  MDC信息: ['主要诊断大类目录', { mdc_code: '主要诊断大类编码', mdc_name: '主要诊断大类名称' }],
  ADRG信息: ['核心病组', { mdc_code: 'MDC编码', mdc_name: 'MDC名称', adrg_code: 'ADRG代码', adrg_name: 'ADRG名称' }],
  DRG信息: ['细分组目录', { adrg_code: 'ADRG编码', drg_code: 'DRG组编码', drg_name: 'DRG组名称' }],
  MDC诊断表: [
    '各MDC主诊表',
    { mdc_code: 'MDC编码', classification: '分类', diagnosis_code: '诊断编码', diagnosis_name: '诊断名称' },
  ],
  ADRG诊断表: [
    'ADRG主要诊断',
    { mdc_code: 'MDC编码', classification: 'ADRG编码', diagnosis_code: '疾病诊断编码', diagnosis_name: '疾病诊断名称' },
  ],
  ADRG手术表: [
    'ADRG手术操作',
    { mdc_code: 'MDC', classification: '列表', operation_code: '手术操作编码', operation_name: '手术操作名称' },
  ],
  MCC: ['严重并发症（MCC）', { diagnosis_code: 'ICD-10编码', diagnosis_name: '名称', excluded_table: '对应排除表' }],
  CC: ['一般并发症（CC）', { diagnosis_code: 'ICD-10编码', diagnosis_name: '名称', excluded_table: '对应排除表' }],
  排除诊断表: ['附表 排除诊断', { table_name: '表名', diagnosis_code: '诊断代码', diagnosis_name: '诊断名称' }],
  DRG分组规则: [
    '入组规则',
    {
      mdc_code: 'MDC编码',
      adrg_code: 'ADRG编码',
      drg_code: 'DRG编码',
      mdc_rule: 'MDC入组条件',
      adrg_rule: 'ADRG入组条件',
      drg_rule: 'DRG入组条件',
      op: '有无手术',
      mcc: 'MCC',
      cc: 'CC',
    },
  ],
};

const WIDE = (text: string): string =>
  text.replaceAll(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

/**
 * The same workbook as another bureau would lay it out: other names and headers, a merged title and a date above the header, an empty first column, lists with all codes
 * of a group in one cell, the MDC written once and merged down or left empty, a header of two rows, full-width codes, blanks, the header once more, notes below.
 */
export function relaidWorkbook(cells: WorkbookCells): SourceSheet[] {
  const laid = Object.entries(cells).map(([name, rows]): SourceSheet => {
    const [sheet, headers] = NAMES[name]!;
    const header = rows[0]!.map((title) => headers[String(title)]!);
    switch (name) {
      case 'ADRG诊断表':
      case 'ADRG手术表':
        return {
          name: sheet,
          ...below(
            titles(sheet, header.length),
            [header],
            together(rows.slice(1), name === 'ADRG诊断表' ? '、' : '\n'),
          ),
        };
      case 'MDC诊断表':
        return { name: sheet, ...mergedDown(below(titles(sheet, header.length), twoRows(header), rows.slice(1)).rows) };
      case '排除诊断表':
        return { name: sheet, ...below([], [header], [...blanksDown(rows.slice(1)), ['注：排除表供参考', '', '']]) };
      case 'MCC':
        return {
          name: sheet,
          ...below(
            [],
            [header],
            rows.slice(1).map(([code, ...rest]) => [WIDE(String(code)), ...rest]),
          ),
        };
      case 'DRG分组规则':
        return {
          name: sheet,
          ...below(titles(sheet, header.length), [header], [...rows.slice(1, 9), header, ...rows.slice(9)]),
        };
      default:
        return {
          name: sheet,
          ...below(
            [],
            [header],
            rows.slice(1).map((row) => row.map((cell) => ` ${cell}　`)),
          ),
        };
    }
  });
  return [{ name: '说明', rows: [{ row: 1, cells: ['本方案自发布之日起施行'] }] }, ...laid, { name: '空表', rows: [] }];
}

type Rows = readonly (readonly (string | number)[])[];

function titles(text: string, width: number): Rows {
  return [[text, ...Array.from({ length: width - 1 }, () => '')], ['2026年版'], []];
}

/** Rows with an empty column before them; those that hold nothing are left out, as a reader leaves them out. */
function below(above: Rows, header: Rows, data: Rows): { rows: SourceRow[]; merged: SourceSheet['merged'] } {
  const rows = [...above, ...header, ...data].map((cells, index) => ({
    row: index + 1,
    cells: ['', ...cells.map(String)],
  }));
  const width = header[0]!.length;
  const merged = above.length === 0 ? [] : [{ top: 1, left: 2, bottom: 1, right: width + 1 }];
  return { rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')), merged };
}

/** 诊断 over 编码 and 名称. */
function twoRows(header: readonly string[]): Rows {
  return [
    header.map((title) => (title.startsWith('诊断') ? '诊断' : title)),
    header.map((title) => (title.startsWith('诊断') ? title.slice(2) : '')),
  ];
}

/** One row for a list, all its codes in one cell, each with its name. */
function together(rows: SheetRows, separator: string): Rows {
  const found = new Map<string, (string | number)[][]>();
  for (const row of rows) {
    const key = `${row[0]} ${row[1]}`;
    found.set(key, [...(found.get(key) ?? []), [...row]]);
  }
  return [...found.values()].map((same) => [
    same[0]![0]!,
    same[0]![1]!,
    same.map((row) => `${row[2]} ${row[3]}`).join(separator),
    '',
  ]);
}

/** The first two columns merged over rows that say the same. */
function mergedDown(rows: readonly SourceRow[]): { rows: SourceRow[]; merged: SourceSheet['merged'] } {
  const merged: { top: number; left: number; bottom: number; right: number }[] = [
    { top: 1, left: 2, bottom: 1, right: 5 },
  ];
  const start = rows.findIndex(({ cells }) => cells[1] === 'MDC编码') + 2;
  const kept = rows.map(({ row, cells }) => ({ row, cells: [...cells] }));
  for (let from = start; from < rows.length;) {
    let to = from;
    while (
      to + 1 < rows.length &&
      rows[to + 1]!.cells[1] === rows[from]!.cells[1] &&
      rows[to + 1]!.cells[2] === rows[from]!.cells[2]
    )
      to++;
    for (const column of [1, 2]) {
      if (to > from) merged.push({ top: rows[from]!.row, left: column + 1, bottom: rows[to]!.row, right: column + 1 });
      for (let at = from + 1; at <= to; at++) kept[at]!.cells[column] = '';
    }
    from = to + 1;
  }
  return { rows: kept, merged };
}

/** The first column written where it changes, empty below. */
function blanksDown(rows: SheetRows): Rows {
  return rows.map((row, at) => (at > 0 && rows[at - 1]![0] === row[0] ? ['', ...row.slice(1)] : row));
}
