import { describe, expect, it } from '@jest/globals';
import { codeStories, codeStory, schemeTree } from './scheme-reading.ts';
import { findInScheme } from './find-in-scheme.ts';
import { apgScheme, dipScheme, drgScheme } from './testing/small-schemes.ts';

describe('the tree of a scheme', () => {
  it('[ANA-1] leads from MDC to ADRG to DRG in the order tried, rules of one ADRG under one node', () => {
    const [mdc] = schemeTree(drgScheme());
    expect(mdc).toMatchObject({ id: 'MDCG', level: 'mdc', code: 'MDCG', name: '消化系统' });
    expect(mdc!.children!.map(({ id, level }) => [id, level])).toEqual([
      ['MDCG/GB1', 'adrg'],
      ['MDCG/GR1', 'adrg'],
      ['MDCG/GQY', 'group'],
    ]);
    expect(mdc!.children![0]!.conditions).toEqual([
      { rule: 'GB1_1', condition: 'any_proc in {adrg:GB1/proc}', path: 'adrg.csv:2' },
      { rule: 'GB1_2', condition: 'principal_dx in {adrg:GB1/dx} and age < 18', path: 'adrg.csv:3' },
    ]);
    expect(mdc!.children![0]!.children).toEqual([
      {
        id: 'MDCG/GB1/GB11',
        level: 'group',
        code: 'GB11',
        name: '胃大手术，伴严重并发症',
        weight: '3.20',
        meanCharge: '41000.00',
        conditions: [
          { rule: 'GB1_1', condition: 'has_mcc', path: 'drg.csv:2' },
          { rule: 'GB1_2', condition: 'has_mcc', path: 'drg.csv:4' },
        ],
        children: [],
      },
      {
        id: 'MDCG/GB1/GB15',
        level: 'group',
        code: 'GB15',
        name: '胃大手术',
        weight: '2.10',
        conditions: [
          { rule: 'GB1_1', condition: 'true', path: 'drg.csv:3' },
          { rule: 'GB1_2', condition: 'true', path: 'drg.csv:5' },
        ],
        children: [],
      },
    ]);
  });

  it('[ANA-1] leads from catalogue to key to group, core before basic before comprehensive', () => {
    const tree = schemeTree(dipScheme());
    expect(tree.map(({ code, name, children }) => [code, name, children!.map(({ id }) => id)])).toEqual([
      ['core', '核心', ['core/K80.1']],
      ['comprehensive', '综合', ['comprehensive/K80', 'comprehensive/K70-K93']],
    ]);
    expect(tree[0]!.children![0]).toMatchObject({ level: 'key', code: 'K80.1', name: '胆囊结石伴胆囊炎' });
    expect(tree[0]!.children![0]!.children!.map(({ id, code, weight }) => [id, code, weight])).toEqual([
      ['core/K80.1/2', 'K80.1:51.2300', '900'],
      ['core/K80.1/3', 'K80.1', '400'],
    ]);
  });

  it('[ANA-1] leads from type to APG', () => {
    expect(schemeTree(apgScheme())).toEqual([
      {
        id: 'medical',
        level: 'type',
        code: 'medical',
        name: '',
        children: [
          {
            id: 'medical/M1',
            level: 'group',
            code: 'M1',
            name: '呼吸系统就诊',
            weight: '0.8',
            conditions: [
              { rule: 'M1', condition: 'diagnosis J18.900, age 18–', path: 'apg_codes.csv:2' },
              { rule: 'M1', condition: 'diagnosis J*', path: 'apg_codes.csv:3' },
            ],
          },
        ],
      },
    ]);
  });
});

describe('searching a scheme', () => {
  const initials = (text: string): string => (text === '胃大手术' ? 'wdss' : '');
  it.each([
    ['GB1', ['MDCG/GB1', 'MDCG/GB1/GB11', 'MDCG/GB1/GB15']],
    ['gb15', ['MDCG/GB1/GB15']],
    ['胃大手术', ['MDCG/GB1', 'MDCG/GB1/GB11', 'MDCG/GB1/GB15']],
    ['严重', ['MDCG/GB1/GB11']],
    ['wdss', ['MDCG/GB1', 'MDCG/GB1/GB15']],
    [' ', []],
    ['zzz', []],
  ])('[ANA-2] finds %s by code, name or initials, the nearest first', (query, found) => {
    expect(findInScheme(schemeTree(drgScheme()), query, { initials }).map(({ node }) => node.id)).toEqual(found);
  });

  it('[ANA-2] names what is above a hit, and gives no more than asked', () => {
    const [hit, ...more] = findInScheme(schemeTree(drgScheme()), 'GB1', { most: 1 });
    expect(more).toEqual([]);
    expect(hit!.above.map(({ id }) => id)).toEqual(['MDCG']);
  });
});

describe('the story of a code', () => {
  it('[ANA-3] names every place that asks for it in the order tried, and the one that is tried first', () => {
    const story = codeStory(drgScheme(), 'K25', 'dx');
    expect(
      story.leads.map(({ rank, opens, subject, list, isNegated }) => [rank, opens, subject, list, isNegated]),
    ).toEqual([
      [1, 'MDCG', 'principal_dx', 'mdc:MDCG/dx', false],
      [2, 'GB1_2', 'principal_dx', 'adrg:GB1/dx', false],
      [3, 'GR1', 'principal_dx', 'mdc:MDCG/dx', false],
      [4, 'GR1', 'other_dx', 'adrg:GB1/dx', true],
    ]);
    expect(story.first).toMatchObject({ opens: 'GB1_2', node: 'MDCG/GB1', path: 'adrg.csv:3' });
    expect(story).toMatchObject({
      complications: [{ level: 'cc', exclusionGroup: '7' }],
      excludes: '7',
      isExcluded: false,
    });
  });

  it('[ANA-3] says of a procedure whether it is an operation, and of a code that nothing names that it leads nowhere', () => {
    const stories = codeStories(drgScheme());
    expect(stories.story('43.7', 'proc')).toMatchObject({
      isOperating: true,
      first: { opens: 'GB1_1' },
      complications: [],
    });
    expect(stories.story('43.7', 'dx')).toEqual({
      code: '43.7',
      system: 'dx',
      leads: [],
      complications: [],
      isExcluded: false,
    });
    expect(stories.story('99.1', 'proc')).toMatchObject({ isOperating: false, isExcluded: true, leads: [] });
    expect(stories.codes('proc')).toEqual(['43.7', '44.1']);
  });

  it('[ANA-3] looks a DIP diagnosis up by its key, its category and its range', () => {
    const opened = codeStory(dipScheme(), 'K80.101', 'dx').leads.map(({ opens, list }) => [opens, list]);
    expect(opened).toEqual([
      ['K80.1:51.2300', 'core/K80.1'],
      ['K80.1', 'core/K80.1'],
      ['K80:S', 'comprehensive/K80'],
      ['K70-K93:C', 'comprehensive/K70-K93'],
    ]);
    expect(codeStory(dipScheme(), '51.2300', 'proc')).toMatchObject({
      isOperating: true,
      first: { opens: 'K80.1:51.2300', list: '51.2300' },
    });
  });

  it('[ANA-3] puts the full code of an APG before its beginnings', () => {
    expect(codeStory(apgScheme(), 'J18.900', 'dx').leads.map(({ list }) => list)).toEqual(['J18.900', 'J*']);
    expect(codeStory(apgScheme(), 'J06.900', 'dx').leads.map(({ list }) => list)).toEqual(['J*']);
  });
});
