import { describe, expect, it } from '@jest/globals';
import { D, dipArtifact, groups, NO_AUXILIARY, S, trialMethod, trialTables } from '../../spec/dip-trial.ts';
import type { DipMethod } from '../../spec/dip-trial.ts';
import { compileScheme } from '../compile-scheme.ts';
import { groupingKind } from '../grouping.kind.ts';

type Text = Readonly<Record<string, string>>;
const tables = trialTables as Record<'groups' | 'supplement' | 'procedures' | 'ccmcc' | 'ccmcc_exclude', string>;
const { comprehensive } = trialMethod;

function found(change: Partial<DipMethod>, text: Text): readonly string[] {
  return groupingKind.check!(dipArtifact(change, text) as never, { artifacts: () => [] }).map(
    (one) => `${one.severity} ${one.code.replace('GROUPING_', '')} ${one.path}`,
  );
}

describe('checking a DIP scheme', () => {
  it('has nothing to say of a scheme in order', () => {
    expect(found({}, {})).toEqual([]);
  });

  it.each<[string, Partial<DipMethod>, Text, string]>([
    [
      'an unknown catalogue',
      {},
      { groups: tables.groups.replace('1,核心', '1,核') },
      'error DIP_CATALOGUE_UNKNOWN groups.csv:2:catalogue',
    ],
    [
      'a number that stands twice',
      {},
      { groups: tables.groups.replace('2,核心', '1,核心') },
      'error DIP_SEQ_TWICE groups.csv:3:seq',
    ],
    [
      'a score that is no number',
      {},
      { groups: tables.groups.replace('胆结石保守,40', '胆结石保守,四十') },
      'error NUMBER groups.csv:2:score',
    ],
    [
      'a missing score',
      {},
      { groups: tables.groups.replace('胆结石保守,40', '胆结石保守,') },
      'error NUMBER groups.csv:2:score',
    ],
    [
      'a range upside down',
      {},
      { groups: tables.groups.replace('A00-K99,', 'K99-A00,') },
      'error DIP_RANGE groups.csv:9:dx_key',
    ],
    [
      'a range of too few characters',
      {},
      { groups: tables.groups.replace('A00-K99,', 'A-K,') },
      'error DIP_RANGE groups.csv:9:dx_key',
    ],
    [
      'a key that never matches',
      {},
      { groups: tables.groups.replace('1,核心,K80.1', '1,核心,K80') },
      'warning DIP_KEY_LENGTH groups.csv:2:dx_key',
    ],
    [
      'a basic row of the comprehensive form that nothing looks for',
      {},
      { groups: groups(`1,基层,K80,,${S},a,x,10,1`) },
      'warning DIP_KEY_LENGTH groups.csv:2:dx_key',
    ],
    [
      'a prefix of a length that is not tried',
      {},
      { groups: groups(`1,综合,K80.1,,${S},a,x,10`) },
      'warning DIP_KEY_LENGTH groups.csv:2:dx_key',
    ],
    [
      'a range where ranges are not tried',
      { comprehensive: { ...comprehensive, ranges: false } },
      {},
      'warning DIP_KEY_LENGTH groups.csv:9:dx_key',
    ],
    [
      'a comprehensive row of no kind',
      {},
      { groups: groups('1,综合,K80,,手术,a,x,10') },
      'error DIP_KIND_UNKNOWN groups.csv:2:op_type',
    ],
    [
      'a comprehensive row of a kind that is reported as another',
      {},
      { groups: groups('1,综合,K80,,介入治疗,a,x,10') },
      'warning DIP_KIND_REPLACED groups.csv:2:op_type',
    ],
    [
      'an expression with an empty part',
      {},
      { groups: groups('1,核心,K80.1,51.2300+,,a,x,10') },
      'warning DIP_EXPRESSION groups.csv:2:procedures',
    ],
    [
      'an expression in another dialect',
      {},
      { groups: groups('1,核心,K80.1,51.2300；51.8800,,a,x,10') },
      'warning DIP_EXPRESSION groups.csv:2:procedures',
    ],
    [
      'an expression that is not read',
      {},
      { groups: groups(`1,综合,K80,51.2300,${S},a,x,10`) },
      'warning DIP_EXPRESSION_UNREAD groups.csv:2:procedures',
    ],
    [
      'a procedure that is in no table',
      {},
      { groups: groups('1,核心,K80.1,51.2399,,a,x,10') },
      'warning DIP_PROCEDURE_UNKNOWN groups.csv:2:procedures',
    ],
    [
      'a prefix that no procedure starts with',
      { procedure_expression: { ...trialMethod.procedure_expression, prefix_if_shorter_than: 7 } },
      { groups: groups('1,核心,K80.1,51.24,,a,x,10') },
      'warning DIP_PROCEDURE_UNKNOWN groups.csv:2:procedures',
    ],
    [
      'a basic group without factor',
      {},
      { groups: groups('1,基层,K80.1,,,a,x,10') },
      'warning DIP_BASIC_FACTOR groups.csv:2:basic_factor',
    ],
    [
      'a severity that the method does not read',
      {},
      { groups: groups('1,核心,K80.1,,,a,x,10,,2') },
      'warning DIP_MARK_UNREAD groups.csv:2:severity',
    ],
    [
      'a surgery level that the method does not read',
      {},
      { groups: groups(`1,综合,K80,,${S},a,x,10,,,2`) },
      'warning DIP_MARK_UNREAD groups.csv:2:surgery_level',
    ],
    [
      'a catalogue that nothing looks into',
      { choose: [{ pool: ['综合'] }] },
      {},
      'warning DIP_CATALOGUE_UNREAD groups.csv:2:catalogue',
    ],
    [
      'a fallback without a blank group',
      { comprehensive: { ...comprehensive, fallback: 'blank_group' } },
      {},
      'warning DIP_BLANK_MISSING method.comprehensive.fallback',
    ],
    [
      'two blank groups',
      { comprehensive: { ...comprehensive, fallback: 'blank_group' } },
      { groups: groups('1,空白,KB,,空白,a,x,10', '2,空白,KB,,空白,b,x,10') },
      'warning DIP_BLANK_TWICE groups.csv:3:catalogue',
    ],
    [
      'an auxiliary level without condition',
      {},
      { supplement: tables.supplement.replace('重度', '特重度') },
      'error DIP_AUXILIARY_UNKNOWN supplement.csv:3:level',
    ],
    [
      'an auxiliary factor that is no number',
      {},
      { supplement: tables.supplement.replace('1.4', '') },
      'error NUMBER supplement.csv:3:factor',
    ],
    [
      'an auxiliary row of no group',
      {},
      { supplement: tables.supplement.replace('K80.1,年龄', 'K80.9,年龄') },
      'warning DIP_GROUP_UNKNOWN supplement.csv:2:group_code',
    ],
    [
      'a rewritten code outside its range',
      { comprehensive: { ...comprehensive, rewrite_code: true } },
      { supplement: 'group_code,kind,level,score,factor\nL01:T,年龄,66岁及以上,1,1\n' },
      'warning DIP_GROUP_UNKNOWN supplement.csv:2:group_code',
    ],
    [
      'an auxiliary catalogue that is not read',
      { supplement: NO_AUXILIARY },
      {},
      'warning DIP_TABLE_UNREAD supplement.csv',
    ],
    [
      'complications asked for without a table',
      {},
      { ccmcc: 'dx_code,level\n' },
      'warning DIP_TABLE_MISSING ccmcc.csv',
    ],
    [
      'a complication of no level',
      {},
      { ccmcc: tables.ccmcc.replace('mcc', 'MCC') },
      'error DIP_COMPLICATION_LEVEL ccmcc.csv:2:level',
    ],
    [
      'an exclusion table without diagnoses',
      {},
      { ccmcc: tables.ccmcc.replace('t1', 't2') },
      'warning DIP_EXCLUSION_UNKNOWN ccmcc.csv:2:exclude_table',
    ],
    [
      'an inclusion prefix that is not read',
      {},
      { ccmcc: 'dx_code,level,exclude_table,include_prefix\nR57.200,mcc,t1,K80\n' },
      'warning DIP_MARK_UNREAD ccmcc.csv:2:include_prefix',
    ],
    [
      'a procedure kind outside the ranking',
      {},
      { procedures: tables.procedures.replace(D, '检查') },
      'error DIP_KIND_UNKNOWN procedures.csv:5:op_type',
    ],
    [
      'a procedure without a level where levels count',
      { conservative: { when: 'all_procedures_minor', take: 'first' } },
      { procedures: `code,op_type,incision,level\n51.1000,${D},0类,\n` },
      'warning DIP_LEVEL_MISSING procedures.csv:2:level',
    ],
    ['an unknown kind in the method', { type_if_unknown: '保守' }, {}, 'error DIP_KIND_UNKNOWN method.type_if_unknown'],
    [
      'a replacement that is no kind',
      { type_as: { 介入治疗: '手术' } },
      {},
      'error DIP_KIND_UNKNOWN method.type_as.介入治疗',
    ],
    [
      'an order that waits for a replaced kind',
      {
        choose: [
          { pool: ['核心', '基层', '综合'] },
          { step: 'type_order', order: [{ catalogue: '核心', op_type: '介入治疗' }] },
        ],
      },
      {},
      'warning DIP_KIND_REPLACED method.choose[1].order[0].op_type',
    ],
    [
      'an order that waits for an unknown kind',
      {
        choose: [
          { pool: ['核心', '基层', '综合'] },
          { step: 'type_order', order: [{ catalogue: '核心', op_type: '手术' }] },
        ],
      },
      {},
      'error DIP_KIND_UNKNOWN method.choose[1].order[0].op_type',
    ],
    [
      'a probe that is no procedure',
      {
        recommend: {
          same_dx_first_chars: 4,
          next_char_in: [],
          catalogues: [],
          comprehensive_probe_procedures: ['', '00.2100'],
        },
      },
      {},
      'warning DIP_PROCEDURE_UNKNOWN method.recommend.comprehensive_probe_procedures[1]',
    ],
    [
      'a translation that is not read',
      {},
      { code_map: 'kind,from,to\ndx,a,b\n' },
      'warning DIP_TABLE_UNREAD code_map.csv',
    ],
    ['a translation without a table', { code_conversion: true }, {}, 'warning DIP_TABLE_MISSING code_map.csv'],
    [
      'a translation of no kind',
      { code_conversion: true },
      { code_map: 'kind,from,to\ndiagnosis,a,b\n' },
      'error DIP_MAP_KIND code_map.csv:2:kind',
    ],
    [
      'a target that is itself translated',
      { code_conversion: true },
      { code_map: 'kind,from,to\ndx,a,b\ndx,b,c\n' },
      'warning DIP_MAP_CHAIN code_map.csv:2:to',
    ],
  ])('[DIP-10] finds %s', (_name, change, text, expected) => {
    expect(found(change, text)).toContain(expected);
  });

  it('[DIP-10] accepts auxiliary rows of rewritten codes', () => {
    const change = { comprehensive: { ...comprehensive, rewrite_code: true } };
    expect(found(change, { supplement: 'group_code,kind,level,score,factor\nJ18:T,年龄,66岁及以上,1,1\n' })).toEqual(
      [],
    );
  });

  it('[DIP-10] a missing table of groups, and errors in numbers, refuse the scheme', () => {
    const { groups: _groups, ...rest } = dipArtifact().tables;
    expect(compileScheme({ ...dipArtifact(), tables: rest } as never)).toMatchObject({
      ok: false,
      issues: [{ code: 'GROUPING_TABLE_MISSING', path: 'groups.csv' }],
    });
    expect(compileScheme(dipArtifact({}, { groups: groups('1,核心,K80.1,,,a,x,') }) as never).ok).toBe(false);
  });
});

describe('the vocabulary of the method', () => {
  const at = (change: object): readonly string[] => {
    const parsed = groupingKind.schema.safeParse({ ...dipArtifact().value, method: { ...trialMethod, ...change } });
    return parsed.success ? [] : parsed.error.issues.map((one) => one.path.join('.'));
  };

  it.each<[string, object, string]>([
    ['an unknown option', { grouping_by_moon: true }, 'method'],
    [
      'an unknown count',
      { procedure_expression: { ...trialMethod.procedure_expression, count: 'once' } },
      'method.procedure_expression.count',
    ],
    [
      'an unknown conservative condition',
      { conservative: { when: 'always', take: 'first' } },
      'method.conservative.when',
    ],
    [
      'an unknown fallback',
      { comprehensive: { ...comprehensive, fallback: 'anything' } },
      'method.comprehensive.fallback',
    ],
    ['an unknown auxiliary kind', { supplement: { kind: 'other' } }, 'method.supplement.kind'],
    [
      'an unknown condition of a level',
      { supplement: { kind: 'catalogue', bands: { 年龄: { 老: { age: 66 } } } } },
      'method.supplement.bands.年龄.老',
    ],
    ['an unknown step', { choose: [{ step: 'lowest_score' }] }, 'method.choose.0.step'],
    ['an unknown catalogue in a pool', { choose: [{ pool: ['其他'] }] }, 'method.choose.0.pool.0'],
    ['an unknown mode', { choose: [{ step: 'match_quantity', mode: 'most' }] }, 'method.choose.0.mode'],
    ['an unknown parameter of a step', { choose: [{ step: 'closest_fee', within: 3 }] }, 'method.choose.0'],
    [
      'two ways to be short',
      {
        choose: [
          {
            step: 'prefer_full_code',
            short: { expression_length: 5, expression_shorter_than: 7 },
            without_expression: 'drop',
          },
        ],
      },
      'method.choose.0.short',
    ],
    [
      'an unknown condition of an order',
      { choose: [{ step: 'type_order', order: [{ catalogue: '综合', if: 'it_rains' }] }] },
      'method.choose.0.order.0.if',
    ],
    [
      'an unknown key of averages',
      { estimated_average: { published_by: ['ward'] } },
      'method.estimated_average.published_by.0',
    ],
  ])('[DIP-10] %s is an error with its address', (_name, change, expected) => {
    expect(at(change)).toEqual([expected]);
  });
});
