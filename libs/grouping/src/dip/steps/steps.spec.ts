import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { allSteps, answer, dipScheme, groups, NO_AUXILIARY, S, settlement, stay, T } from '../../../spec/dip-trial.ts';
import type { DipMethod } from '../../../spec/dip-trial.ts';
import type { GroupingInput } from '../../types.ts';
import { dipTraceMessages } from '../messages.ts';
import { choiceSchema } from './index.ts';

type Step = DipMethod['choose'][number];
const PREFIXES = { and: '+', or: '/', prefix_if_shorter_than: 7, count: 'with_repeats' } as const;

/** What one step keeps of the candidates of the pool, by number, and why the others went. */
function kept(step: Step, rows: string, input: Partial<GroupingInput>, pool: Step = { pool: ['核心'] }) {
  const scheme = dipScheme(
    { supplement: NO_AUXILIARY, procedure_expression: PREFIXES, choose: [pool, step] },
    { groups: rows },
  );
  const { trace } = scheme.group({ ...stay, ...input }, settlement);
  const told = trace.find((one) => one.code.startsWith('GROUPING_DIP_STEP_'))?.detail ?? [];
  return {
    kept: told
      .filter((one) => one.outcome === 'taken')
      .map((one) => one.args['seq'])
      .join(' '),
    why: [...new Set(told.flatMap((one) => one.detail ?? []).map((one) => one.code.replace('GROUPING_DIP_', '')))],
  };
}

const core = (...expressions: readonly string[]): string =>
  groups(...expressions.map((text, at) => `${at + 1},核心,K80.1,${text},,g${at + 1}:${text},x,${100 - at}`));
const A = '51.2300';
const B = '51.8800';

describe('steps of the choice', () => {
  it.each<[string, string, string[], string, string[]]>([
    ['the most joins', core(A, `${A}+${B}`), [A, B], '2', ['FEWER_JOINS']],
    ['then the most matched', core(`${A}/${B}`, A), [A, B], '1', ['FEWER_MATCHED']],
    [
      'most matched among the most joins',
      core(`${A}+${B}`, `${A}+${B}/96.0400`, A),
      [A, B, '96.0400'],
      '2',
      ['FEWER_MATCHED', 'FEWER_JOINS'],
    ],
    ['equals stay together', core(A, `${A}/96.0400`), [A], '1 2', []],
  ])('[DIP-7] match_quantity: %s', (_name, rows, procedures, expected, why) => {
    expect(kept({ step: 'match_quantity', mode: 'most_joins_then_most_matched' }, rows, { procedures })).toEqual({
      kept: expected,
      why,
    });
  });

  it('[DIP-7] match_quantity: a row without expression has no joins and matches nothing', () => {
    const rows = groups(`1,核心,K80.1,${A}+${B},,a,x,10`, '2,基层,K80.1,,,b,x,10,1');
    const scheme = dipScheme(
      {
        supplement: NO_AUXILIARY,
        conservative: {
          when: 'all_procedures_minor',
          take: 'first',
          minor: { incision: ['0类', 'II类'], level_below: 9 },
        },
        choose: [{ pool: ['核心', '基层'] }, { step: 'match_quantity', mode: 'most_joins_then_most_matched' }],
      },
      { groups: rows },
    );
    expect(answer(scheme.group({ ...stay, procedures: [A, B] }, settlement))).toBe(`1 ${S}`);
  });

  it.each<[string, string, string[], string, string[]]>([
    ['nothing left over', core(A, `${A}/${B}`), [A, B], '2', ['LEFT_OVER']],
    ['every candidate leaves something over', core(A, B), [A, B], '1 2', []],
    ['no procedure: nothing is left over', core('', ''), [], '1', []],
  ])('[DIP-7] nothing_left_over_first: %s', (_name, rows, procedures, expected, why) => {
    expect(kept({ step: 'match_quantity', mode: 'nothing_left_over_first' }, rows, { procedures })).toEqual({
      kept: expected,
      why,
    });
  });

  it.each<[string, Step, string, string]>([
    ['nearest', { step: 'closest_fee' }, '9960', '1'],
    ['equal distance: the later', { step: 'closest_fee' }, '9950', '2'],
    ['equal distance: the first, where the method says so', { step: 'closest_fee', tie: 'first' }, '9950', '1'],
    ['a blank fee is 0', { step: 'closest_fee' }, '', '3'],
  ])('[DIP-7] closest_fee: %s', (_name, step, totalCharge, expected) => {
    // Scores 100, 99, 98 and an average factor of 100.
    expect(kept(step, core(A, A, A), { procedures: [A], totalCharge }).kept).toBe(expected);
  });

  it.each<[string, Step, string[], string]>([
    ['the highest', { step: 'highest_score', tie: 'first' }, ['90', '95', '80'], '2'],
    ['equal: the first', { step: 'highest_score', tie: 'first' }, ['95', '95.0', '80'], '1'],
    ['equal: the last', { step: 'highest_score', tie: 'last' }, ['95', '95.0', '80'], '2'],
    ['only if a kind is there', { step: 'highest_score', tie: 'last', only_if_any_type: S }, ['90', '95', '80'], '2'],
    [
      'a kind that is not there: all stay',
      { step: 'highest_score', tie: 'last', only_if_any_type: T },
      ['90', '95', '80'],
      '1 2 3',
    ],
    ['one of several kinds', { step: 'highest_score', tie: 'last', only_if_any_type: [T, S] }, ['90', '95', '80'], '2'],
  ])('[DIP-7] highest_score: %s', (_name, step, scores, expected) => {
    const rows = groups(...scores.map((score, at) => `${at + 1},核心,K80.1,${A},,g${at + 1},x,${score}`));
    expect(kept(step, rows, { procedures: [A] }).kept).toBe(expected);
  });

  const shorter: Step = { step: 'prefer_full_code', short: { expression_shorter_than: 7 }, without_expression: 'drop' };
  const exactly: Step = { step: 'prefer_full_code', short: { expression_length: 5 }, without_expression: 'keep' };
  it.each<[string, Step, string[], string[], string]>([
    ['a full code sends the prefix away', shorter, ['45.13', '45.1300'], ['45.1300'], '2'],
    ['so does an expression that starts with it', shorter, ['45.1', `45.1300+${B}`], ['45.1300', B], '2'],
    ['another full code does not', shorter, ['45.13', B], ['45.1300', B], '1 2'],
    ['a longer prefix is no full code', shorter, ['45.1', '45.13'], ['45.1300'], '1 2'],
    ['all short ones go, with the first that gives way', shorter, ['45.13', '51.8', '45.1300'], ['45.1300', B], '3'],
    ['only the first short one is looked at', shorter, ['51.8', '45.13', '45.1300'], ['45.1300', B], '1 2 3'],
    ['a long text of prefixes counts as full', shorter, ['45.1', '45.1/45.2'], ['45.1300'], '2'],
    ['exactly 5 characters', exactly, ['45.13', '45.1300'], ['45.1300'], '2'],
    ['4 characters are not short then', exactly, ['45.1', '45.1300'], ['45.1300'], '1 2'],
  ])('[DIP-7] prefer_full_code: %s', (_name, step, expressions, procedures, expected) => {
    expect(kept(step, core(...expressions), { procedures }).kept).toBe(expected);
  });

  it.each<[string, Step, string]>([
    ['dropped', shorter, '2'],
    ['kept', exactly, '2 3'],
  ])('[DIP-7] prefer_full_code: rows without expression are %s', (_name, step, expected) => {
    const rows = groups(
      '1,核心,K80.1,45.13,,a,x,10',
      '2,核心,K80.1,45.1300,,b,x,10',
      `3,基层,K80,,诊断性操作,c,x,10,1`,
    );
    const scheme = dipScheme(
      {
        supplement: NO_AUXILIARY,
        procedure_expression: PREFIXES,
        comprehensive_rows_in_basic: true,
        choose: [{ pool: ['核心', '基层'] }, step],
      },
      { groups: rows },
    );
    const told = scheme
      .group({ ...stay, procedures: ['45.1300'] }, settlement)
      .trace.find((one) => one.code.startsWith('GROUPING_DIP_STEP_'));
    expect(
      told!
        .detail!.filter((one) => one.outcome === 'taken')
        .map((one) => one.args['seq'])
        .join(' '),
    ).toBe(expected);
  });

  it.each([
    'expression_length',
    'expression_length_is',
    'expression_length_equals',
    'expression_exact_length',
    'expression_exactly',
    'expression_of_length',
  ])('[DIP-7] prefer_full_code: an exact length may be written as %s', (word) => {
    const step = { step: 'prefer_full_code', short: { [word]: 5 }, without_expression: 'keep' };
    expect(kept(choiceSchema.parse(step), core('45.1', '45.13', '45.1300'), { procedures: ['45.1300'] }).kept).toBe(
      '1 3',
    );
  });

  it.each<[string, string[], string, string[]]>([
    ['the codes that contain it', [B, A], '2', ['WITHOUT_FIRST_PROCEDURE']],
    ['none contains it: all stay', ['96.0400', A, B], '1 2', []],
  ])('[DIP-7] first_procedure_in_group_code: %s', (_name, procedures, expected, why) => {
    expect(kept({ step: 'first_procedure_in_group_code' }, core(A, B), { procedures })).toEqual({
      kept: expected,
      why,
    });
  });

  it('[DIP-7] first_procedure_in_group_code: a test of the text, and nothing without procedures', () => {
    const step: Step = { step: 'first_procedure_in_group_code' };
    const rows = core('45.1300x001', B);
    expect(kept(step, rows, { procedures: ['45.1300', '45.1300x001', B] }).kept).toBe('1');
    expect(kept(step, groups('1,核心,K80.1,,,K80.1,x,10'), {}).kept).toBe('1');
  });

  const afterwards: Step = { pool: ['核心', '基层', '综合'] };
  const mixed = groups(
    `1,核心,K80.1,${B},,a,x,10`,
    `2,基层,K80.1,${A},,b,x,10,1`,
    `3,综合,K80,,${S},c,x,10`,
    `4,基层,K80.1,${A}/${B},,d,x,10,1`,
  );
  it.each<[string, Extract<Step, { step: 'type_order' }>['order'], string[], string]>([
    [
      'the first entry that has candidates',
      [
        { catalogue: '核心', op_type: S },
        { catalogue: '基层', op_type: S },
      ],
      [A, B],
      '2 4',
    ],
    ['an entry of every kind', [{ catalogue: '核心' }, { catalogue: '基层', op_type: null }], [A, B], '1'],
    ['none of the order', [{ catalogue: '空白' }], [A, B], ''],
  ])('[DIP-7] type_order: %s', (_name, order, procedures, expected) => {
    expect(kept({ step: 'type_order', order }, mixed, { procedures }, afterwards).kept).toBe(expected);
  });

  const unmatched = 'every_core_and_basic_candidate_leaves_surgery_unmatched';
  it.each<[string, string[], string]>([
    ['an operation is left over by every core and basic candidate', ['47.0100', B], '3'],
    ['one of them leaves none over', [A, B], '2 4'],
    ['what is left over is no operation', [A, B, '96.0400'], '2 4'],
    ['no core or basic candidate at all', ['47.0100'], '3'],
  ])('[DIP-7] type_order with a condition: %s', (_name, procedures, expected) => {
    const first = { catalogue: '综合', op_type: S, if: unmatched } as const;
    const rest = [
      { catalogue: '基层', op_type: S },
      { catalogue: '综合', op_type: S },
    ] as const;
    expect(kept({ step: 'type_order', order: [first, ...rest] }, mixed, { procedures }, afterwards).kept).toBe(
      expected,
    );
    expect(kept({ step: 'type_order', first, order: [...rest] }, mixed, { procedures }, afterwards).kept).toBe(
      expected,
    );
  });

  it('[DIP-7] a catalogue may join again: late basic candidates are not compared with each other', () => {
    const scheme = dipScheme(
      {
        supplement: NO_AUXILIARY,
        choose: [
          { pool: ['核心', '基层'] },
          { step: 'match_quantity', mode: 'most_joins_then_most_matched' },
          { pool: ['基层'] },
          { step: 'type_order', order: [{ catalogue: '基层' }] },
        ],
      },
      { groups: groups(`1,基层,K80.1,${A},,a,x,10,1`, `2,基层,K80.1,${A}+${B},,b,x,10,1`) },
    );
    // The better one survives the step and stands first; the other one is back in the list behind it.
    const { dip, trace } = scheme.group({ ...stay, procedures: [A, B] }, settlement);
    expect(dip!.groupSeq).toBe('2');
    expect(
      allSteps(trace)
        .filter((step) => step.code === 'GROUPING_DIP_BEHIND_FIRST')
        .map((step) => step.args['group']),
    ).toEqual(['a']);
  });

  it('[DIP-8] tells the neighbours that were no candidates, with what the stay lacks', () => {
    const rows = groups(`1,核心,K80.1,${A},,a,x,10`, `2,核心,K80.1,${A}/51.2200+${B},,b,x,10`, '3,核心,K80.1,,,c,x,10');
    const { trace } = dipScheme({}, { groups: rows }).group({ ...stay, procedures: [A] }, settlement);
    const passed = allSteps(trace).filter((step) => /_(ROW|CONSERVATIVE)_PASSED$/.test(step.code));
    expect(passed.map(({ code, args }) => [code.slice(13), args['group'], args['missing'] ?? args['kind']])).toEqual([
      ['ROW_PASSED', 'b', B],
      ['CONSERVATIVE_PASSED', 'c', S],
    ]);
  });

  it('gives the same answer without a trace', () => {
    for (const procedures of [[], [A], [A, B], ['98.7654']]) {
      const { trace: _trace, ...told } = dipScheme().group({ ...stay, procedures }, settlement);
      const { trace, ...untold } = dipScheme().group({ ...stay, procedures }, settlement, { trace: 'none' });
      expect([untold, trace]).toEqual([told, []]);
    }
  });
});

describe('the registry of steps', () => {
  it('has every file of its folder, a schema and a sentence for each', () => {
    const files = readdirSync(join(import.meta.dirname))
      .filter((name) => name.endsWith('.ts') && !['index.ts', 'step.ts', 'steps.spec.ts'].includes(name))
      .map((name) => name.slice(0, -3).replaceAll('-', '_'));
    const found = choiceSchema.safeParse({ step: 'no_such_step' });
    const known = found.error!.issues[0] as unknown as { options: readonly string[] };
    expect(known.options.filter((one) => one !== undefined && one !== null)).toEqual(files);
    const told = Object.keys(dipTraceMessages).filter((code) => code.startsWith('GROUPING_DIP_STEP_'));
    expect(told).toEqual(files.map((name) => `GROUPING_DIP_STEP_${name.toUpperCase()}`));
  });
});
