import { describe, expect, it } from '@jest/globals';
import { dipScheme, drgScheme } from '../testing/small-schemes.ts';
import { compareSchemes } from './compare-schemes.ts';
import { movedRows } from './moved-rows.ts';

const RULES = `order,mdc,rule,adrg,name,kind,condition,no_drg_result
10,MDCG,GR1,GR1,消化系统其他,group,principal_dx in {mdc:MDCG/dx} and not (other_dx in {adrg:GB1/dx}),
20,MDCG,GB1_1,GB1,胃大手术,group,any_proc in {adrg:GB1/proc},
30,MDCG,GS1,GS1,消化道出血,group,principal_dx in {mdc:MDCG/dx},
`;
const DRGS = `order,rule,drg,name,condition
1,GB1_1,GB11,胃大手术，伴严重并发症,has_mcc
2,GB1_1,GB15,胃大手术（更名）,true
3,GR1,GR13,消化系统其他，伴并发症,has_cc
4,GR1,GR15,消化系统其他,true
5,GS1,GS15,消化道出血,true
`;

describe('comparing schemes', () => {
  const after = drgScheme(
    {
      adrg: RULES,
      drg: DRGS,
      code_lists: 'list,code\nmdc:MDCG/dx,K25\nmdc:MDCG/dx,K92\nadrg:GB1/proc,43.8\nadrg:GB1/dx,K25\n',
      weights: 'drg,weight,mean_charge\nGB11,3.20,41000.00\nGB15,2.10,\nGR13,1.05,\nGR15,0.80,\nGS15,0.90,\n',
    },
    { retryWithSingleProcedures: true, notes: ['told differently'] },
  );
  const found = compareSchemes(drgScheme(), after);

  it('[ANA-4] finds no difference between a scheme and itself', () => {
    expect(compareSchemes(after, after)).toMatchObject({
      head: [],
      groups: { same: 5, changed: [], onlyA: [], onlyB: [] },
      codes: [],
    });
    expect(
      compareSchemes(after, after).tables.every((one) => one.added + one.removed + one.changed + one.moved === 0),
    ).toBe(true);
  });

  it('[ANA-4] says of each group what is different about it', () => {
    expect(found.groups).toEqual({
      same: 1,
      changed: [
        { code: 'GB11', name: '胃大手术，伴严重并发症', what: ['conditions', 'lists'] },
        { code: 'GB15', name: '胃大手术（更名）', what: ['name', 'conditions', 'lists'] },
        { code: 'GR13', name: '消化系统其他，伴并发症', what: ['weight'] },
      ],
      onlyA: [{ code: 'GQY', name: '歧义组' }],
      onlyB: [{ code: 'GS15', name: '消化道出血' }],
    });
    expect(found.head).toEqual([{ member: 'retryWithSingleProcedures', a: '', b: 'true' }]);
  });

  it('[ANA-4] compares rows by their key, and their order apart from the numbers in a column', () => {
    const [adrg] = found.tables.filter(({ table }) => table === 'adrg');
    expect(adrg).toMatchObject({ added: 1, removed: 2, changed: 0, same: 2, moved: 1 });
    const [drg] = found.tables.filter(({ table }) => table === 'drg');
    expect(drg!.examples).toContainEqual({
      key: 'GB1_1|GB15',
      change: 'changed',
      cells: { name: ['胃大手术', '胃大手术（更名）'] },
    });
  });

  it('[ANA-4] names the codes that lead elsewhere, with what asks for them before and after', () => {
    expect(found.codes).toEqual([
      { code: 'K25', system: 'dx', a: ['GB1_2', 'GR1'], b: ['GR1', 'GS1'] },
      { code: 'K92', system: 'dx', a: ['GR1'], b: ['GR1', 'GS1'] },
      { code: '43.7', system: 'proc', a: ['GB1_1', 'GQY'], b: [] },
      { code: '43.8', system: 'proc', a: [], b: ['GB1_1'] },
      { code: '44.1', system: 'proc', a: ['GQY'], b: [] },
    ]);
  });

  it('[ANA-4] refuses schemes of two families', () => {
    expect(() => compareSchemes(drgScheme(), dipScheme())).toThrow(RangeError);
  });

  it.each([
    ['abc', 'abc', 0],
    ['abc', 'cab', 1],
    ['abcd', 'dcba', 3],
    ['abc', 'xcyabz', 1],
    ['', 'abc', 0],
  ])('[ANA-4] counts the rows that must move to make %s of %s', (before, now, moved) => {
    expect(movedRows([...before], [...now])).toBe(moved);
  });
});
