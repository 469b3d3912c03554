import { describe, expect, it } from '@jest/globals';
import { compileScheme } from '../../compile-scheme.ts';
import { importWorkbook } from './import-workbook.ts';
import type { ImportedWorkbook, WorkbookOptions } from './import-workbook.ts';
import { schemeMappingSchema } from './scheme-mapping.ts';
import { suggestSchemeMapping } from './suggest-mapping.ts';
import type { SourceSheet } from './sheets.ts';

type Cell = string | number | { readonly value: number; readonly shown: string };

/** A sheet from its rows; numbers are number cells. Rows without anything are left out, as a reader leaves them out. */
function sheet(name: string, rows: readonly (readonly Cell[])[], more: Partial<SourceSheet> = {}): SourceSheet {
  const read = rows.map((cells, index) => ({
    row: index + 1,
    cells: cells.map((cell) => String(typeof cell === 'object' ? cell.value : cell)),
    numbers: cells.flatMap((cell, column) =>
      typeof cell === 'object' ? [{ column, shown: cell.shown }] : typeof cell === 'number' ? [{ column }] : [],
    ),
  }));
  return { name, rows: read.filter(({ cells }) => cells.some((cell) => cell !== '')), ...more };
}

const RULES = ['mdc_code', 'adrg_code', 'drg_code', 'mdc_rule', 'adrg_rule', 'drg_rule', 'op', 'mcc', 'cc'];
const G00 = "is_pd1(case, 'G00')";
const MINIMAL: Readonly<Record<string, readonly (readonly Cell[])[]>> = {
  MDC诊断表: [
    ['mdc_code', 'classification', 'diagnosis_code', 'diagnosis_name'],
    ['MDCG', 'G00', 'K35.800', '急性阑尾炎'],
    ['MDCG', 'G00', 'K25.000', '胃溃疡'],
  ],
  ADRG诊断表: [
    ['mdc_code', 'classification', 'diagnosis_code', 'diagnosis_name'],
    ['MDCG', 'GZ1', 'K25.000', '胃溃疡'],
  ],
  ADRG手术表: [
    ['mdc_code', 'classification', 'operation_code', 'operation_name'],
    ['MDCG', 'GD1', '47.0100', '腹腔镜阑尾切除术'],
  ],
  DRG分组规则: [
    RULES,
    ['MDCG', 'GD1', 'GD19', G00, "is_op2(case, 'GD1')", 1, 1, -1, -1],
    ['MDCG', 'GZ1', 'GZ19', G00, "is_pd2(case, 'GZ1')", 1, 0, -1, -1],
  ],
};

function workbook(
  changes: Readonly<Record<string, readonly (readonly Cell[])[]>> = {},
  options: Partial<WorkbookOptions> = {},
): ImportedWorkbook {
  return imported(
    Object.entries({ ...MINIMAL, ...changes }).map(([name, rows]) => sheet(name, rows)),
    options,
  );
}

const imported = (sheets: readonly SourceSheet[], options: Partial<WorkbookOptions> = {}): ImportedWorkbook =>
  importWorkbook(sheets, suggestSchemeMapping(sheets).mapping, { id: 'made', ...options });

const told = ({ issues }: ImportedWorkbook): string[] =>
  issues.map(({ severity, path, code }) => `${severity} ${path} ${code.replace('SCHEME_SHEET_', '')}`);

const rows = (scheme: ImportedWorkbook, table: string): readonly Readonly<Record<string, string>>[] =>
  scheme.artifact.tables[table]?.rows ?? [];

const withRow = (
  name: string,
  ...added: readonly (readonly Cell[])[]
): Record<string, readonly (readonly Cell[])[]> => ({
  [name]: [...MINIMAL[name]!, ...added],
});

describe('importWorkbook', () => {
  it('makes a scheme that compiles, with nothing to say of a workbook without slips', () => {
    const scheme = workbook();
    expect(told(scheme)).toEqual([]);
    const compiled = compileScheme(scheme.artifact);
    const given = { diagnoses: ['K35.800'], procedures: ['47.0100'] };
    expect(compiled.ok && compiled.value.group(given)).toMatchObject({ status: 'grouped', mdc: 'MDCG', drg: 'GD19' });
    expect(compiled.ok && compiled.value.group({ ...given, procedures: [] })).toMatchObject({
      status: 'ungrouped',
      mdc: 'MDCG',
      drg: '0000',
    });
  });

  it.each<[string, Record<string, readonly (readonly Cell[])[]>, string[]]>([
    [
      'a rule that is none',
      withRow('DRG分组规则', ['MDCG', 'GX1', 'GX19', G00, "is_pd3(case, 'GX1')", 1, 0, -1, -1]),
      ['error DRG分组规则!E4 RULE_REFUSED'],
    ],
    [
      'program text',
      withRow('DRG分组规则', ['MDCG', 'GX1', 'GX19', G00, '__import__("os").system("id")', 1, 0, -1, -1]),
      ['error DRG分组规则!E4 RULE_REFUSED'],
    ],
    [
      'a list without rows',
      withRow('DRG分组规则', ['MDCG', 'GX1', 'GX19', G00, "is_pd2(case, 'GX1')", 1, 0, -1, -1]),
      ['warning DRG分组规则!E4 LIST_EMPTY', 'warning DRG分组规则!E4 ROW_NEVER'],
    ],
    [
      'a list that no rule names',
      withRow('ADRG诊断表', ['MDCG', 'GX1', 'K35.800', '急性阑尾炎']),
      ['warning ADRG诊断表!B3 LIST_UNUSED'],
    ],
    [
      'a row that earlier ones take',
      withRow('DRG分组规则', ['MDCG', 'GZ2', 'GZ29', G00, "is_pd2(case, 'GZ1') and case.age < 3", 1, 0, -1, -1]),
      ['warning DRG分组规则!C4 ROW_UNREACHABLE'],
    ],
    [
      'a division without its middle',
      withRow(
        'DRG分组规则',
        ['MDCG', 'GX1', 'GX11', G00, '1', 1, -1, 1, 0],
        ['MDCG', 'GX1', 'GX15', G00, '1', 1, -1, 0, 0],
      ),
      ['warning DRG分组规则!C4 DIVISION_INCOMPLETE'],
    ],
    [
      'columns that say other than the last digit',
      withRow('DRG分组规则', ['MDCG', 'GX1', 'GX13', G00, '1', 1, -1, 1, 0]),
      ['warning DRG分组规则!H4 DIVISION_DIFFERS', 'warning DRG分组规则!C4 DIVISION_INCOMPLETE'],
    ],
    [
      'columns that no stay meets',
      withRow('DRG分组规则', ['MDCG', 'GX1', 'GX19', G00, '1', 1, -1, 1, 1]),
      ['error DRG分组规则!H4 DIVISION_NEVER'],
    ],
    [
      'a flag that is none',
      withRow('DRG分组规则', ['MDCG', 'GX1', 'GX19', G00, '1', 1, 2, -1, -1]),
      ['error DRG分组规则!G4 FLAG'],
    ],
    [
      'a code twice in a list, and under another name',
      withRow('ADRG诊断表', ['MDCG', 'GZ1', 'K25.000', '胃溃疡病']),
      ['info ADRG诊断表!C3 NAMES_DIFFER', 'info ADRG诊断表!C3 CODE_REPEATED'],
    ],
    [
      'a code without its point',
      withRow('ADRG诊断表', ['MDCG', 'GZ1', 'K25000', '胃溃疡']),
      ['warning ADRG诊断表!C3 CODE_SHAPE'],
    ],
    [
      'a range of codes',
      withRow('ADRG诊断表', ['MDCG', 'GZ1', 'K25-K26', '胃溃疡']),
      ['error ADRG诊断表!C3 CODE_RANGE'],
    ],
    [
      'full-width characters and blanks',
      withRow('ADRG诊断表', ['MDCG', 'GZ1', '　Ｋ２６．０００ ', '十二指肠溃疡'], ['MDCG', 'GZ1', 'K27. 000', '溃疡']),
      ['info ADRG诊断表!C3 TIDIED', 'warning ADRG诊断表!C3 TIDIED'],
    ],
    [
      'a class of another letter',
      withRow('MDC诊断表', ['MDCG', 'H00', 'K80.000', '胆石']),
      ['warning MDC诊断表!B4 LIST_UNUSED', 'warning MDC诊断表!B4 CLASS_DIFFERS'],
    ],
    [
      'complications in both tables, tables missing and idle',
      {
        MCC: [
          ['diagnosis_code', 'diagnosis_name', 'excluded_table'],
          ['J96.000', '呼吸衰竭', '表7-1'],
        ],
        CC: [
          ['diagnosis_code', 'diagnosis_name', 'excluded_table'],
          ['J96.000', '呼吸衰竭', '表7-9'],
          ['I10.x00', '高血压', ''],
        ],
        排除诊断表: [
          ['table_name', 'diagnosis_code', 'diagnosis_name'],
          ['表7-1', 'K35.800', '急性阑尾炎'],
          ['表7-2', 'K35.800', '急性阑尾炎'],
        ],
      },
      ['warning CC!C2 BOTH_SEVERITIES', 'warning CC!C2 TABLE_MISSING', 'info 排除诊断表!A3 TABLE_UNUSED'],
    ],
    [
      'groups between catalogue and rules',
      {
        DRG信息: [
          ['adrg_code', 'drg_code', 'drg_name'],
          ['0000', '0000', '00组'],
          ['GD1', 'GD19', '阑尾'],
          ['GX1', 'GX19', '无'],
        ],
      },
      ['warning DRG分组规则!C3 CODE_NOT_IN_CATALOGUE', 'warning DRG信息!B4 CATALOGUE_UNUSED'],
    ],
    [
      'weights of groups that are none, and that are none',
      {
        DRG权重: [
          ['DRG编码', '权重'],
          ['GD19', '1.25'],
          ['XX11', '0.9'],
          ['GZ19', '约1'],
        ],
      },
      ['warning DRG权重!B4 VALUE', 'warning DRG权重!A3 WEIGHT_UNKNOWN'],
    ],
    [
      'a sheet and a column that nobody reads',
      {
        ADRG诊断表: MINIMAL['ADRG诊断表']!.map((row, index) => [...row, ['备注', '甲'][index]!, ['', '乙'][index]!]),
        说明: [['试行']],
      },
      ['info ADRG诊断表!E1 COLUMN_UNUSED', 'warning ADRG诊断表!F2 COLUMN_UNNAMED', 'warning 说明 UNUSED'],
    ],
  ])('names %s at the cell', (_what, changes, expected) => {
    const found = told(workbook(changes));
    expect(found).toEqual(expect.arrayContaining(expected));
    expect(found.filter((one) => !expected.includes(one) && !one.includes('TIDIED'))).toEqual([]);
  });

  it('does not run with a rule that it refused', () => {
    const scheme = workbook(withRow('DRG分组规则', ['MDCG', 'GX1', 'GX19', G00, 'true', 1, 0, -1, -1]));
    expect(told(scheme)).toContain('error DRG分组规则!E4 RULE_REFUSED');
    expect(compileScheme(scheme.artifact).ok).toBe(false);
  });

  it.each<[string, Cell, Partial<WorkbookOptions>, string, string]>([
    [
      'by the code system',
      47.01,
      { codes: { proc: new Set(['47.0100', '47.0900']) } },
      '47.0100',
      'warning C3 CODE_RESTORED',
    ],
    ['by the format of its cell', { value: 47.09, shown: '47.0900' }, {}, '47.0900', 'warning C3 CODE_RESTORED'],
    ['by the same code elsewhere', 47.01, {}, '47.0100', 'warning C3 CODE_RESTORED'],
    ['with all its decimals', 47.0912, {}, '47.0912', 'info C3 NUMBER_AS_CODE'],
    ['with the zero before it', 1.5904, {}, '01.5904', 'warning C3 CODE_RESTORED'],
    [
      'with the zero before it that its cell shows',
      { value: 1.59, shown: '01.5900' },
      {},
      '01.5900',
      'warning C3 CODE_RESTORED',
    ],
    [
      'with the zero before it of the code system',
      4.04,
      { codes: { proc: new Set(['04.0400', '47.0100']) } },
      '04.0400',
      'warning C3 CODE_RESTORED',
    ],
    [
      'not, where two have its value',
      47.5,
      { codes: { proc: new Set(['47.50', '47.5000', '47.0100']) } },
      '47.5',
      'error C3 CODE_NUMBER',
    ],
    ['not, where none is known', 12.5, {}, '12.5', 'error C3 CODE_NUMBER'],
  ])('restores a code that the sheet holds as a number %s', (_how, cell, options, code, expected) => {
    const scheme = workbook(withRow('ADRG手术表', ['MDCG', 'GD2', cell, '手术']), options);
    expect(rows(scheme, 'code_lists').filter(({ list }) => list === 'adrg:GD2/proc')).toEqual([
      { list: 'adrg:GD2/proc', code },
    ]);
    expect(told(scheme).map((one) => one.replace('ADRG手术表!', ''))).toContain(expected);
  });

  it('reads one catalogue of MDCs, ADRGs and DRGs with their weights, MDCs and ADRGs written once', () => {
    const scheme = workbook({
      目录: [
        ['DRG 分组目录'],
        [
          'MDC编码',
          'MDC名称',
          'ADRG编码',
          'ADRG名称',
          'DRG编码',
          'DRG名称',
          '权重',
          '例均费用',
          '平均住院日',
          '风险等级',
        ],
        ['MDCG', '消化系统', 'GD1', '阑尾切除', 'GD19', '阑尾切除术', '0.85', '9,000.50', '5.5', '低'],
        ['', '', 'GZ1', '其他', 'GZ19', '其他消化', '0.50', '', '', '中高风险'],
        ['', '', '', '', 'GZ29', '没有规则', '0.40', '', '', ''],
        ['', '', '', '', 'GZ39', '没有规则', '0.30', '', '', ''],
        ['', '', '', '', 'GZ49', '没有规则', '0.20', '', '', ''],
      ],
    });
    expect(rows(scheme, 'mdc')).toMatchObject([{ mdc: 'MDCG', name: '消化系统' }]);
    expect(rows(scheme, 'adrg').map(({ name }) => name)).toEqual(['阑尾切除', '其他']);
    expect(rows(scheme, 'weights')).toEqual([
      { drg: 'GD19', weight: '0.85', mean_charge: '9000.50', mean_los_days: '5.5', risk_level: '1' },
      { drg: 'GZ19', weight: '0.50', mean_charge: '', mean_los_days: '', risk_level: '3' },
    ]);
  });

  it('reads names under the header of their codes where it does not say that they are names', () => {
    const scheme = workbook({
      大类: [
        ['主要诊断大类代码', '主要诊断大类'],
        ['MDCG', '消化系统疾病及功能障碍'],
      ],
      核心组: [
        ['主要诊断大类', '主要诊断大类代码', '核心疾病诊断相关组', '核心疾病诊断相关组代码'],
        ['消化系统疾病及功能障碍', 'MDCG', '阑尾切除术', 'GD1'],
        ['消化系统疾病及功能障碍', 'MDCG', '其他消化系统诊断', 'GZ1'],
      ],
    });
    expect(told(scheme)).toEqual([]);
    expect(rows(scheme, 'mdc').map(({ mdc, name }) => [mdc, name])).toEqual([['MDCG', '消化系统疾病及功能障碍']]);
    expect(rows(scheme, 'adrg').map(({ adrg, name }) => [adrg, name])).toEqual([
      ['GD1', '阑尾切除术'],
      ['GZ1', '其他消化系统诊断'],
    ]);
  });

  it('takes tables and lists with a sheet of their own from the names of the sheets, by a mapping', () => {
    const sheets = [
      ...Object.entries(MINIMAL).map(([name, cells]) => sheet(name, cells)),
      sheet('CC', [
        ['编码', '排除表'],
        ['I10.x00', '表1'],
      ]),
      sheet('表1', [
        ['编码', '名称'],
        ['K35.800', '急性阑尾炎'],
      ]),
    ];
    const { mapping } = suggestSchemeMapping(sheets);
    const edited = schemeMappingSchema.parse({
      ...mapping,
      uses: [
        ...mapping.uses.filter((use) => use.sheet !== '表1'),
        { role: 'exclusions', sheet: '表1', headerRow: 1, columns: { code: '=A' }, fixed: { table: '表1' } },
      ],
    });
    const scheme = importWorkbook(sheets, edited, { id: 'made' });
    expect(rows(scheme, 'exclusion')).toEqual([{ principal_dx: 'K35.800', exclusion_group: '表1' }]);
    expect(rows(scheme, 'cc')).toEqual([{ code: 'I10.x00', exclusion_group: '表1' }]);
  });

  it('reads a file without types: codes that a spreadsheet shortened are restored', () => {
    const sheets = Object.entries(withRow('ADRG手术表', ['MDCG', 'GD1', '47.01', '腹腔镜阑尾切除术'])).map(
      ([name, cells]) => sheet(name, cells, { untyped: true }),
    );
    const others = Object.entries(MINIMAL)
      .filter(([name]) => name !== 'ADRG手术表')
      .map(([name, cells]) => sheet(name, cells, { untyped: true }));
    const scheme = imported([...others, ...sheets]);
    expect(told(scheme)).toEqual(['warning ADRG手术表!C3 CODE_RESTORED', 'info ADRG手术表!C3 CODE_REPEATED']);
  });

  it('says which sheet or column a mapping asks for in vain', () => {
    const sheets = Object.entries(MINIMAL).map(([name, cells]) => sheet(name, cells));
    const { mapping } = suggestSchemeMapping(sheets);
    const uses = mapping.uses.map((use) =>
      use.role === 'rules' ? { ...use, columns: { ...use.columns, adrgRule: '规则' } } : use,
    );
    const wrong = importWorkbook(
      sheets,
      { ...mapping, uses: [...uses, { ...uses[0]!, sheet: 'MDC表' }] },
      { id: 'made' },
    );
    expect(told(wrong)).toEqual([
      'error DRG分组规则!1 COLUMN_MISSING',
      'error MDC表 MISSING',
      'warning DRG分组规则 UNUSED',
      'error MDC诊断表 NO_RULES',
      'warning ADRG诊断表!B2 LIST_UNUSED',
      'warning ADRG手术表!B2 LIST_UNUSED',
    ]);
  });
});
