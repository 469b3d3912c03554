import { describe, expect, it } from '@jest/globals';
import type { Artifact } from '@caseloom/pack';
import { compileScheme } from '../../compile-scheme.ts';
import type { GroupingInput } from '../../types.ts';
import { dipScheme, drgScheme } from '../testing/small-schemes.ts';
import { SideBySideAccumulator, sideBySide } from './side-by-side.ts';
import type { ComparedScheme } from './side-by-side.ts';

function compared(artifact: Artifact): ComparedScheme {
  const compiled = compileScheme(artifact);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return { artifact, scheme: compiled.value };
}

const TABLES = drgScheme().tables;
/** A table of the small scheme with some of its text replaced. */
function changed(table: string, ...replacements: readonly (readonly [string, string])[]): Record<string, string> {
  const { columns, rows } = TABLES[table]!;
  const quoted = (cell: string): string => (cell.includes(',') ? `"${cell}"` : cell);
  const lines = [columns, ...rows.map((row) => columns.map((column) => quoted(row[column] ?? '')))];
  const text = lines.map((cells) => `${cells.join(',')}\n`).join('');
  return { [table]: replacements.reduce((all, [from, to]) => all.replaceAll(from, to), text) };
}

const stay = (diagnoses: readonly string[], procedures: readonly string[] = [], more: object = {}): GroupingInput => ({
  sex: '1',
  ageYears: 50,
  diagnoses,
  procedures,
  ...more,
});

const base = drgScheme();

describe('two groupers side by side', () => {
  it.each<[string, Record<string, string>, GroupingInput, object]>([
    [
      'a list that lost a code',
      changed('code_lists', ['adrg:GB1/proc,43.7', 'adrg:GB1/proc,43.9']),
      stay(['K92'], ['43.7']),
      { code: 'SIDE_BY_SIDE_ADRG', args: { at: 'GB1', list: 'adrg:GB1/proc', code: '43.7', in: 'a' } },
    ],
    [
      'an MDC that lost a code which the scheme still knows',
      { ...changed('code_lists', ['mdc:MDCG/dx,K92\n', '']), ...changed('cc', ['I10,8', 'I10,8\nK92,8']) },
      stay(['K92']),
      { code: 'SIDE_BY_SIDE_MDC', args: { at: 'MDCG', list: 'mdc:MDCG/dx', code: 'K92', in: 'a' } },
    ],
    [
      'a code that the other scheme does not know',
      changed('code_lists', ['mdc:MDCG/dx,K92\n', '']),
      stay(['K92']),
      { code: 'SIDE_BY_SIDE_CODE_UNKNOWN', args: { code: 'K92', to: 'b' } },
    ],
    [
      'a complication',
      changed('cc', ['I10,8\n', '']),
      stay(['K92', 'I10']),
      { code: 'SIDE_BY_SIDE_COMPLICATION', args: { code: 'I10', level: 'cc', a: 'counted', b: 'none' } },
    ],
    [
      'a complication that is excluded now',
      changed('exclusion', ['K25,7', 'K92,8']),
      stay(['K92', 'I10']),
      { code: 'SIDE_BY_SIDE_COMPLICATION', args: { code: 'I10', level: 'cc', a: 'counted', b: 'excluded' } },
    ],
    [
      'another split',
      changed('drg', ['GR13,消化系统其他，伴并发症,has_cc', 'GR13,消化系统其他，伴并发症,has_mcc']),
      stay(['K92', 'I10']),
      { code: 'SIDE_BY_SIDE_SPLIT', args: { at: 'GR1', a: 'GR13', b: 'GR15' } },
    ],
    [
      'another condition',
      changed('adrg', ['age < 18', 'age < 8']),
      stay(['K25'], [], { ageYears: 9 }),
      { code: 'SIDE_BY_SIDE_CONDITION', args: { at: 'GB1', in: 'a' } },
    ],
    [
      'an ambiguous answer with another code',
      changed('adrg', ['4,MDCG,GQY', '4,MDCG,GPY']),
      stay(['K92', 'K25'], ['44.1']),
      { code: 'SIDE_BY_SIDE_RENAMED', args: { a: 'GQY', b: 'GPY' } },
    ],
    [
      'a DRG with another code',
      changed('drg', ['GR15', 'GR19']),
      stay(['K92']),
      { code: 'SIDE_BY_SIDE_RENAMED', args: { a: 'GR15', b: 'GR19' } },
    ],
    [
      'an ADRG with another code',
      { ...changed('drg', ['GR1', 'GS1']), ...changed('adrg', ['GR1,GR1', 'GS1,GS1']) },
      stay(['K92']),
      { code: 'SIDE_BY_SIDE_RENAMED', args: { a: 'GR15', b: 'GS15' } },
    ],
    [
      'a group that is gone',
      changed('adrg', ['4,MDCG,GQY,QY,歧义组,ambiguous,principal_proc in {operating},\n', '']),
      stay(['K92', 'K25'], ['44.1']),
      { code: 'SIDE_BY_SIDE_GROUP_ONLY', args: { adrg: 'GQY', in: 'a' } },
    ],
    [
      'an operation',
      changed('operating_procedures', ['44.1', '44.2']),
      stay(['K92', 'K25'], ['44.1']),
      { code: 'SIDE_BY_SIDE_CODE_UNKNOWN', args: { code: '44.1', to: 'b' } },
    ],
    [
      'a code left out before grouping',
      { excluded_procedures: 'code\n99.1\n43.7\n' },
      stay(['K92'], ['43.7']),
      { code: 'SIDE_BY_SIDE_EXCLUDED_CODE', args: { code: '43.7', by: 'b' } },
    ],
    [
      'a code that keeps out',
      changed('code_lists', ['adrg:GB1/dx,K25', 'adrg:GB1/dx,K25\nadrg:GB1/dx,I10']),
      stay(['K92', 'I10']),
      { code: 'SIDE_BY_SIDE_ADRG', args: { at: 'GR1', list: 'adrg:GB1/dx', code: 'I10', in: 'b' } },
    ],
    [
      'a missing weight',
      changed('weights', ['GR15,0.80,\n', '']),
      stay(['K92']),
      { code: 'SIDE_BY_SIDE_WEIGHT_MISSING', args: { group: 'GR15', in: 'b' } },
    ],
  ])('[ANA-7] names as the cause %s', (_what, tables, input, cause) => {
    const found = sideBySide(compared(base), compared(drgScheme(tables)), [{ id: '1', input }]);
    expect(found.clusters.map((cluster) => cluster.cause)).toEqual([cause]);
  });

  it('[ANA-7] says that two groups hold in both, in another order', () => {
    const adrg = (first: string, second: string): Record<string, string> => ({
      adrg: `order,mdc,rule,adrg,name,kind,condition,no_drg_result\n${[first, second].map((code) => `1,MDCG,${code},${code},${code},group,true,${code}`).join('\n')}\n`,
      drg: 'order,rule,drg,name,condition\n',
      weights: 'drg,weight\n',
    });
    const found = sideBySide(compared(drgScheme(adrg('GB1', 'GC1'))), compared(drgScheme(adrg('GC1', 'GB1'))), [
      { id: '1', input: stay(['K92']) },
    ]);
    expect(found.clusters[0]!.cause).toEqual({ code: 'SIDE_BY_SIDE_ORDER', args: { a: 'GB1', b: 'GC1' } });
  });

  it.each<[string, GroupingInput, GroupingInput, object]>([
    ['the sex', stay(['K92']), stay(['K92'], [], { sex: '9' }), { code: 'SIDE_BY_SIDE_FIELD', args: { field: 'sex' } }],
    [
      'the order of diagnoses',
      stay(['K92', 'A00']),
      stay(['A00', 'K92']),
      { code: 'SIDE_BY_SIDE_PRINCIPAL', args: { how: 'order' } },
    ],
    [
      'another principal diagnosis',
      stay(['K92']),
      stay(['A00']),
      { code: 'SIDE_BY_SIDE_PRINCIPAL', args: { how: 'code' } },
    ],
    [
      'a missing complication',
      stay(['K92', 'A00', 'I10']),
      stay(['K92', 'A00']),
      { code: 'SIDE_BY_SIDE_SECONDARY', args: { code: 'I10', missing: 'b' } },
    ],
    [
      'a missing procedure',
      stay(['K92'], ['99.9']),
      stay(['K92'], ['99.9', '43.7']),
      { code: 'SIDE_BY_SIDE_PROCEDURE', args: { code: '43.7', missing: 'a' } },
    ],
    [
      'two things together',
      stay(['K92'], ['43.7']),
      stay(['A00']),
      { code: 'SIDE_BY_SIDE_FIELDS', args: { fields: 'principalDiagnosis + principalProcedure' } },
    ],
  ])('[ANA-7] names of two records of a stay what differs: %s', (_what, input, other, cause) => {
    const found = sideBySide(compared(base), compared(base), [{ id: '1', input, other }]);
    expect(found.clusters.map((cluster) => cluster.cause)).toEqual([cause]);
  });

  it('[ANA-7] puts cases with one cause together, most first, with their groups, examples and weights', () => {
    const b = compared(drgScheme(changed('cc', ['I10,8\n', ''])));
    const cases = [stay(['K92', 'I10']), stay(['K92']), stay(['K25', 'I10']), stay(['K92', 'I10'])].map((input, n) => ({
      id: `c${n}`,
      input,
    }));
    const found = sideBySide(compared(base), b, cases);
    expect(found).toEqual({
      cases: 4,
      same: 1,
      different: 3,
      clusters: [
        {
          cause: { code: 'SIDE_BY_SIDE_COMPLICATION', args: { code: 'I10', level: 'cc', a: 'counted', b: 'none' } },
          cases: 3,
          pairs: [{ a: 'GR13', b: 'GR15', cases: 3 }],
          examples: ['c0', 'c2', 'c3'],
          weightChange: '-0.6',
        },
      ],
    });
  });

  it('[ANA-7] counts in parts what it counts as one', () => {
    const [a, b] = [compared(base), compared(drgScheme(changed('cc', ['I10,8\n', ''])))];
    const cases = ['K92', 'K25', 'A00', 'K92', 'K92'].map((code, n) => ({ id: `c${n}`, input: stay([code, 'I10']) }));
    const whole = sideBySide(a, b, cases);
    const [first, second] = [new SideBySideAccumulator(a, b), new SideBySideAccumulator(a, b)];
    cases.forEach(({ id, input }, n) => (n < 2 ? first : second).add(id, input));
    first.merge(JSON.parse(JSON.stringify(second.state())));
    expect(first.result()).toEqual(whole);
  });

  it('[ANA-7] compares DIP schemes by catalogue and procedures', () => {
    const other = dipScheme();
    const rows = other.tables['groups']!.rows.filter((row) => row['seq'] !== '2');
    const without = { ...other, tables: { ...other.tables, groups: { ...other.tables['groups']!, rows } } };
    const input = stay(['K80.101'], ['51.2300'], { totalCharge: '900' });
    const found = sideBySide(compared(dipScheme()), compared(without), [
      { id: '1', input, settlement: { averageFactor: '1' } },
    ]);
    expect(found.clusters[0]).toMatchObject({
      cause: { code: 'SIDE_BY_SIDE_CATALOGUE', args: { a: 'core', b: 'comprehensive' } },
      pairs: [{ a: 'K80.1:51.2300', b: 'K80:S', cases: 1 }],
      weightChange: '-600',
    });
  });
});
