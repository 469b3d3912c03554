import { compileScheme, groupingKind, parseCondition, type GroupingInput } from '@caseloom/grouping';
import type { Artifact } from '@caseloom/pack';
import fc from 'fast-check';
import { damagedText, text } from '../hostile.ts';
import { DOCUMENTS } from '../specimen.ts';
import { must, type Target } from '../target.ts';

const TERMS = [
  'true',
  'false',
  'has_cc',
  'has_mcc',
  'principal_dx in {a}',
  'any_proc in {operating}',
  'other_dx in {b}',
  'age < 1',
  'age_days >= 28',
  'birth_weight_g = 2500',
  'sex in ("1", "2")',
  'department in ("内科")',
  'count_lists(any_dx, {part.*}) >= 2',
  'count_codes(any_proc, {a}) >= 2',
  'count_distinct(other_dx, {b}) >= 1',
  'discharge_type in ("a""b", "")',
];
const JOINTS = ['and', 'or', 'not', '(', ')', 'and not (', '{', '}', 'in', '<', '>=', '1'];

const soup = fc
  .array(fc.oneof(fc.constantFrom(...TERMS, ...JOINTS), text), { maxLength: 25 })
  .map((tokens) => tokens.join(' '));
const joined = fc
  .array(fc.tuple(fc.constantFrom(...TERMS), fc.constantFrom(' and ', ' or ', ' and not (true) and ')), {
    minLength: 1,
    maxLength: 400,
  })
  .map((pairs) => `${pairs.map((pair) => pair.join('')).join('')}true`);

/** A record that meets every kind of term. */
const STAY: GroupingInput = {
  sex: '1',
  ageYears: 60,
  losDays: 7,
  diagnoses: ['A', 'B'],
  procedures: ['P'],
  department: '内科',
};

export const condition: Target = {
  id: 'condition',
  sentence: '[P8] [P15] conditions of grouping tables group every record, or are refused where they are wrong',
  longRuns: 180_000,
  inputs: fc.oneof(
    { weight: 3, arbitrary: soup },
    { weight: 2, arbitrary: joined },
    { weight: 2, arbitrary: damagedText(TERMS.join(' and ')) },
    { weight: 1, arbitrary: text },
  ),
  run(input) {
    const parsed = parseCondition(input, 'adrg.csv:2:condition');
    must(parsed.ok || parsed.issues.length > 0, 'a condition was refused without a word');
    const artifact = schemeWith(input);
    groupingKind.check?.(artifact as Artifact<never>, { artifacts: () => [] });
    const scheme = compileScheme(artifact);
    if (!scheme.ok) return;
    const told = scheme.value.group(STAY);
    const { trace: _trace, ...quick } = scheme.value.group(STAY, undefined, { trace: 'none' });
    const { trace: _story, ...whole } = told;
    must(JSON.stringify(whole) === JSON.stringify(quick), 'the story ends in another group than the answer');
  },
};

/** A scheme of one group, entered by the condition. */
function schemeWith(condition_: string): Artifact {
  const rows = (columns: readonly string[], ...cells: string[][]) => ({
    columns,
    rows: cells.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index] ?? '']))),
  });
  return {
    kind: 'grouping',
    id: 'tiny',
    value: DOCUMENTS['grouping/tiny.json'],
    tables: {
      mdc: rows(['order', 'mdc', 'name', 'condition'], ['1', 'MDCH', 'x', 'true']),
      adrg: rows(
        ['order', 'mdc', 'rule', 'adrg', 'name', 'kind', 'condition', 'no_drg_result'],
        ['1', 'MDCH', 'HC1', 'HC1', 'x', 'group', condition_, ''],
      ),
      drg: rows(
        ['order', 'mdc', 'rule', 'adrg', 'drg', 'name', 'condition'],
        ['1', 'MDCH', 'HC1', 'HC1', 'HC19', 'x', 'true'],
      ),
      code_lists: rows(['list', 'code'], ['a', 'A'], ['b', 'B'], ['part.1', 'A'], ['part.2', 'B']),
      operating_procedures: rows(['code', 'name'], ['P', 'x']),
      cc: rows(['code', 'exclusion_group'], ['B', '1']),
    },
  };
}
