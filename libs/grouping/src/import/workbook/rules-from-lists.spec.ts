import { describe, expect, it } from '@jest/globals';
import { compileScheme } from '../../compile-scheme.ts';
import type { GroupingInput } from '../../types.ts';
import { importWorkbook } from './import-workbook.ts';
import type { SourceSheet } from './sheets.ts';
import { suggestSchemeMapping } from './suggest-mapping.ts';

const sheet = (name: string, rows: readonly (readonly string[])[]): SourceSheet => ({
  name,
  rows: rows.map((cells, index) => ({ row: index + 1, cells })),
});

/** A catalogue, the entry lists of each ADRG side by side, complications: no rules. */
const SHEETS: readonly SourceSheet[] = [
  sheet('DRG目录', [
    ['MDC编码', 'MDC名称', 'ADRG编码', 'ADRG名称', 'DRG编码', 'DRG名称'],
    ['MDCG', '消化', 'GB1', '胃手术', 'GB11', '胃手术，伴严重并发症'],
    ['MDCG', '消化', 'GB1', '胃手术', 'GB13', '胃手术，伴并发症'],
    ['MDCG', '消化', 'GB1', '胃手术', 'GB15', '胃手术，不伴并发症'],
    ['MDCG', '消化', 'GC1', '联合手术', 'GC19', '联合手术'],
    ['MDCG', '消化', 'GR1', '肿瘤', 'GR13', '肿瘤，伴并发症'],
    ['MDCG', '消化', 'GR1', '肿瘤', 'GR15', '肿瘤，不伴并发症'],
    ['MDCG', '消化', 'GX1', '没有列表', 'GX19', '没有列表'],
    ['MDCG', '消化', 'GQY', '无关手术', 'GQY', '无关手术'],
  ]),
  sheet('ADRG入组列表', [
    ['ADRG编码', 'ADRG名称', '主要诊断编码', '主要手术编码'],
    ['GB1', '胃手术', '', '43.5x00；43.6x00'],
    ['GC1_01', '联合手术', 'K25.000、K26.000', '44.0000'],
    ['GC1_02', '联合手术', '', '45.0000'],
    ['GR1', '肿瘤', 'C16.000 贲门恶性肿瘤\nC16.100 胃底恶性肿瘤', ''],
  ]),
  sheet('MDC主诊表', [
    ['MDC编码', '诊断编码'],
    ['MDCG', 'C16.000'],
    ['MDCG', 'C16.100'],
    ['MDCG', 'K25.000'],
  ]),
  sheet('MCC', [
    ['编码', '名称'],
    ['J96.000', '呼吸衰竭'],
  ]),
  sheet('CC', [
    ['编码', '名称'],
    ['I10.x00', '高血压'],
  ]),
];

const imported = (procedureLists: 'any' | 'principal') =>
  importWorkbook(SHEETS, { ...suggestSchemeMapping(SHEETS).mapping, procedureLists }, { id: 'made' });

const grouped = (procedureLists: 'any' | 'principal', input: GroupingInput): string => {
  const scheme = compileScheme(imported(procedureLists).artifact);
  if (!scheme.ok) throw new Error(JSON.stringify(scheme.issues));
  return scheme.value.group(input).drg;
};

describe('[SCHEME-7] a workbook without rules', () => {
  it.each<[string, string[], string[], string]>([
    ['a procedure of the list', ['C16.000'], ['43.5x00'], 'GB15'],
    ['with an MCC', ['C16.000', 'I10.x00', 'J96.000'], ['43.5x00'], 'GB11'],
    ['with a CC alone', ['C16.000', 'I10.x00'], ['43.6x00'], 'GB13'],
    ['a diagnosis and a procedure of each list', ['K25.000'], ['45.0000', '44.0000'], 'GC19'],
    ['one procedure of two', ['K25.000'], ['44.0000'], 'GQY'],
    ['an operation of no list of the MDC', ['C16.000'], ['45.0000'], 'GQY'],
    ['a diagnosis alone', ['C16.100'], [], 'GR15'],
    ['13 without 11 takes the MCC too', ['C16.100', 'J96.000'], [], 'GR13'],
    ['another MDC', ['A01.000'], ['43.5x00'], '0000'],
  ])('groups by its lists: %s', (_what, diagnoses, procedures, drg) => {
    expect(grouped('any', { diagnoses, procedures })).toBe(drg);
  });

  it('looks at the principal procedure alone where the mapping says so', () => {
    const input = { diagnoses: ['C16.000'], procedures: ['99.9900', '43.5x00'] };
    expect([grouped('any', input), grouped('principal', input)]).toEqual(['GB15', 'GQY']);
  });

  it('says what it took for granted', () => {
    expect(imported('any').issues.map(({ severity, path, code }) => `${severity} ${path} ${code}`)).toEqual([
      'info ADRG入组列表!B1 SCHEME_SHEET_COLUMN_UNUSED',
      'warning DRG目录!C2 SCHEME_SHEET_ASSUMED_RULES',
      'warning DRG目录!C6 SCHEME_SHEET_ASSUMED_DIVISION',
      'warning DRG目录!C8 SCHEME_SHEET_ADRG_NO_LISTS',
      'warning DRG目录!C8 SCHEME_SHEET_ROW_NEVER',
    ]);
  });
});
